"""The demo's cards where the demo is small: as many states as there are holders. Not here: the whole demo."""

import pytest
from django.db import transaction

from hamrah.cards.demo import in_every_state
from hamrah.cards.models import Card
from tests.cast import accepted

pytestmark = pytest.mark.django_db
ENOUGH = 24


def test_any_number_of_holders_makes_a_demo(houses):
    house = houses[0]
    with house.at_work("farah"):
        people = [accepted(house["ela"], f"Kesar {letter}") for letter in "ABCDEFGHIJKLMNOPQRSTUVWX"[:ENOUGH]]
        for count in (0, 1, 8, 14, 19, 21, ENOUGH):
            with transaction.atomic():
                in_every_state(house["farah"], house["bina"], people[:count])
                states = set(Card.objects.filter(person__in=people).values_list("state", flat=True))
                transaction.set_rollback(True)
            assert bool(states) == bool(count)
    assert {"lost", "replaced", "surrendered", "revoked", "renewed", "handed_over", "printed"} <= states
