"""The public page that checks a card: verdicts a second, and what its first visit weighs.

verify.per_s.javascript: the page's own modules in Node, one core, one shared vector judged again and again
with the lists opened before; one baseline is @auth0/cose, which checks the signature alone, in the same Node;
the other our Python judge on the same text and lists.
verify.bundle_kb: page, style and scripts as they are sent, each compressed by itself (gzip), scanner and
fonts apart; the baseline is the vendored scanner, zxing-wasm, fetched when the page already stands.
verify.pictures_read: of PICTURES pictures of one printed card in each of six conditions (720 and 1080 lines;
sharp, soft by .13 mm, two glares; tilt, noise, uneven light in all), those whose code the page's reader
finds; the baseline is zxing-cpp on the same pictures.
Not here: signing, and Python beside outside libraries.
"""

import base64
import gzip
import json
import subprocess
import sys
import time
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hamrah.config.opening import prepare_django

ROOT = Path(__file__).resolve().parent.parent
OUTSIDE = ROOT / "tests" / "outside"
VECTORS = ROOT / "hamrah" / "cards" / "tests" / "vectors" / "cards.json"
WARM, ROUNDS = 200, 2_000
Figure = dict[str, Any]


def run() -> list[Figure]:
    vectors = json.loads(VECTORS.read_text())
    genuine = next(card for card in vectors["cards"] if card["name"] == "every line chosen")
    ours, *theirs = in_node(vectors, genuine)
    if not theirs:
        print(
            "@auth0/cose, a baseline of verdicts, is not installed in tests/outside: npm ci", file=sys.stderr
        )
    python = in_python(vectors, genuine)
    prepare_django()
    read, read_by_zxing, taken = pictures_read()
    return [
        *(
            figure("verify.per_s.javascript", ours, "1/s", one, "@auth0/cose, the signature alone")
            for one in theirs
        ),
        figure("verify.javascript_beside_python.per_s", ours, "1/s", python, "our judge in Python"),
        figure("verify.bundle_kb", page_kb(), "kB compressed (40)", scanner_kb(), "zxing-wasm"),
        figure("verify.pictures_read", read, f"of {taken} pictures", read_by_zxing, "zxing-cpp"),
    ]


def figure(name: str, value: float, unit: str, baseline: float, baseline_name: str) -> Figure:
    return {
        "name": name,
        "size": ROUNDS,
        "value": value,
        "unit": unit,
        "baseline": baseline,
        "baseline_name": baseline_name,
        "ratio": round(value / baseline, 4),
    }


def in_node(vectors: dict[str, Any], card: dict[str, Any]) -> list[float]:
    """Verdicts a second, and signatures that @auth0/cose checks, where it is installed."""
    from hamrah.cards.rules import base45, cose
    from hamrah.cards.tests.network_cast import CARDS

    message = zlib.decompress(base45.decode(card["text"]))
    said = json.dumps(
        {
            **card,
            "root": vectors["root"],
            "bundle": vectors["bundles"][card["bundle"]],
            "message": base64.b64encode(message).decode(),
            "key": base64.b64encode(cose.public_bytes(CARDS.public_key())).decode(),
        }
    )
    command = ["node", "time_judge.mjs", str(WARM), str(ROUNDS)]
    done = subprocess.run(command, cwd=OUTSIDE, input=said, capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


def in_python(vectors: dict[str, Any], card: dict[str, Any]) -> float:
    from hamrah.cards.rules.network import Seen, believed

    root = base64.b64decode(vectors["root"])
    network = believed(base64.b64decode(vectors["bundles"][card["bundle"]]), Seen((root,)))
    for _warm in range(WARM):
        network.judge(card["text"], at=card["at"])
    began = time.perf_counter()
    for _round in range(ROUNDS):
        network.judge(card["text"], at=card["at"])
    return round(ROUNDS / (time.perf_counter() - began), 1)


def pictures_read() -> tuple[int, int, int]:
    """(by the page's reader, by zxing-cpp, all) of pictures as a cheap phone takes them."""
    import zxingcpp

    from hamrah.cards.drawing import draw_cards
    from hamrah.cards.tests.camera import picture_of
    from hamrah.cards.tests.test_drawing import DESIGN, printable, rasters
    from tests.test_page_judges import ASKED, PICTURES

    ready = printable(relation="W/o Ramesh", trade="Mason")
    back = rasters(draw_cards([ready], design=DESIGN), 300)[1]
    ours = theirs = 0
    for how in ASKED:
        pictures = [picture_of(back, how, seed=f"{how} {turn}") for turn in range(PICTURES)]
        theirs += sum(ready.text in texts_of(zxingcpp.read_barcodes(one)) for one in pictures)
        ours += by_the_page(pictures).count(ready.text)
    return ours, theirs, len(ASKED) * PICTURES


def texts_of(codes: Any) -> set[str]:
    return {code.text for code in codes}


def by_the_page(pictures: list[Any]) -> list[str]:
    """What the vendored reader finds in each, run by Node."""
    with TemporaryDirectory(prefix="hamrah-pictures-") as folder:
        lines = []
        for at, picture in enumerate(pictures):
            file = Path(folder, f"{at}.raw")
            file.write_bytes(picture.convert("RGBA").tobytes())
            lines.append(f"{picture.width} {picture.height} {file}")
        command = ["node", "read_pictures.mjs"]
        said = "\n".join(lines)
        done = subprocess.run(command, cwd=OUTSIDE, input=said, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


def page_kb() -> float:
    """All that a first visit loads before its scanner."""
    prepare_django()
    from django.template.loader import render_to_string

    from hamrah.cards.keeping import SHELL, content_of
    from hamrah.cards.verifying import VerifyForm, shell

    page = render_to_string("cards/verify.html", {**shell(), "form": VerifyForm()}).encode()
    return kb([page, *(content_of(name) for name in SHELL)])


def scanner_kb() -> float:
    folder = ROOT / "vendor" / "scripts" / "zxing-wasm"
    return kb([path.read_bytes() for path in folder.rglob("*") if path.suffix in (".js", ".wasm")])


def kb(files: list[bytes]) -> float:
    return round(sum(len(gzip.compress(file, 6)) for file in files) / 1000, 1)
