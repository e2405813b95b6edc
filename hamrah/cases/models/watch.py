"""Who answers at night, and legal-literacy sessions. Not here: the cases that followed (case.py)."""

from datetime import datetime
from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.organisations.models import Centre, Village


class OnCallQuerySet(models.QuerySet["OnCall"]):
    def at(self, moment: datetime) -> "OnCallQuerySet":
        """Who answers at this moment, whoever began last first."""
        return self.filter(starts_at__lte=moment, ends_at__gt=moment).order_by("-starts_at")


class OnCall(OwnedRow):
    """A colleague answers for emergencies from one moment to another, under this phone."""

    TIER = 3

    user_id = models.UUIDField()
    phone = models.CharField(max_length=10)
    centre = OwnedKey(Centre, null=True, related_name="+", db_index=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    noted_by_id = models.UUIDField(null=True)

    objects = OnCallQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="on_call_ends"
            ),
        )
        indexes = (models.Index(fields=("organisation_id", "ends_at"), name="on_call_ends_at"),)


class SessionQuerySet(models.QuerySet["Session"]):
    def visible_to(self, actor: Any) -> "SessionQuerySet":
        """All of the organisation's: nobody is named in them."""
        return self.filter(organisation_id=actor.organisation_id)


class Session(OwnedRow):
    """One legal-literacy session: when, where, about what, how many came. Nobody is named."""

    TIER = 2
    TIERS = {"place_said": 3}

    held_on = models.DateField()
    centre = OwnedKey(Centre, null=True, related_name="+", db_index=False)
    stand = OwnedKey(Village, null=True, related_name="+", db_index=False)
    place_said = models.CharField(max_length=120, blank=True)
    topic = models.CharField(max_length=16)
    language = models.CharField(max_length=8, blank=True)
    men = models.PositiveSmallIntegerField(default=0)
    women = models.PositiveSmallIntegerField(default=0)
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ("-held_on", "-id")
