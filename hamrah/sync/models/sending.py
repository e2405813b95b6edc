"""Whom each user of a phone holds there. Not here: choosing them (holding.py), sending (pulling.py)."""

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.sync.models.phones import Partition


class Held(OwnedRow):
    """A person on a phone. `joined` and `left`: the round of download in which she came and left;
    `leaves_on`: she is no longer worked with there, and leaves that day. `place`: the order of sending."""

    TIER = 2

    partition = OwnedKey(Partition, related_name="held")
    person_id = models.UUIDField()
    place = models.IntegerField()
    joined = models.IntegerField()
    left = models.IntegerField(null=True)
    leaves_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "partition", "person_id"), name="held_once"),
        )
        indexes = (models.Index(fields=("partition", "place", "person_id"), name="held_in_order"),)
