"""Leaves: the provisional cards that phones in the field may still make, and those they made.

Not here: what a leaf says (rules/leaf.py), giving them out (leasing.py).
"""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from hamrah.cards.models.card import Card
from hamrah.cards.models.keys import IssuerKey, StatusList
from hamrah.cards.rules.leaf import LONGEST_LIFE_S
from hamrah.ground.rows import OwnedKey, OwnedRow

OPEN, USED, ENDED = "open", "used", "ended"
LONGEST_LIFE = timedelta(seconds=LONGEST_LIFE_S)


class LeafQuerySet(models.QuerySet["Leaf"]):
    def open(self) -> "LeafQuerySet":
        """May still become a card that counts: also one made in time on a phone that was heard of no more
        since, for as long as that card may live."""
        return self.filter(state=OPEN, expires_at__gt=timezone.now() - LONGEST_LIFE)

    def usable(self) -> "LeafQuerySet":
        """The phone may still sign with it."""
        return self.filter(state=OPEN, expires_at__gt=timezone.now())


class Leaf(OwnedRow):
    """A place and a number, given to one key (`phone_kid`) of one device. `signed` is what the phone holds.

    `state`: open; used (a card was made of it: `card`); ended by the office.
    """

    TIER = 2
    TIERS = {"status_index": 0, "status_list": 0}

    device_id = models.UUIDField()
    phone_kid = models.BinaryField(max_length=8)
    key = OwnedKey(IssuerKey, related_name="+")
    status_list = OwnedKey(StatusList, related_name="+")
    status_index = models.IntegerField()
    number = models.CharField(max_length=16)
    signed = models.BinaryField()
    leased_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    leased_to_id = models.UUIDField(null=True)
    state = models.CharField(max_length=12, default=OPEN)
    card = OwnedKey(Card, null=True, related_name="leaves")

    objects = LeafQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("status_list", "status_index"), name="leaf_place_once"),
            models.UniqueConstraint(fields=("organisation_id", "number"), name="leaf_number_once"),
        )
        indexes = (models.Index(fields=("organisation_id", "device_id", "state"), name="leaf_by_phone"),)
