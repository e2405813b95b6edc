"""Where a case was taken, its number there, and the days in court. Not here: what a forum is (rules)."""

from typing import Any

from django.db import models

from hamrah.cases.models.case import Case
from hamrah.ground.rows import OwnedKey, OwnedRow


class Proceeding(OwnedRow):
    """One application at one forum (rules/forums.py): its number there, when filed, how it ended."""

    TIER = 2
    TIERS = {"number": 4}

    case = OwnedKey(Case, on_delete=models.CASCADE, related_name="proceedings")
    forum = models.CharField(max_length=16)
    number = models.CharField(max_length=60, blank=True)
    filed_on = models.DateField()
    ended_on = models.DateField(null=True)
    result = models.CharField(max_length=16, blank=True)
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("filed_on", "id")


class HearingQuerySet(models.QuerySet["Hearing"]):
    def visible_to(self, actor: Any) -> "HearingQuerySet":
        """Those of the cases that the actor sees."""
        return self.filter(proceeding__case__in=Case.objects.visible_to(actor))


class Hearing(OwnedRow):
    """One day before a forum: when, in which room; afterwards what came, and an order in paise."""

    TIER = 2
    TIERS = {"where_said": 3, "order_paise": 4}

    proceeding = OwnedKey(Proceeding, on_delete=models.CASCADE, related_name="hearings")
    at = models.DateTimeField()
    where_said = models.CharField(max_length=120, blank=True)
    came = models.CharField(max_length=16, blank=True)
    order_paise = models.BigIntegerField(null=True)
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = HearingQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        indexes = (
            models.Index(
                fields=("organisation_id", "at"), condition=models.Q(came=""), name="hearing_to_come"
            ),
        )

    @property
    def case(self) -> Case:
        return self.proceeding.case
