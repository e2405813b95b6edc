"""docs/security/asvs.csv answers every requirement of OWASP ASVS 5.0 level 2, and shows what is there.

Not here: whether an answer is true; the tests it names show that.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
with (ROOT / "docs" / "security" / "asvs.csv").open(encoding="utf-8", newline="") as file:
    LINES = list(csv.DictReader(file, delimiter="|"))
# How many of levels 1 and 2 each chapter of version 5.0.0 has.
CHAPTERS = {1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13, 14: 9,
            15: 13, 16: 16, 17: 7}  # fmt: skip


def test_every_requirement_has_one_line():
    assert Counter(int(line["number"].split(".")[0]) for line in LINES) == CHAPTERS
    assert len({line["number"] for line in LINES}) == len(LINES) == 253
    assert Counter(line["level"] for line in LINES) == {"1": 70, "2": 183}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["number"])
def test_an_answer_shows_where_or_says_why(line):
    assert line["answer"] in ("met", "not applicable", "not met")
    assert line["in our words"]
    if line["answer"] == "met":
        assert line["where"]
    else:
        assert line["why, or what is next"]
    if line["answer"] == "not met":
        assert "Next: " in line["why, or what is next"]


@pytest.mark.parametrize("place", sorted({place for line in LINES for place in line["where"].split()}))
def test_what_is_named_is_there(place):
    path, _colons, test = place.partition("::")
    assert (ROOT / path).exists()
    assert not test or f"def {test}(" in (ROOT / path).read_text(encoding="utf-8")
