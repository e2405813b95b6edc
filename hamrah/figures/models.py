"""Opening balances. Not here: any counted number; those are never stored."""

from django.db import models

from hamrah.ground.rows import OwnedRow


class OpeningBalance(OwnedRow):
    """What was reached before the records begin: a number somebody stands for, with its source.

    `until` is the last day it covers. `ended_at` when it was taken back.
    """

    TIER = 0

    measure = models.CharField(max_length=60)
    value = models.BigIntegerField()
    until = models.DateField()
    source = models.CharField(max_length=200)
    stated_by_id = models.UUIDField(null=True)
    stated_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "measure"),
                condition=models.Q(ended_at=None),
                name="one_opening_balance",
            ),
        )
