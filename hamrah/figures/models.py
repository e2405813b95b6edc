"""Opening balances, and the home page's numbers as they were last counted. Not here: counting."""

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


class KeptCount(OwnedRow):
    """The home page's numbers for everybody who sees the same rows (`scope`), and when they were counted.

    `numbers`: {code: [[value, whole], [value, whole of this month]]}. Derived; a count writes it anew.
    Not yet withheld from anybody, so it is T2 and no page shows it as it stands.
    """

    TIER = 2

    scope = models.CharField(max_length=64)
    numbers = models.JSONField()
    counted_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation_id", "scope"), name="one_kept_count"),)
