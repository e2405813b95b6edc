"""The pages of journeys as those who may see them see them."""

from datetime import date

import pytest

from hamrah.journeys.actions import start_spell
from hamrah.journeys.models import Spell
from hamrah.people.tests.office import Office
from hamrah.places.facts import place_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def worker(office):
    return office.worker(village_said="Gogunda", accepted=True)


def form_of(worker):
    return f"/journeys/{worker.id}/departure/"


def noted(office):
    with office.open():
        return Spell.objects.select_related("destination").get()


def text(response):
    return response.content.decode()


def test_the_village_stands_in_the_form(office, worker):
    assert 'value="Gogunda"' in text(office.browser("registrar").get(form_of(worker)))


@pytest.mark.parametrize("words", ["Surat", "सूरत", "સુરત", "surat"])
def test_the_city_is_known_in_any_script(office, worker, words):
    answer = office.browser("registrar").post(form_of(worker), {"destination_said": words})
    assert answer.status_code == 302
    assert noted(office).destination_id == place_id("city", "surat")


def test_rupees_become_paise_and_months_first_days(office, worker):
    said = {
        "destination_said": "Surat",
        "left_on": "2025-03",
        "rate": "450.50",
        "rate_basis": "day",
        "advance": "5000",
    }
    office.browser("registrar").post(form_of(worker), said)
    spell = noted(office)
    assert (spell.left_on, spell.rate_paise, spell.advance_paise) == (date(2025, 3, 1), 45_050, 500_000)


def test_a_place_nobody_knows_is_kept_as_said(office, worker):
    office.browser("registrar").post(form_of(worker), {"destination_said": "Qqxyzqq"})
    spell = noted(office)
    assert (spell.destination, spell.destination_said) == (None, "Qqxyzqq")


def test_a_wage_needs_its_measure(office, worker):
    answer = office.browser("registrar").post(form_of(worker), {"destination_said": "Surat", "rate": "450"})
    assert "Say for what" in text(answer)


def test_a_refusal_stands_in_the_form(office, worker):
    said = {"destination_said": "Surat", "left_on": "2025-03", "expected_on": "2025-01"}
    assert "This month cannot be right" in text(office.browser("registrar").post(form_of(worker), said))


def test_who_may_not_note_journeys_gets_no_form(office, worker):
    assert office.browser("counsellor").get(form_of(worker)).status_code == 403


def test_a_worker_of_another_office_is_not_found(worker):
    assert Office("Another office").browser("registrar").get(form_of(worker)).status_code == 404


def test_an_ending_is_noted_on_its_page(office, worker):
    browser = office.browser("registrar")
    browser.post(form_of(worker), {"destination_said": "Surat", "left_on": "2025-03"})
    address = f"/journeys/spells/{noted(office).id}/return/"
    assert "Surat" in text(browser.get(address))
    browser.post(address, {"how": "returned", "returned_on": "2025-06"})
    assert noted(office).returned_on == date(2025, 6, 1)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"how": "left", "returned_on": "2025-04"}, "left"),
        ({"how": "not_gone"}, "not_gone"),
        ({"how": "left"}, "planned"),
        ({"how": "returned"}, "planned"),
    ],
)
def test_of_a_plan_is_asked_whether_she_has_left(office, worker, said, state):
    browser = office.browser("registrar")
    browser.post(form_of(worker), {"destination_said": "Surat"})
    browser.post(f"/journeys/spells/{noted(office).id}/return/", said)
    assert noted(office).state == state


def test_a_spell_of_another_office_is_not_found(office, worker):
    office.browser("registrar").post(form_of(worker), {"destination_said": "Surat"})
    address = f"/journeys/spells/{noted(office).id}/return/"
    assert Office("Another office").browser("registrar").get(address).status_code == 404


@pytest.fixture
def paid(office, worker):
    with office.open():
        start_spell(
            office.actor(),
            person=worker,
            left_on=date(2025, 3, 1),
            destination_said="Surat",
            rate_paise=45_000,
            rate_basis="day",
        )


@pytest.mark.parametrize(
    ("role", "sees"), [("coordinator", True), ("counsellor", True), ("registrar", False)]
)
def test_wages_are_shown_to_whose_roles_open_them(office, worker, paid, role, sees):
    assert ("₹450" in text(office.browser(role).get(worker.get_absolute_url()))) is sees


def test_the_line_of_journeys_stands_on_her_page(office, worker, paid):
    page = text(office.browser("registrar").get(worker.get_absolute_url()))
    assert 'class="ribbon"' in page
    assert "Mar 2025" in page
