"""Runs of linkage that were finished. Not here: what they proposed (people's suspicions)."""

from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedRow


class RunQuerySet(models.QuerySet["Run"]):
    def visible_to(self, actor: Any) -> "RunQuerySet":
        """The organisation's own."""
        return self.filter(organisation_id=actor.organisation_id)


class Run(OwnedRow):
    """One finished run: what it compared, and how many pairs it proposed. Counts only."""

    TIER = 2

    engine = models.CharField(max_length=12)
    whole = models.BooleanField(default=False)
    records = models.IntegerField()
    pairs = models.IntegerField()
    proposed = models.IntegerField()
    two_live_cards = models.IntegerField(default=0)
    seconds = models.FloatField()
    run_by_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(auto_now_add=True)

    objects = RunQuerySet.as_manager()
