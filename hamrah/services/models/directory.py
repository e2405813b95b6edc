"""The directory: where help is. Facts of offices, never of workers. Not here: its read API (hsds.py)."""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hamrah.ground.rows import OwnedRow
from hamrah.places.models import Place
from hamrah.services.rules.clocks import is_stale


class ProviderQuerySet(models.QuerySet["Provider"]):
    def visible_to(self, actor: Any) -> "ProviderQuerySet":
        """All of the organisation's; the row policy says which that is."""
        return self.filter(organisation_id=actor.organisation_id)

    def standing(self) -> "ProviderQuerySet":
        """Not closed for good."""
        return self.filter(ended_on=None)


class Provider(OwnedRow):
    """A shelter, clinic, legal authority, bank, union or partner: what it offers, where, when, to whom.

    `offers`: codes of kinds of service. `days` as in calendars (MO to SU). `checked_on`: when somebody of
    us last asked whether all this is still so.
    """

    TIER = 0
    TIERS = {"checked_by_id": 2}

    name = models.CharField(max_length=160)
    name_local = models.CharField(max_length=160, blank=True)
    sort = models.CharField(max_length=16)
    description = models.CharField(max_length=500, blank=True)
    offers = ArrayField(models.CharField(max_length=24), default=list)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    city_said = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    days = ArrayField(models.CharField(max_length=2), default=list)
    opens_at = models.TimeField(null=True)
    closes_at = models.TimeField(null=True)
    hours_said = models.CharField(max_length=200, blank=True)
    languages = ArrayField(models.CharField(max_length=8), default=list)
    eligibility = models.CharField(max_length=300, blank=True)
    fee = models.CharField(max_length=120, blank=True)
    capacity = models.PositiveIntegerField(null=True)
    # An organisation of this network, by whose code a worker can be handed over.
    partner_code = models.CharField(max_length=8, blank=True)
    checked_on = models.DateField(null=True)
    checked_by_id = models.UUIDField(null=True)
    ended_on = models.DateField(null=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ProviderQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    def is_stale(self, on: date) -> bool:
        """Whether nobody checked it within ninety days."""
        return is_stale(self.checked_on, on)
