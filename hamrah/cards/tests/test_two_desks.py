"""Two desks at once, each with a connection of its own: one card, and the other desk is told clearly."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from hamrah.cards import actions
from hamrah.cards.actions import Handed
from hamrah.cards.issuing import Chosen
from hamrah.cards.models import Card, CardStep, HandOver
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office():
    office = Office()
    office.actor("card-desk")
    office.actor("coordinator")
    return office


@pytest.fixture
def worker(office):
    return office.worker("Kanku Bai", accepted=True)


def at_once(*acts):
    """What each answered, or its Problem; all begin together, each in a thread with its own connection."""
    start = Barrier(len(acts))

    def one(act):
        try:
            start.wait(timeout=30)
            return act()
        except Problem as problem:
            return problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(one, acts))


def both(office, act):
    """The same act at the card desk and at the coordinator's."""
    actors = [office.actor(role) for role in ("card-desk", "coordinator")]
    return at_once(*((lambda actor=actor: act(actor)) for actor in actors))


def codes(answers):
    return sorted(answer.code for answer in answers if isinstance(answer, Problem))


def test_two_desks_issue_one_card(office, worker):
    answers = both(office, lambda actor: actions.issue_card(actor, person=worker))
    assert codes(answers) == ["cards.has_card"]
    with office.open():
        assert Card.objects.filter(person=worker).count() == 1


def test_two_desks_approve_one_wish_once(office, worker):
    with office.open():
        wish = actions.request_card(office.actor(), person=worker, chosen=Chosen())
    told = both(office, lambda actor: actions.approve_cards(actor, requests=[wish]))
    assert sorted(len(one["cards"]) for one in told) == [0, 1]
    (why,) = (one["refused"][str(worker.id)] for one in told if not one["cards"])
    assert "Another desk" in why
    with office.open():
        assert Card.objects.filter(person=worker).count() == 1


def test_two_registrars_ask_once(office, worker):
    answers = both(office, lambda actor: actions.request_card(actor, person=worker))
    assert codes(answers) == ["cards.asked_already"]


def test_two_desks_hand_one_card_over_once(office, worker):
    with office.open():
        card = actions.issue_card(office.actor(), person=worker)
        actions.print_cards(office.actor(), cards=[card])
    answers = both(
        office, lambda actor: actions.hand_over_cards(actor, handed=[Handed(card, "thumb")], on=today())
    )
    assert codes(answers) == ["cards.wrong_step"]
    with office.open():
        assert HandOver.objects.count() == CardStep.objects.filter(state="handed_over").count() == 1


def test_two_desks_replace_one_card_once(office, worker):
    with office.open():
        card = actions.issue_card(office.actor(), person=worker)
    answers = both(office, lambda actor: actions.replace_card(actor, card=card))
    assert codes(answers) == ["cards.wrong_step"]
    with office.open():
        assert Card.objects.live().count() == 1


def test_two_desks_send_the_same_cards_in_another_order_and_one_is_told(office):
    with office.open():
        workers = [office.worker(f"Devi {n}", accepted=True) for n in range(6)]
        cards = [actions.issue_card(office.actor(), person=worker) for worker in workers]
    answers = at_once(
        lambda: actions.start_batch(office.actor("card-desk"), cards=cards),
        lambda: actions.start_batch(office.actor("coordinator"), cards=cards[::-1]),
    )
    assert codes(answers) == ["cards.at_the_printer"]
