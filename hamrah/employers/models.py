"""Parties that give work, what they are called, and for whom they work. Not here: what they did."""

from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.places.models import Place


class PartyQuerySet(models.QuerySet["Party"]):
    def visible_to(self, actor: Any) -> "PartyQuerySet":
        """All of the organisation's: an employer belongs to no centre."""
        return self.filter(organisation_id=actor.organisation_id)


class Party(OwnedRow):
    """Somebody who gives work, or a site where it is. `kind`: rules.KINDS. No field tells what it did."""

    TIER = 3
    TIERS = {"kind": 2, "sector": 2}

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16)
    sector = models.CharField(max_length=40, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    place_said = models.CharField(max_length=120, blank=True)
    noted_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class PartyName(OwnedRow):
    """One thing a party is called, ready to be found in any script. `is_main`: the name it stands under."""

    TIER = 3

    party = OwnedKey(Party, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=120)
    heard = models.CharField(max_length=120, editable=False)
    is_main = models.BooleanField(default=False)

    class Meta:
        ordering = ("-is_main", "name")
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "party", "name"), name="party_name_once"),
        )
        indexes = (models.Index(fields=("organisation_id", "heard"), name="party_heard"),)

    def __str__(self) -> str:
        return self.name


class PartyPhone(OwnedRow):
    """A number under which a party was reached; `ended_on`: it no longer answers there."""

    TIER = 3

    party = OwnedKey(Party, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(max_length=10)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ("ended_on", "number")
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "party", "number"), name="party_phone_once"),
        )
        indexes = (models.Index(fields=("organisation_id", "number"), name="party_phone"),)


class WorksFor(OwnedRow):
    """One step of a chain: `lower` takes work from `upper`. Months are normal; no `until`: today."""

    TIER = 3

    lower = OwnedKey(Party, on_delete=models.CASCADE, related_name="works_for")
    upper = OwnedKey(Party, on_delete=models.CASCADE, related_name="has_under")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    noted_by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ("-since",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "lower", "upper"),
                condition=models.Q(until__isnull=True),
                name="works_for_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(lower=models.F("upper")), name="nobody_works_for_self"
            ),
        )
