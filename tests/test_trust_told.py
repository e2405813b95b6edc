"""docs/security/trust.md names a test for each claim of trust: each is there. Not here: the claims."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOLD = (ROOT / "docs" / "security" / "trust.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"(?:tests|hamrah|bench)/[\w/]+\.py(?:::\w+)?", TOLD.partition("|---|")[2])))


def test_every_claim_names_what_shows_it():
    rows = [line.strip("| ").split(" | ") for line in TOLD.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 50
    assert [claim for claim, shown in rows if not re.search(r"\.py|not shown:", shown)] == []


@pytest.mark.parametrize("name", NAMED)
def test_it_is_there(name):
    path, _colons, test = name.partition("::")
    assert (ROOT / path).exists()
    assert not test or f"def {test}(" in (ROOT / path).read_text(encoding="utf-8")
