"""Terms before work: what they need, what is asked, that they stay. Not here: pages."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError

from hamrah.ground.day import today
from hamrah.people.tests.office import Office
from hamrah.wages import actions
from hamrah.wages.actions.terms import HandSaid
from hamrah.wages.models import Terms
from hamrah.wages.papers.slip import LANGUAGES, slip_paper
from hamrah.wages.papers.wording import words
from hamrah.wages.tests.house import terms_said
from hamrah.wages.tests.test_diaries import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"rate_paise": None}, "wages.no_rate"),
        ({"rate_paise": 0}, "wages.rate_zero"),
        ({"rate_paise": -1}, "wages.negative_money"),
        ({"advance_paise": -1}, "wages.negative_money"),
        ({"rate_basis": "moon"}, "wages.unknown_word"),
        ({"unit_said": ""}, "wages.no_unit"),
        ({"hours_a_day": 25}, "wages.hours_out_of_day"),
        ({"hirer_said": ""}, "wages.nobody_hires"),
        ({"begins_on": today() + timedelta(days=800)}, "wages.begins_out_of_time"),
        ({"rate_basis": "day", "rate_paise": 99_000_000}, "wages.unusual_terms"),
        ({"hours_a_day": 16}, "wages.unusual_terms"),
    ],
)
def test_terms_that_cannot_be_are_refused_and_odd_ones_asked_about(office, facts, code):
    asked = {"person": office.worker(), "said": terms_said(**facts)}
    assert refused(office, actions.write_terms, **asked).code == code


def test_who_is_sure_of_an_odd_wage_is_believed(office):
    with office.open():
        said = terms_said(rate_basis="day", rate_paise=99_000_000)
        slip = actions.write_terms(office.actor(), person=office.worker(), said=said, is_sure=True)
    assert slip.rate_paise == 99_000_000


def test_a_new_version_stands_beside_and_an_old_one_has_one_next(office):
    person = office.worker()
    with office.open():
        first = actions.write_terms(office.actor(), person=person, said=terms_said())
        second = actions.write_terms(office.actor(), person=person, said=terms_said(), before=first)
        assert list(Terms.objects.standing()) == [second]
        assert Terms.objects.count() == 2
    again = {"person": person, "said": terms_said(), "before": first}
    assert refused(office, actions.write_terms, **again).code == "wages.terms_newer"
    of_another = {"person": office.worker("Dhuli Bai"), "said": terms_said(), "before": second}
    assert refused(office, actions.write_terms, **of_another).code == "wages.terms_of_another"


def test_nobody_signs_what_she_has_not_heard(office):
    with office.open():
        slip = actions.write_terms(office.actor(), person=office.worker(), said=terms_said())
        assert slip in Terms.objects.unread()
    thumb = {"terms": slip, "hand": HandSaid("worker", "thumb", "Kanku")}
    assert refused(office, actions.sign_terms, **thumb).code == "wages.not_read_aloud"
    with office.open():
        actions.read_terms_aloud(office.actor(), terms=slip, language="hi")
        actions.sign_terms(office.actor(), **thumb)
        assert slip not in Terms.objects.unread()
        assert slip.hands.count() == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slip_on_paper_has_every_word_in_its_language(office, language):
    assert shape(words(language)) == shape(words("en"))
    with office.open():
        slip = actions.write_terms(office.actor(), person=office.worker(), said=terms_said())
        assert slip_paper(office.actor(), slip, language).startswith(b"%PDF")


def test_the_slip_she_got_stays_as_it_was_whatever_her_name_becomes(office):
    person = office.worker()
    with office.open():
        slip = actions.write_terms(office.actor(), person=person, said=terms_said())
        given = actions.give_slip(office.actor(), terms=slip, language="mr")
        before = bytes(given.pdf)
        person.__class__.objects.filter(id=person.id).update(name="Other")
    with office.open(), pytest.raises(ProgrammingError, match="evidence is not changed"):
        type(given).objects.filter(id=given.id).update(pdf=b"%PDF other")
    desk = office.browser()
    assert desk.get(f"/wages/terms/given/{given.id}/").content == before
    assert desk.post(f"/wages/terms/{slip.id}/paper/", {"language": "mr"}).content != before
    wrong = desk.post(f"/wages/terms/{slip.id}/given/", {"language": "xx"}, follow=True)
    assert "This choice is not known." in wrong.content.decode()


def shape(told: object) -> object:
    """Which words there are, and with which placeholders."""
    if isinstance(told, dict):
        return {name: shape(inner) for name, inner in told.items()}
    return sorted(part.split("}")[0] for part in str(told).split("{")[1:])
