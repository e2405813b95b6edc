"""Consent, its end, proxies and minors: what is allowed, to whom, and each refusal (DPDP Act 2023)."""

from argparse import Namespace
from datetime import timedelta

import pytest

from hamrah.cards.actions import issue_card, print_cards
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out
from hamrah.people import actions
from hamrah.people.commands import COMMANDS
from hamrah.people.models import Consent, Person
from hamrah.people.search import by_words
from tests.cast import accepted, registered, yes_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(houses):
    """Our house at work, and somebody who may do everything there."""
    ours, _theirs = houses
    with ours.at_work("ela"):
        yield ours


def code_of(call, *args, **said) -> str:
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code


def seen_by(house, name, person) -> bool:
    return Person.objects.visible_to(house[name]).filter(id=person.id).exists()


# -- consent ---------------------------------------------------------------------------------------


def test_a_consent_keeps_notice_language_way_and_witness(office):
    actions.record_consent(office["asha"], person=office.draft, said=yes_to("register"))
    kept = Consent.objects.get(person=office.draft)
    assert (kept.notice.language, kept.given_how, kept.witness) == ("hi", "thumb", "Kamla")
    assert len(bytes(kept.notice.sha256)) == 32


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (yes_to("marketing"), "people.no_such_purpose"),
        (yes_to("register").__class__("register", "hi", "guess"), "people.no_such_way"),
    ],
)
def test_a_consent_of_no_known_kind_is_refused(said, code, office):
    assert code_of(actions.record_consent, office["asha"], person=office.draft, said=said) == code


def test_one_purpose_is_consented_to_once(office):
    again = yes_to("register")
    assert code_of(actions.record_consent, office["asha"], person=office.person, said=again) == (
        "people.already_consented"
    )


def test_handing_in_needs_consent(office):
    assert code_of(actions.submit_worker, office["asha"], person=office.draft) == "people.consent_needed"


def test_with_her_consent_withdrawn_she_is_restricted_at_once(office):
    actions.withdraw_consent(office["asha"], person=office.person, purpose="register", how="spoken")
    person = Person.objects.get(id=office.person.id)
    assert person.restricted_at is not None
    assert person.erase_after > today()
    assert not any(seen_by(office, name, person) for name in ("asha", "farah", "gita", "charu"))
    assert seen_by(office, "bina", person)


def test_restricted_she_is_found_by_no_search_and_opens_no_page(office):
    actions.withdraw_consent(office["asha"], person=office.person, purpose="register", how="spoken")
    assert office.person.id not in [
        one.person_id for one in by_words(office["asha"], "Kesar Bai Gameti Gogunda", at_most=20)
    ]
    assert office.client_of("asha").get(f"/people/{office.person.id}/").status_code == 404


def test_restricted_her_card_is_at_no_desk_and_is_not_printed(office):
    actions.withdraw_consent(office["asha"], person=office.person, purpose="register", how="spoken")
    assert office.card.number not in office.client_of("farah").get("/cards/").content.decode()
    office.card.refresh_from_db()
    assert code_of(print_cards, office["bina"], cards=[office.card]) == "cards.not_printable"


def test_with_the_consent_to_a_card_withdrawn_it_is_not_printed(office):
    actions.withdraw_consent(office["asha"], person=office.person, purpose="card", how="spoken")
    assert code_of(print_cards, office["bina"], cards=[office.card]) == "cards.not_printable"


def test_what_was_never_given_cannot_be_withdrawn(office):
    said = {"person": office.person, "purpose": "research", "how": "spoken"}
    assert code_of(actions.withdraw_consent, office["asha"], **said) == "people.no_such_consent"


def test_a_consent_on_the_offices_paper_is_withdrawn_as_easily(office):
    legacy = registered(office["bina"], "Chunki Garasia", consents=(), basis=office.basis.id)
    assert legacy.notice_due
    actions.withdraw_consent(office["asha"], person=legacy, purpose="register", how="spoken")
    assert Person.objects.get(id=legacy.id).restricted_at is not None
    again = {"person": legacy, "purpose": "register", "how": "spoken"}
    assert code_of(actions.withdraw_consent, office["bina"], **again) == "people.no_such_consent"


def test_paper_covers_only_the_purposes_it_names(office):
    legacy = registered(office["bina"], "Chunki Garasia", consents=(), basis=office.basis.id)
    said = {"person": legacy, "purpose": "network", "how": "spoken"}
    assert code_of(actions.withdraw_consent, office["asha"], **said) == "people.no_such_consent"
    assert code_of(issue_card, office["bina"], person=legacy) == "cards.no_consent"


def test_her_new_yes_to_the_register_ends_the_restriction(office):
    actions.withdraw_consent(office["asha"], person=office.person, purpose="register", how="spoken")
    person = Person.objects.get(id=office.person.id)
    actions.record_consent(office["bina"], person=person, said=yes_to("register"))
    assert seen_by(office, "asha", person)


# -- proxies ---------------------------------------------------------------------------------------


@pytest.fixture
def absent(office) -> Person:
    """Told by a relative while she is away."""
    return registered(office["asha"], "Vali Kasota", consents=(), by_proxy=True)


def test_nobody_consents_for_a_grown_worker(office):
    said = {"consents": (yes_to("register"),), "by_proxy": True}
    assert code_of(registered, office["asha"], "Vali Kasota", **said) == "people.proxy_consent"


def test_a_proxy_registration_lapses_in_sixty_days(absent):
    assert absent.lapses_on == today() + timedelta(days=60)


def test_a_proxy_registration_is_not_handed_in_even_on_paper(office):
    absent = registered(office["asha"], "Vali", consents=(), by_proxy=True, basis=office.basis.id)
    assert absent.state == "draft"
    assert code_of(actions.submit_worker, office["asha"], person=absent) == "people.consent_needed"


def test_a_proxy_registration_gets_no_card(office, absent):
    assert code_of(issue_card, office["bina"], person=absent) == "cards.not_accepted"


def test_confirmed_by_herself_it_is_hers(office, absent):
    actions.record_consent(office["asha"], person=absent, said=yes_to("register"))
    confirmed = Person.objects.get(id=absent.id)
    assert (confirmed.by_proxy, confirmed.lapses_on) == (False, None)
    actions.submit_worker(office["asha"], person=confirmed)


def _lapse(person: Person) -> None:
    Person.objects.filter(id=person.id).update(lapses_on=today() - timedelta(days=1))


def test_on_the_last_day_it_still_stands(office, absent):
    Person.objects.filter(id=absent.id).update(lapses_on=today())
    assert seen_by(office, "asha", absent)


def test_lapsed_it_is_seen_only_by_who_decides(office, absent):
    _lapse(absent)
    assert not seen_by(office, "asha", absent)
    assert seen_by(office, "bina", absent)


def test_lapsed_ones_are_restricted_and_their_erasure_begins(office, absent):
    _lapse(absent)
    assert actions.restrict_lapsed(office["bina"]) == 1
    assert Person.objects.get(id=absent.id).erase_after is not None
    assert actions.restrict_lapsed(office["bina"]) == 0


def test_the_command_line_lets_them_lapse(office, absent, capsys):
    _lapse(absent)
    command = next(one for one in COMMANDS if one.name == "people lapse")
    command.run(Namespace(user="bina", org="AAA"), Out(as_json=True))
    assert '"restricted": 1' in capsys.readouterr().out


def test_a_stranger_restricts_nobody_of_ours(houses):
    ours, theirs = houses
    with ours.at_work("ela"):
        absent = registered(ours["asha"], "Vali Kasota", consents=(), by_proxy=True)
        _lapse(absent)
    with theirs.at_work():
        assert actions.restrict_lapsed(theirs["deepa"]) == 0


# -- minors ----------------------------------------------------------------------------------------


@pytest.fixture
def child(office) -> Person:
    return registered(office["asha"], "Hurji", age=16, consents=())


def _consents(office, child) -> None:
    actions.record_consent(office["asha"], person=child, said=yes_to("register"))


def test_an_age_that_touches_eighteen_begins_as_a_draft_even_on_paper(office):
    assert registered(office["asha"], "Nani", age=17, consents=(), basis=office.basis.id).state == "draft"


def test_without_a_guardian_a_child_consents_to_nothing(office, child):
    said = yes_to("register")
    assert (
        code_of(actions.record_consent, office["asha"], person=child, said=said) == "people.guardian_needed"
    )


def test_without_a_guardian_a_child_of_a_paper_register_is_not_handed_in(office):
    child = registered(office["asha"], "Nani", age=17, consents=(), basis=office.basis.id)
    assert code_of(actions.submit_worker, office["asha"], person=child) == "people.guardian_needed"


def test_found_to_be_a_child_later_she_is_not_accepted(office):
    Person.objects.filter(id=office.submitted.id).update(adult_from=today() + timedelta(days=400))
    person = Person.objects.get(id=office.submitted.id)
    assert code_of(actions.accept_worker, office["bina"], person=person) == "people.guardian_needed"


def test_found_to_be_a_child_later_she_gets_no_card(office):
    Person.objects.filter(id=office.photographed.id).update(adult_from=today() + timedelta(days=400))
    person = Person.objects.get(id=office.photographed.id)
    assert code_of(issue_card, office["bina"], person=person) == "cards.guardian_needed"


def test_membership_of_a_household_shows_no_other_member(office):
    """A household is one woman's and her brother-in-law's; neither page leads to the other's."""
    brother = accepted(office["bina"], "Dhula Gameti", village_said="Ogna")
    actions.join_household(office["asha"], person=brother, household=office.household, since=today())
    page = office.client_of("gita").get(f"/people/{brother.id}/").content.decode()
    assert str(office.person.id) not in page
