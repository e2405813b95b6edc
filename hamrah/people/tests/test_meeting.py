"""Why a list says that it shows her: which words of the one box were hers. Not here: who is found."""

from types import SimpleNamespace

import pytest

from hamrah.people.meeting import words_met

SANTOSH = SimpleNamespace(
    name="संतोष देवी गमेती",
    known_as="Gudki",
    relation="father",
    hamlet="",
    relation_name="सोमा",
    village_said="नवी डूंगरी",
)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("santosh gametee", ["same_name"]),
        ("gametee santosh navi dungri", ["same_name", "same_village"]),
        ("gudki", ["same_name"]),
        ("santosh", ["part_of_name"]),
        ("parvati gametee", ["part_of_name"]),
        ("devi", ["part_of_name"]),
        ("kaniya", []),
    ],
)
def test_a_name_is_the_same_only_where_every_telling_word_was_typed(typed, codes):
    assert [reason.code for reason in words_met(typed, SANTOSH)] == codes
