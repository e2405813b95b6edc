"""The district column of an invented register, against the truth about where its people are from."""

import sys
from argparse import Namespace
from collections import Counter

import pytest

from hamrah.places.rules import Found, find_place, index
from hamrah.places.tests.shared import place, population, state

# Not the seed that the thresholds of rules.py were chosen on.
SEED = "places-test-1"


@pytest.fixture(scope="module")
def written():
    """(district as written, state, district meant) for about 4,000 records."""
    made = population()
    sys.modules.setdefault("population", made)
    options = Namespace(seed=SEED, noise="normal", people=2000, orgs=30, villages=40, query_share=0.0)
    records, truth, people, _ = made.World(options).chunk(0, 2000)
    home = {person[0]: (person[9], person[8]) for person in people}
    columns = {name: at for at, name in enumerate(made.FIELDS)}
    return [
        (record[columns["district"]], home[who])
        for record, who in zip(records, truth, strict=True)
        if record[columns["district"]].strip()
    ]


def counted(written, with_state):
    """How many are right, wrong, unclear or unknown."""
    count = Counter()
    for text, (of, name) in written:
        parent = state(of) if with_state else None
        answer = find_place(text, kind="district", parent=parent, index=index())
        meant = place(name, "district", state(of))
        if isinstance(answer, Found):
            count["right" if answer.place is meant else "wrong"] += 1
        else:
            count["unclear" if answer else "unknown"] += 1
    return count


def test_with_the_state_known_districts_are_found(written):
    count = counted(written, with_state=True)
    assert count["right"] >= 0.99 * len(written), count
    assert count["wrong"] <= 0.001 * len(written), count


def test_without_the_state_nearly_none_is_wrong(written):
    count = counted(written, with_state=False)
    assert count["right"] >= 0.93 * len(written), count
    assert count["wrong"] <= 0.002 * len(written), count
