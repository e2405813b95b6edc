"""The browser's side of `/verify/`, run by Node: the shared vectors, and pictures as cheap phones take them.

Not here: the page in a browser (browser/test_verifying.py), Python's judge (cards/tests/test_vectors.py).
"""

import json
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from hamrah.cards.drawing import draw_cards
from hamrah.cards.tests.camera import Conditions, jpeg_of_picture, picture_of
from hamrah.cards.tests.test_drawing import DESIGN, printable, rasters
from tests.node import node_or_skip

OUTSIDE = Path(__file__).parent / "outside"
VECTORS = Path(__file__).parents[1] / "hamrah" / "cards" / "tests" / "vectors" / "cards.json"
PICTURES, MUST_READ = 12, 10
# What card.md 6 asks of a face code of version 20-M on 46 mm.
ASKED = [
    Conditions(lines, blur, glares) for lines in (720, 1080) for blur, glares in ((0, 0), (0.13, 0), (0, 2))
]


@pytest.fixture(scope="module", autouse=True)
def node():
    node_or_skip()


def ran(script: str, *words: str, said: str) -> list:
    command = ["node", script, *words]
    done = subprocess.run(command, cwd=OUTSIDE, input=said, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("browser", [[], ["--old-browser"]], ids=["today's browser", "without Ed25519"])
def test_javascript_judges_every_shared_vector_as_python_does(browser):
    said = VECTORS.read_text()
    wanted = [{key: card[key] for key in ("name", "verdict", "why")} for card in json.loads(said)["cards"]]
    assert ran("judge_cards.mjs", *browser, said=said) == wanted


@pytest.fixture(scope="module")
def printed() -> tuple[Image.Image, str]:
    """The back of a card with a face, as a printer of 300 dots an inch has it, and its code's text."""
    ready = printable(relation="W/o Ramesh", trade="Mason")
    assert len(ready.text) > 900
    return rasters(draw_cards([ready], design=DESIGN), 300)[1], ready.text


def read_of(printed: tuple[Image.Image, str], how: Conditions, folder: Path) -> int:
    """How many of twelve pictures the vendored reader reads."""
    back, text = printed
    lines = []
    for turn in range(PICTURES):
        taken = jpeg_of_picture(picture_of(back, how, seed=f"{how} {turn}"))
        picture = Image.open(BytesIO(taken)).convert("RGBA")
        file = folder / f"{turn}.raw"
        file.write_bytes(picture.tobytes())
        lines.append(f"{picture.width} {picture.height} {file}")
    return ran("read_pictures.mjs", said="\n".join(lines)).count(text)


@pytest.mark.parametrize("how", ASKED, ids=str)
def test_a_printed_card_is_read_from_a_cheap_phones_picture(how, printed, tmp_path):
    assert read_of(printed, how, tmp_path) >= MUST_READ


def test_the_invented_camera_can_also_be_too_soft(printed, tmp_path):
    """Else the test above would prove nothing."""
    assert read_of(printed, Conditions(720, blur_mm=0.3), tmp_path) == 0
