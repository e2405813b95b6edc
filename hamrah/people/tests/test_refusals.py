"""Each refusal of the verbs of people, by its code; what is refused is not kept."""

from dataclasses import replace
from inspect import unwrap

import pytest
from django.test import RequestFactory

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people import actions
from hamrah.people.models import Person, SealedFact
from hamrah.people.rules.ages import AgeSaid
from hamrah.people.rules.registration import PhoneSaid, Registration, checked
from hamrah.people.views import deciding
from tests.cast import registered

pytestmark = pytest.mark.django_db
SAID = Registration(name="Kesar", village_said="Gogunda")

WRONG = {
    "people.no_name": {"name": " . "},
    "people.too_long": {"hamlet": "a" * 121},
    "people.unreadable_text": {"hamlet": "a\x07"},
    "people.aadhaar": {"hamlet": "9999 4105 7058"},
    "people.age_out_of_range": {"age": AgeSaid(13, today())},
    "people.bad_phone": {"phones": (PhoneSaid("98290"),)},
    "people.unknown_word": {"relation": "colleague"},
}


@pytest.mark.parametrize("code", WRONG)
def test_a_registration_that_cannot_be_is_refused(code):
    with pytest.raises(Problem) as refused:
        checked(replace(SAID, **WRONG[code]), today=today())
    assert refused.value.code == code


@pytest.mark.parametrize("years", [14, 100])
def test_the_youngest_and_the_oldest_are_taken(years):
    checked(replace(SAID, age=AgeSaid(years, today())), today=today())


@pytest.fixture
def office(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        yield ours


def code_of(call, *args, **said) -> str:
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code


def test_a_strong_likeness_must_be_answered(office):
    facts = {"relation": "father", "relation_name": "Nathu", "village_said": "Gogunda",
             "phones": (PhoneSaid("9829012345"),)}  # fmt: skip
    before = Person.objects.count()
    assert code_of(registered, office["asha"], "Kesar Bai Gameti", **facts) == "people.likely_same"
    assert Person.objects.count() == before


def test_a_correction_of_what_was_changed_meanwhile_is_refused(office):
    said = {"person": office.person, "version": office.person.version - 1, "changes": {"hamlet": "x"}}
    assert code_of(actions.correct_worker, office["asha"], **said) == "people.changed_meanwhile"


def test_an_accepted_registration_is_not_handed_in_again(office):
    assert code_of(actions.submit_worker, office["asha"], person=office.person) == "people.wrong_stage"


def test_with_a_suspicion_open_nobody_is_accepted(office):
    assert code_of(actions.accept_worker, office["bina"], person=office.draft) == "people.suspicion_open"


def test_a_fact_nobody_declared_is_not_kept(office):
    said = {"person": office.person, "fact": "religion", "value": "x"}
    assert code_of(actions.note_sealed_fact, office["gita"], **said) == "people.no_such_fact"
    assert not SealedFact.objects.filter(fact="religion").exists()


def test_a_basis_says_who_holds_the_papers_and_where(office):
    said = {"purposes": ["register"], "notice_version": "1", "held_by": " ", "filed_where": "cupboard"}
    assert code_of(actions.state_basis, office["asha"], **said) == "people.basis_unclear"


def test_a_photo_page_without_a_photo_says_so(office):
    client = office.client_of("asha")
    answer = client.post(f"/people/{office.person.id}/photo/new/", follow=True)
    assert "Choose or take a photo first" in answer.content.decode()
    bare = unwrap(deciding.photo)
    assert code_of(bare, RequestFactory().post("/"), office.person, {}) == "people.no_photo"
