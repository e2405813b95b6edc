"""Figures of cards, counted from what happened."""

from datetime import timedelta

import pytest
from django.db.models import F

from hamrah.cards import actions
from hamrah.cards.actions import Handed
from hamrah.cards.measures import MEASURES
from hamrah.cards.models import Card, CardStep
from hamrah.figures.counting import Window, figure_of
from hamrah.ground.day import today
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
def card(office, farah):
    card = actions.issue_card(farah, person=office.worker("Kanku Bai", accepted=True))
    actions.print_cards(farah, cards=[card])
    return card


def figure(farah, code, since=0, until=0):
    """In the window from so many days ago until so many days ago."""
    measure = next(one for one in MEASURES if one.code == f"cards.{code}")
    window = Window(until=today() - timedelta(days=until), since=today() - timedelta(days=since))
    return figure_of(measure, farah, window).number.value


def test_issued_printed_and_handed_over_are_counted_in_their_window(farah, card):
    actions.hand_over_cards(farah, handed=[Handed(card, "thumb")], on=today())
    for code in ("issued", "printed", "handed_over"):
        assert (figure(farah, code), figure(farah, code, 9, 1)) == (1, 0)


def test_a_renewal_is_counted_and_the_old_card_is_expired_no_more(farah, card):
    Card.objects.update(expires_on=today() - timedelta(days=3))
    assert figure(farah, "expired") == 1
    assert figure(farah, "expired", until=4) == 0
    actions.renew_card(farah, card=card)
    assert (figure(farah, "renewed"), figure(farah, "expired")) == (1, 0)
    assert figure(farah, "expired", until=1) == 1


def test_a_spoilt_blank_is_counted(farah, card):
    actions.spoil_card(farah, card=card)
    assert (figure(farah, "spoilt"), figure(farah, "printed")) == (1, 0)


def test_a_card_is_long_in_the_drawer_until_it_leaves_it(farah, card):
    CardStep.objects.update(at=F("at") - timedelta(days=40))
    assert figure(farah, "in_drawer") == 1
    assert figure(farah, "in_drawer", until=15) == 0
    actions.hand_over_cards(farah, handed=[Handed(card, "thumb")], on=today())
    assert figure(farah, "in_drawer") == 0
    assert figure(farah, "in_drawer", until=1) == 1
