"""Visits to labour stands, heads counted there, rates heard there. Not here: workers met (people)."""

from typing import Any, Self

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.organisations.models import Village


class OwnQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Any) -> Self:
        """All of the organisation's: a stand belongs to no centre."""
        return self.filter(organisation_id=actor.organisation_id)


class Visit(OwnedRow):
    """Staff were at a stand on a day: whom they met, what they gave, complaints they heard and of what."""

    TIER = 2
    TIERS = {"complaints_said": 3, "talked_of": 3, "staff": 3}

    stand = OwnedKey(Village, related_name="+")
    visited_on = models.DateField()
    staff = models.CharField(max_length=120, blank=True)
    met_men = models.IntegerField(null=True)
    met_women = models.IntegerField(null=True)
    leaflets = models.IntegerField(null=True)
    complaints = models.IntegerField(null=True)
    complaints_said = models.CharField(max_length=300, blank=True)
    talked_of = models.CharField(max_length=200, blank=True)
    noted_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("-visited_on", "-made_at")
        indexes = (models.Index(fields=("organisation_id", "stand", "visited_on"), name="visit_by_stand"),)


class HeadCount(OwnedRow):
    """How many stood there for work on a morning, as counted or judged by eye."""

    TIER = 2

    stand = OwnedKey(Village, related_name="+")
    counted_on = models.DateField()
    men = models.IntegerField()
    women = models.IntegerField()
    children = models.IntegerField(null=True)
    noted_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("-counted_on", "-made_at")


class RateSeen(OwnedRow):
    """What one kind of work was paid a day at a stand: a row each time it was heard. Nobody's own wage."""

    TIER = 1

    stand = OwnedKey(Village, related_name="+")
    seen_on = models.DateField()
    trade = models.CharField(max_length=20)
    whom = models.CharField(max_length=8, blank=True)
    rate_paise = models.IntegerField()
    noted_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("-seen_on", "trade")
        indexes = (models.Index(fields=("organisation_id", "trade", "seen_on"), name="rate_by_trade"),)
