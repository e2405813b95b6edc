"""What was sent to the printer, and what came out of it. Not here: the PDF (printing.py)."""

from typing import Any

from django.db import models

from hamrah.cards.models.card import Card
from hamrah.ground.rows import OwnedKey, OwnedRow

# What came of a print. Good and spoilt ones used a blank up.
WAITING, GOOD, SPOILT, MISSING = "waiting", "good", "spoilt", "missing"


class PrintBatchQuerySet(models.QuerySet["PrintBatch"]):
    def visible_to(self, actor: Any) -> "PrintBatchQuerySet":
        """The organisation's batches."""
        return self.filter(organisation_id=actor.organisation_id)

    def open(self) -> "PrintBatchQuerySet":
        """At the printer: what came out is not known yet."""
        return self.filter(closed_at=None)


class PrintBatch(OwnedRow):
    """Cards printed in one go, `layout` a4 or single. It stays open until each card's outcome is known."""

    TIER = 2

    layout = models.CharField(max_length=8)
    made_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    objects = PrintBatchQuerySet.as_manager()


class PrintedCard(OwnedRow):
    """One card's `place` in a batch, from 1. `outcome`: waiting, good, spoilt (a blank used up), missing."""

    TIER = 2

    batch = OwnedKey(PrintBatch, related_name="prints")
    card = OwnedKey(Card, related_name="prints")
    place = models.IntegerField()
    outcome = models.CharField(max_length=8, default="waiting")
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("batch", "place"), name="one_place_in_a_batch"),
            models.UniqueConstraint(
                fields=("card",), condition=models.Q(outcome="waiting"), name="at_one_printer_at_a_time"
            ),
        )
