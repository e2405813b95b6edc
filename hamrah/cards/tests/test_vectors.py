"""Our Python judges the shared vectors as they say. The same file is judged in JavaScript (tests/)."""

import base64
import json

import pytest

from hamrah.cards.rules import cose
from hamrah.cards.rules.network import Seen, believed
from hamrah.cards.tests import make_vectors

VECTORS = json.loads(make_vectors.FILE.read_text(encoding="utf-8"))
ROOT = base64.b64decode(VECTORS["root"])


def judged(case):
    """(verdict, why) as a verifier with these memories finds them."""
    seen = case["seen"]
    roots = tuple(map(base64.b64decode, seen.get("roots", [])))
    remembered = Seen(roots or (ROOT,), seen["version"], seen["lists"])
    try:
        network = believed(base64.b64decode(VECTORS["bundles"][case["bundle"]]), remembered)
    except cose.Refused as refused:
        return None, refused.why
    found = network.judge(case["text"], at=case["at"])
    return found.verdict, found.why


def test_the_file_is_what_its_maker_makes():
    assert make_vectors.FILE.read_text(encoding="utf-8") == make_vectors.written()


@pytest.mark.parametrize("case", VECTORS["cards"], ids=lambda case: case["name"])
def test_a_vector_is_judged_as_it_says(case):
    assert judged(case) == (case["verdict"], case["why"])


def test_no_two_vectors_have_one_name():
    names = [case["name"] for case in VECTORS["cards"]]
    assert len(set(names)) == len(names)
