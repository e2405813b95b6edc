"""A worker's village as written and as the organisation knows it."""

import pytest

from hamrah.ground.day import today
from hamrah.organisations.actions import add_village
from hamrah.people.actions import correct_workers, register_workers
from hamrah.people.lines import line_of
from hamrah.people.models import Person
from hamrah.people.rules.ready import Batch, Corrections, ready
from hamrah.people.rules.registration import Registration
from hamrah.people.tests.office import Office
from hamrah.places.facts import place_id

pytestmark = pytest.mark.django_db

GOGUNDA, AHMEDABAD = place_id("block", "796"), place_id("district", "438")


@pytest.fixture
def office():
    return Office()


def add(office, name, **facts):
    with office.open():
        return add_village(office.actor(), name=name, **facts)


def brought_in(office, **said):
    line = line_of(ready(Registration(name="Kanku Bai", **said), today=today()), today=today())
    with office.open("registrar"):
        register_workers(office.actor("registrar"), batch=Batch([line], digest="a sheet"))
        return Person.objects.get()


def test_a_sheets_village_is_the_one_the_organisation_knows(office):
    village = add(office, "Padrada", parent=GOGUNDA)
    assert brought_in(office, village_said="पदराड़ा").village_id == village.id


def test_of_two_villages_of_one_name_the_sheets_district_decides(office):
    here = add(office, "Rampura", parent=GOGUNDA)
    add(office, "Rampura", parent=AHMEDABAD)
    assert brought_in(office, village_said="Rampura", district_said="उदयपुर").village_id == here.id


def test_a_village_that_may_be_two_is_left_as_written(office):
    add(office, "Rampura", parent=GOGUNDA)
    add(office, "Rampura", parent=AHMEDABAD)
    person = brought_in(office, village_said="Rampura")
    assert (person.village_id, person.village_said) == (None, "Rampura")


def test_a_form_links_the_village_too(office):
    village = add(office, "Padrada", parent=GOGUNDA)
    office.browser("registrar").post("/people/quick/", {"name": "Kanku Bai", "village_said": "padrada"})
    with office.open():
        assert Person.objects.get().village_id == village.id


@pytest.mark.parametrize(("said", "stays"), [("Padrada", True), ("Somewhere else", False)])
def test_next_months_sheet_keeps_the_village_as_long_as_it_is_written_so(office, said, stays):
    village = add(office, "Padrada", parent=GOGUNDA)
    person = brought_in(office, village_said="Padrada")
    row = ready(Registration(name="Kanku Bai", id=person.id, village_said=said, hamlet="Upla"), today=today())
    with office.open("registrar"):
        correct_workers(office.actor("registrar"), batch=Corrections([row], digest="next month"))
        person.refresh_from_db()
    assert (person.hamlet, person.village_id) == ("Upla", village.id if stays else None)
