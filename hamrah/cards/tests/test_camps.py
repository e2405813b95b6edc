"""Renewal camps: whom the list calls, and who did not come."""

import re
from datetime import timedelta

import pytest

from hamrah.cards import actions
from hamrah.cards.actions import camps
from hamrah.cards.issuing import Chosen
from hamrah.cards.models import Camp, Card
from hamrah.cards.signing import Wanted, sign_cards
from hamrah.cards.tests.test_drawing import words_of
from hamrah.cards.tests.test_life import refused
from hamrah.ground.day import today
from hamrah.organisations.actions import add_village
from hamrah.people.models import Person
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def farah(office):
    with office.open("card-desk"):
        yield office.actor("card-desk")


@pytest.fixture
def gogunda(office, farah):
    return add_village(office.actor(), name="Gogunda")


def holder(office, village, days, name="Kanku Bai"):
    """Somebody of the village whose card runs out in so many days."""
    worker = office.worker(name, accepted=True, village=village.id, village_said=village.name)
    card = actions.issue_card(office.actor(), person=worker)
    Card.objects.filter(id=card.id).update(expires_on=today() + timedelta(days=days))
    return Card.objects.get(id=card.id)


def called(farah, *villages, days=14, name="Gogunda camp"):
    return actions.make_camp(farah, name=name, held_on=today() + timedelta(days=days), villages=villages)


def test_a_camp_calls_who_is_due_by_its_day_in_its_villages(office, farah, gogunda):
    sayra = add_village(office.actor(), name="Sayra")
    soon, over = holder(office, gogunda, 60, "Soon"), holder(office, gogunda, -30, "Over")
    holder(office, gogunda, 200, "Later")
    holder(office, sayra, 10, "Elsewhere")
    assert {line.card_id for line in called(farah, gogunda).lines.all()} == {soon.id, over.id}


def test_who_did_not_come_is_noted_and_who_was_renewed_is_not(office, farah, gogunda):
    here, away = holder(office, gogunda, 10, "Here"), holder(office, gogunda, 10, "Away")
    camp = called(farah, gogunda)
    actions.renew_cards(farah, cards=[here])
    assert actions.note_absent(farah, camp=camp, cards=[here, away]) == 1
    assert [line.card_id for line in camp.lines.exclude(absent_at=None)] == [away.id]


def test_nobody_chosen_is_nobody_absent(office, farah, gogunda):
    holder(office, gogunda, 10)
    with refused("cards.choose_one"):
        actions.note_absent(farah, camp=called(farah, gogunda), cards=[])


@pytest.mark.parametrize(
    ("say", "code"),
    [
        ({"name": " "}, "cards.camp_unnamed"),
        ({"days": -1}, "cards.camp_is_over"),
        ({}, "cards.camp_empty"),
    ],
)
def test_a_camp_that_cannot_be_called_is_refused(farah, gogunda, say, code):
    with refused(code):
        called(farah, gogunda, **say)
    assert not Camp.objects.exists()


def test_two_hundred_stand_on_one_list_each_with_her_number(office, farah, gogunda):
    cards = two_hundred(office, gogunda)
    camp = called(farah, gogunda)
    pages = words_of(office.browser("card-desk").get(f"/cards/camps/{camp.id}/list.pdf").content)
    listed = [
        number for page in pages for number in re.findall(r"[A-Z]{2}(?:-[0-9A-Z]{4}){2}-[0-9A-Z]", page)
    ]
    assert len(listed) == 200
    assert set(listed) == {card.number for card in cards}
    assert len(pages) == 15, "some fourteen lines a page"


def two_hundred(office, village):
    """Holders whose cards run out in ten days."""
    said = {"state": "accepted", "birth_year": 1990, "village": village, "village_said": village.name}
    people = [Person(name=f"Kanku Bai {n}", name_latin=f"Kanku {n}", **said) for n in range(200)]
    Person.objects.bulk_create(people)
    sign_cards(office.actor(), [Wanted(person, Chosen(face=False)) for person in people])
    Card.objects.update(expires_on=today() + timedelta(days=10))
    return list(Card.objects.all())


def test_a_camp_too_large_for_a_morning_is_refused(office, farah, gogunda, monkeypatch):
    monkeypatch.setattr(camps, "MOST_IN_A_CAMP", 1)
    for name in ("Kanku", "Shanti"):
        holder(office, gogunda, 10, name)
    with refused("cards.camp_too_large"):
        called(farah, gogunda)
