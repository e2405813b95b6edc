"""What was sent to the printer, and what came out of it. Not here: the PDF (printing.py)."""

from django.db import models

from hamrah.cards.models.card import Card
from hamrah.ground.rows import OwnedKey, OwnedRow


class PrintBatch(OwnedRow):
    """Cards printed in one go, `layout` a4 or single. It stays open until each card's outcome is known."""

    TIER = 2

    layout = models.CharField(max_length=8)
    made_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)


class PrintedCard(OwnedRow):
    """One card's place in a batch. `outcome`: waiting, good, spoilt (a blank used up), missing."""

    TIER = 2

    batch = OwnedKey(PrintBatch, related_name="prints")
    card = OwnedKey(Card, related_name="prints")
    place = models.IntegerField()
    outcome = models.CharField(max_length=8, default="waiting")
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("batch", "place"), name="one_place_in_a_batch"),)
