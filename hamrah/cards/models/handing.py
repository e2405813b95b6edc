"""That a worker received her card, as the printed register says. Not here: the register's PDF (drawing/)."""

from django.db import models

from hamrah.cards.models.card import Card
from hamrah.ground.rows import OwnedKey, OwnedRow


class HandOver(OwnedRow):
    """Her signature or thumb (`how`) on a `page` of the register, on a day; `by_id` typed it in."""

    TIER = 2

    card = OwnedKey(Card, related_name="hand_overs")
    how = models.CharField(max_length=12)
    page = models.CharField(max_length=20, blank=True)
    on = models.DateField()
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("card",), name="handed_over_once"),)
        indexes = (models.Index(fields=("organisation_id", "on"), name="hand_over_by_day"),)
