"""The tables of places: loaded by the owner, read by all, changed by none."""

from datetime import date

import pytest
from django.db import utils

from hamrah.places.facts import facts
from hamrah.places.load import load
from hamrah.places.models import FactsLoaded, Place, PlaceName

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def rajasthan():
    return Place.objects.get(kind="state", code="8")


def test_after_migrating_every_place_is_there():
    assert Place.objects.count() == len(facts())


def test_ids_of_rows_are_ids_of_facts(rajasthan):
    assert rajasthan.id == next(p.id for p in facts() if p.ref == ("state", "8"))


def test_every_spelling_is_there():
    assert PlaceName.objects.count() == sum(len(place.spellings) for place in facts())


def test_loading_again_writes_nothing():
    load()
    assert load() == 0


def test_other_facts_than_those_loaded_are_brought_in():
    FactsLoaded.objects.using("owner").update(version="of long ago")
    Place.objects.using("owner").filter(kind="block", code="799").update(name="Kottra")
    load()
    assert Place.objects.using("owner").get(kind="block", code="799").name == "Kotra"


def test_the_application_role_may_not_change_a_place(rajasthan):
    with pytest.raises(utils.ProgrammingError):
        Place.objects.filter(id=rajasthan.id).update(name="Rajputana")


def test_within_gives_what_lies_in_a_place_at_any_depth(rajasthan):
    inside = Place.objects.within(rajasthan)
    assert inside.filter(kind="block", code="799").exists()
    assert inside.filter(kind="stand", code="jodhpur-sojati-gate").exists()
    assert not inside.filter(kind="district", code="118").exists()


@pytest.mark.parametrize(
    ("day", "count"), [(date(2022, 6, 1), 33), (date(2024, 1, 1), 50), (date(2025, 6, 1), 41)]
)
def test_on_gives_the_districts_of_that_day(rajasthan, day, count):
    assert Place.objects.within(rajasthan).of_kind("district").on(day).count() == count


def test_a_place_says_its_name_in_hindi_where_we_know_it(rajasthan):
    assert (rajasthan.name_in("hi"), rajasthan.name_in("en")) == ("राजस्थान", "Rajasthan")
