"""Who may hold a card: the same answer for one worker and for many, in as many statements."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamrah.cards.actions import issue_card
from hamrah.cards.holding import refuse_card, refused_cards, refused_holders
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people import actions
from hamrah.people.models import Guardian, Person
from tests.cast import accepted

pytestmark = pytest.mark.django_db


def in_a_year():
    return today() + timedelta(days=400)


def everybody():
    return list(Person.objects.order_by("no"))


def codes(refusals):
    return {person: problem.code for person, problem in refusals.items()}


def test_many_are_judged_as_each_alone(houses):
    with houses[0].at_work():
        accepted(houses[0]["bina"], "Nandu Gameti")
        people, alone = everybody(), {}
        for person in people:
            try:
                refuse_card(person)
            except Problem as problem:
                alone[person.id] = problem.code
        assert codes(refused_cards(people)) == alone
        assert {"cards.not_accepted", "cards.has_card"} <= set(alone.values())
        assert len(alone) < len(people)


def test_the_number_of_statements_does_not_grow(houses):
    with houses[0].at_work():
        people = [person for person in everybody() if not person.merged_into_id]
        assert len(people) > 8
        with CaptureQueriesContext(connection) as few:
            refused_cards(people[:2])
        with CaptureQueriesContext(connection) as many:
            refused_cards(people)
        # One more each where somebody is a minor, has a second record or is on paper only.
        assert len(many) <= len(few) + 3 <= 9


def test_a_consent_withdrawn_refuses_and_the_next_worker_is_not_touched(houses):
    boss = houses[0]["ela"]
    with houses[0].at_work():
        two = [accepted(boss, name) for name in ("Nandu Gameti", "Hira Bhagora")]
        actions.withdraw_consent(boss, person=two[0], purpose="card", how="spoken")
        two = list(Person.objects.filter(id__in=[one.id for one in two]))
        assert codes(refused_holders(two)) == {two[0].id: "cards.no_consent"}


def test_a_card_of_a_record_merged_into_hers_is_hers(houses):
    boss = houses[0]["ela"]
    with houses[0].at_work():
        kept, gone = accepted(boss, "Nandu Gameti"), accepted(boss, "Nandubai Gameti")
        issue_card(boss, person=gone)
        actions.merge_people(boss, kept=kept, gone=gone, take=[], because="one woman")
        kept.refresh_from_db()
        assert codes(refused_cards([kept])) == {kept.id: "cards.has_card"}


@pytest.mark.parametrize(("guarded", "code"), [(False, "cards.guardian_needed"), (True, None)])
def test_a_minor_needs_a_verified_guardian(houses, guarded, code):
    boss = houses[0]["ela"]
    with houses[0].at_work():
        child = accepted(boss, "Hurmi Damor")
        Person.objects.filter(id=child.id).update(birth_year=today().year - 15, adult_from=in_a_year())
        if guarded:
            Guardian.objects.create(
                person=child, ground="guardian", name="Bhima Damor", verified_by_id=boss.user_id
            )
        assert codes(refused_holders([Person.objects.get(id=child.id)])) == ({child.id: code} if code else {})
