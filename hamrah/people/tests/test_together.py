"""After a merge her page shows what all her records say, and in each matter the newest word."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people import actions
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Consent, Person
from hamrah.people.together import agreed_purposes, attested_last, household_of, last_words
from tests.cast import registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(houses):
    ours, _theirs = houses
    with ours.at_work():
        yield ours


@pytest.fixture
def kept(office):
    return registered(office["asha"], "Kanku Bai", village_said="Ogna", consents=(said("register", 2024),))


@pytest.fixture
def gone(office):
    return registered(
        office["asha"], "Kanku Meghwal", village_said="Kotda", consents=(said("register", 2025),)
    )


def said(purpose: str, year: int) -> ConsentSaid:
    return ConsentSaid(purpose, "en", "thumb", on=date(year, 1, 1))


def joined(office, kept: Person, gone: Person) -> Person:
    actions.merge_people(office["bina"], kept=kept, gone=gone, take=[], because="same woman")
    return Person.objects.get(id=kept.id)


def page(office, person: Person) -> str:
    return office.client_of("bina").get(f"/people/{person.id}/").content.decode()


def test_a_consent_of_the_other_record_is_hers(office, kept, gone):
    actions.record_consent(office["asha"], person=gone, said=said("card", 2025))
    person = joined(office, kept, gone)
    assert agreed_purposes(person) == {"register", "card"}
    assert "1 Jan 2025" in page(office, person)


def test_an_end_after_a_yes_in_another_record_is_her_last_word(office, kept, gone):
    Consent.objects.filter(person=kept).update(withdrawn_at=timezone.make_aware(datetime(2026, 5, 1)))  # noqa: DTZ001
    person = joined(office, kept, gone)
    assert last_words(person)["register"].withdrawn_at is not None
    assert agreed_purposes(person) == set()


def test_a_yes_after_an_end_in_another_record_is_her_last_word(office, kept, gone):
    Consent.objects.filter(person=kept).update(withdrawn_at=timezone.make_aware(datetime(2024, 5, 1)))  # noqa: DTZ001
    assert agreed_purposes(joined(office, kept, gone)) == {"register"}


def test_withdrawing_ends_the_consent_in_every_record(office, kept, gone):
    person = joined(office, kept, gone)
    actions.withdraw_consent(office["asha"], person=person, purpose="register", how="spoken")
    assert not Consent.objects.filter(person__in=person.records, withdrawn_at=None).exists()


def test_a_consent_of_the_other_record_is_not_asked_again(office, kept, gone):
    actions.record_consent(office["asha"], person=gone, said=said("card", 2025))
    with pytest.raises(Problem) as refused:
        actions.record_consent(office["asha"], person=joined(office, kept, gone), said=said("card", 2026))
    assert refused.value.code == "people.already_consented"


def test_the_paper_of_the_other_record_covers_her(office, kept):
    other = registered(office["asha"], "Kanku Meghwal", village_said="Kotda", basis=office.basis.id)
    person = joined(office, kept, other)
    assert set(office.basis.purposes) <= agreed_purposes(person)


def test_the_household_joined_last_is_hers(office, kept, gone):
    actions.join_household(office["asha"], person=kept, since=date(2020, 1, 1))
    actions.join_household(office["asha"], person=gone, since=date(2025, 1, 1))
    person = joined(office, kept, gone)
    assert household_of(person).person_id == gone.id
    assert "Kanku Meghwal" in page(office, person)


def test_a_household_of_the_other_record_is_ended_before_another_is_joined(office, kept, gone):
    actions.join_household(office["asha"], person=gone, since=date(2025, 1, 1))
    person = joined(office, kept, gone)
    with pytest.raises(Problem) as refused:
        actions.join_household(office["asha"], person=person, since=today())
    assert refused.value.code == "people.in_a_household"
    form = {"until": today().isoformat()}
    office.client_of("asha").post(f"/people/{person.id}/household/", form)
    assert household_of(person) is None


def test_the_newest_stamp_is_shown(office, kept, gone):
    for person, days, stamp in ((kept, 30, "Ogna panchayat"), (gone, 3, "Kotda panchayat")):
        on = today() - timedelta(days=days)
        actions.attest_workers(office["asha"], people=[person.id], office=stamp, officer="", attested_on=on)
    person = joined(office, kept, gone)
    assert attested_last(person).attestation.office == "Kotda panchayat"
    assert "Kotda panchayat" in page(office, person)


def test_undone_each_record_speaks_for_itself_again(office, kept, gone):
    actions.record_consent(office["asha"], person=gone, said=said("card", 2025))
    merge = actions.merge_people(office["bina"], kept=kept, gone=gone, take=[], because="same woman")
    actions.undo_merge(office["bina"], merge=merge)
    assert agreed_purposes(Person.objects.get(id=kept.id)) == {"register"}
