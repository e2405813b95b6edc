"""Who had to do with a journey, how she lives there, and what is heard of her later."""

from datetime import date

import pytest

from hamrah.employers.actions import add_party
from hamrah.employers.models import Party
from hamrah.ground.models import Difference
from hamrah.journeys.actions import (
    drop_party,
    end_spell,
    engage_party,
    found_again,
    note_facts,
    start_spell,
)
from hamrah.journeys.models import Engagement, Spell
from hamrah.journeys.tests.test_spells import refusal
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    office = Office()
    with office.open():
        yield office


@pytest.fixture
def worker(office):
    return office.worker(village_said="Gogunda", accepted=True)


@pytest.fixture
def spell(office, worker):
    return start_spell(office.actor(), person=worker, left_on=None, destination_said="Surat")


@pytest.fixture
def lost(office, worker):
    left = start_spell(office.actor(), person=worker, left_on=date(2025, 3, 1), destination_said="Surat")
    return end_spell(office.actor(), spell=left, how="lost_contact")


def sardar(office):
    return add_party(office.actor(), name="Ramesh Sardar", kind="sirdar")


def test_a_party_is_noted_once_in_a_role_and_taken_out_again(office, spell):
    said = {"spell": spell, "party": sardar(office), "role": "recruiter"}
    engagement = engage_party(office.actor(), **said)
    assert refusal(lambda: engage_party(office.actor(), **said)) == "journeys.engaged_already"
    assert (
        refusal(lambda: engage_party(office.actor(), **{**said, "role": "cheat"})) == "journeys.unknown_word"
    )
    drop_party(office.actor(), engagement=engagement)
    assert not Engagement.objects.exists()


@pytest.mark.parametrize("facts", [{"children_along": 40}, {"earners": 0}, {"hours_a_day": 25}])
def test_a_number_that_cannot_be_is_refused(office, spell, facts):
    assert refusal(lambda: note_facts(office.actor(), spell=spell, **facts)) == "journeys.bad_count"


def test_completing_changes_only_what_is_said(office, spell):
    note_facts(
        office.actor(), spell=spell, living="worksite", children_along=2, earner="household", earners=3
    )
    spell.refresh_from_db()
    assert (spell.living, spell.children_along, spell.earner, spell.earners) == (
        "worksite",
        2,
        "household",
        3,
    )
    assert (spell.destination_said, spell.home_said) == ("Surat", "Gogunda")


def test_how_and_by_whom_she_is_paid_is_not_copied_into_differences(office, spell):
    note_facts(office.actor(), spell=spell, advance_from="Zorawar Seth", paid_how="contractor_keeps")
    rows = [str(row) for row in Difference.objects.filter(table="journeys_spell").values_list()]
    assert rows and not any("Zorawar" in row or "contractor_keeps" in row for row in rows)


def test_who_was_lost_is_heard_of_again(office, lost):
    assert found_again(office.actor(), spell=lost).state == "left"
    assert refusal(lambda: found_again(office.actor(), spell=lost)) == "journeys.not_lost"


def test_who_was_lost_has_come_back_after_all(office, lost):
    assert end_spell(office.actor(), spell=lost, how="returned").state == "returned"


def test_who_is_elsewhere_by_now_is_not_still_there(office, lost):
    start_spell(office.actor(), person=lost.person, left_on=lost.left_on, destination_said="Vapi")
    assert refusal(lambda: found_again(office.actor(), spell=lost)) == "journeys.elsewhere"


# -- pages ---------------------------------------------------------------------------------------


def test_a_contractor_nobody_knows_is_added_and_noted_by_one_press(office, spell):
    address = f"/journeys/spells/{spell.id}/parties/"
    said = {"name": "Bhavesh", "role": "contractor"}
    browser = office.browser("counsellor")
    assert "Say what it is" in browser.post(address, said).content.decode()
    assert browser.post(address, {**said, "kind": "contractor"}).status_code == 302
    assert Engagement.objects.get().party.name == "Bhavesh"


def test_one_who_is_known_is_offered_and_not_added_twice(office, spell):
    known, address = sardar(office), f"/journeys/spells/{spell.id}/parties/"
    said = {"name": "रमेश", "role": "recruiter"}
    assert "Is it one of these?" in office.browser().post(address, said).content.decode()
    office.browser().post(address, {**said, "party": str(known.id)})
    assert (Engagement.objects.get().party, Party.objects.count()) == (known, 1)


def test_the_page_of_a_party_counts_workers_and_names_none(office, spell):
    party = sardar(office)
    engage_party(office.actor(), spell=spell, party=party, role="recruiter")
    page = office.browser().get(f"/employers/{party.id}/").content.decode()
    assert "1 worker of yours" in page and "Kanku" not in page


def test_who_may_not_see_pay_completes_a_journey_without_wiping_it(office, spell):
    note_facts(office.actor(), spell=spell, rate_paise=45_000, rate_basis="day", paid_how="cash")
    address = f"/journeys/spells/{spell.id}/facts/"
    assert "450" not in office.browser("registrar").get(address).content.decode()
    said = {"home_said": "Gogunda", "destination_said": "Surat", "living": "factory"}
    assert office.browser("registrar").post(address, said).status_code == 302
    spell = Spell.objects.get(id=spell.id)
    assert (spell.living, spell.rate_paise, spell.rate_basis, spell.paid_how) == (
        "factory",
        45_000,
        "day",
        "cash",
    )


def test_who_may_see_pay_finds_it_in_the_form(office, spell):
    note_facts(office.actor(), spell=spell, rate_paise=45_050, rate_basis="day")
    assert 'value="450.5"' in office.browser().get(f"/journeys/spells/{spell.id}/facts/").content.decode()
