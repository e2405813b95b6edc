"""The minors' path: a verified guardian or a lawyer's record, their pages, and who is shown what."""

import pytest

from hamrah.ground.problem import Problem
from hamrah.people import actions
from hamrah.people.models import Guardian, Person
from tests.cast import registered, yes_to

pytestmark = pytest.mark.django_db
FATHER = {"name": "Bhima Pargi", "relation": "father", "how": "papers"}


@pytest.fixture
def office(houses):
    ours, _theirs = houses
    with ours.at_work():
        yield ours


@pytest.fixture
def child(office):
    return registered(office["asha"], "Nani", age=15, consents=())


def code_of(call, *args, **said) -> str:
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code


def page(office, name: str, child: Person, noun: str = "") -> str:
    return office.client_of(name).get(f"/people/{child.id}/{noun}").content.decode()


def goes_on(office, child) -> None:
    actions.record_consent(office["asha"], person=child, said=yes_to("register"))
    actions.submit_worker(office["asha"], person=child)


@pytest.mark.parametrize("how", ["papers", "visit", "panchayat", "committee"])
def test_a_verified_guardian_opens_the_path(how, office, child):
    actions.verify_guardian(office["bina"], person=child, **{**FATHER, "how": how})
    goes_on(office, child)


def test_a_legal_claim_opens_the_path(office, child):
    actions.record_legal_claim(office["gita"], person=child, claim="Rescued; complaint no. 112")
    goes_on(office, child)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": " "}, "people.no_guardian_name"),
        ({"how": ""}, "people.guardian_unverified"),
        ({"how": "he says so"}, "people.guardian_unverified"),
        ({"is_suspected": True}, "people.no_suspicion_reason"),
    ],
)
def test_what_is_not_verified_opens_nothing(wrong, code, office, child):
    assert code_of(actions.verify_guardian, office["bina"], person=child, **{**FATHER, **wrong}) == code
    assert child.needs_guardian(child.made_at.date())


def test_a_claim_is_named(office, child):
    assert code_of(actions.record_legal_claim, office["gita"], person=child, claim=" ") == "people.no_claim"


def test_a_suspected_guardian_opens_nothing(office, child):
    suspicion = {"name": "Bhima", "relation": "relative", "is_suspected": True, "reason": "brought her"}
    actions.verify_guardian(office["bina"], person=child, **suspicion)
    said = {"person": child, "said": yes_to("register")}
    assert code_of(actions.record_consent, office["asha"], **said) == "people.guardian_needed"


def test_a_guardian_suspected_later_opens_nothing_any_more(office, child):
    actions.verify_guardian(office["bina"], person=child, **FATHER)
    suspicion = {"name": "bhima pargi", "relation": "father", "is_suspected": True, "reason": "took her pay"}
    actions.verify_guardian(office["bina"], person=child, **suspicion)
    said = {"person": child, "said": yes_to("register")}
    assert code_of(actions.record_consent, office["asha"], **said) == "people.guardian_needed"


def test_a_guardian_of_a_record_merged_into_hers_counts(office, child):
    twin = registered(office["asha"], "Nani Pargi", age=15, village_said="Kotda", consents=())
    actions.verify_guardian(office["bina"], person=twin, **FATHER)
    actions.merge_people(office["bina"], kept=child, gone=twin, take=[], because="same girl")
    goes_on(office, Person.objects.get(id=child.id))


@pytest.mark.parametrize(("name", "noun"), [("bina", "guardian"), ("gita", "legal-claim")])
def test_nobody_decides_for_a_grown_worker(name, noun, office):
    verb = {"guardian": actions.verify_guardian, "legal-claim": actions.record_legal_claim}[noun]
    said = FATHER if noun == "guardian" else {"claim": "Wages"}
    assert code_of(verb, office[name], person=office.person, **said) == "people.not_a_minor"
    assert office.client_of(name).get(f"/people/{office.person.id}/{noun}/").status_code == 422


def test_a_registrar_verifies_no_guardian(office, child):
    assert code_of(actions.verify_guardian, office["asha"], person=child, **FATHER) == "verb.not_allowed"


@pytest.mark.parametrize("name", ["asha", "bina", "farah"])
def test_only_a_counsellor_and_who_gives_her_the_role_record_a_legal_claim(name, office, child):
    said = {"person": child, "claim": "Wages"}
    assert code_of(actions.record_legal_claim, office[name], **said) == "verb.not_allowed"
    assert office.client_of(name).post(f"/people/{child.id}/legal-claim/", {"claim": "x"}).status_code == 403
    assert not child.guardians.exists()


def test_a_counsellor_finds_a_child_who_is_still_a_draft_and_no_grown_draft(office, child):
    seen = Person.objects.visible_to(office["gita"])
    assert child in seen
    assert office.draft not in seen


def test_through_the_page_it_is_written_down_with_who(office, child):
    client = office.client_of("bina")
    assert client.post(f"/people/{child.id}/guardian/", FATHER).status_code == 302
    noted = child.guardians.get()
    assert (noted.name, noted.how) == ("Bhima Pargi", "papers")
    assert noted.verified_by_id == office["bina"].user_id


def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(office, child):
    answer = office.client_of("bina").post(f"/people/{child.id}/guardian/", {**FATHER, "how": ""})
    text = answer.content.decode()
    assert "Say how this was verified." in text
    assert 'value="Bhima Pargi"' in text
    assert not Guardian.objects.filter(person=child).exists()


def test_a_child_of_others_is_not_there(houses, office, child):
    _ours, theirs = houses
    for noun in ("guardian", "legal-claim"):
        assert theirs.client_of("deepa").get(f"/people/{child.id}/{noun}/").status_code in (403, 404)
    assert office.client_of("bina").get(f"/people/{theirs.minor.id}/guardian/").status_code == 404
    assert office.client_of("gita").get(f"/people/{theirs.minor.id}/legal-claim/").status_code == 404


def test_who_stands_for_her_is_named_to_those_who_write_it_down(office, child):
    actions.verify_guardian(office["bina"], person=child, **FATHER)
    actions.record_legal_claim(office["gita"], person=child, claim="Complaint no. 112")
    for name in ("bina", "gita"):
        assert "Bhima Pargi" in page(office, name, child)
        assert "Complaint no. 112" in page(office, name, child)
    registrar = page(office, "asha", child)
    assert "Bhima Pargi" not in registrar
    assert "Complaint no. 112" not in registrar
    assert "A guardian is verified, or a claim recorded." in registrar


def test_a_suspected_guardian_s_name_stands_on_no_page(office, child):
    suspicion = {
        "name": "Bhimaji-kept-apart",
        "relation": "",
        "is_suspected": True,
        "reason": "kept-apart-reason",
    }
    actions.verify_guardian(office["bina"], person=child, **suspicion)
    for name in ("ela", "bina", "asha", "gita"):
        assert "kept-apart" not in page(office, name, child)
    assert "Somebody is suspected" in page(office, "bina", child)
    assert "Somebody is suspected" not in page(office, "asha", child)


def test_a_grown_worker_s_page_asks_for_no_guardian(office):
    assert "Verify a guardian" not in page(office, "bina", office.person)
