"""Past whom one is not registered without an answer. Not here: the score (test_likeness.py)."""

import pytest

from hamrah.ground.problem import Problem
from tests.cast import registered

pytestmark = pytest.mark.django_db
KNOWN = {"village_said": "Neemdi", "age": 34}


@pytest.fixture
def rama(houses):
    house = houses[0]
    with house.at_work():
        registered(house["ela"], "Rama Bai", **KNOWN, relation="father", relation_name="Nathu")
        yield house["ela"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Rama Bai", {}),
        ("रमा बाई", {}),
        ("Rama Bai", {"relation": "father", "relation_name": "Natthu"}),
    ],
)
def test_who_is_very_like_somebody_is_asked_about(rama, name, said):
    with pytest.raises(Problem) as refused:
        registered(rama, name, **KNOWN | said)
    assert refused.value.code == "people.likely_same"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ramu Bai", {}),
        ("Rama Bai", {"age": 60}),
        ("Rama Bai", {"relation": "father", "relation_name": "Kalu"}),
        ("Dhapu Bai", {"relation": "father", "relation_name": "Nathu"}),
    ],
)
def test_two_women_of_one_village_are_mostly_two(rama, name, said):
    registered(rama, name, **KNOWN | said)
