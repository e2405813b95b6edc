"""Spells: stretches of work away from home. Not here: wage law (wages), contractors (employers)."""

from datetime import date
from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.organisations.models import Village
from hamrah.people.models import Person
from hamrah.places.models import Place


class SpellQuerySet(models.QuerySet["Spell"]):
    def visible_to(self, actor: Any) -> "SpellQuerySet":
        """The organisation's own, or those of its centres where the actor works."""
        own = self.filter(organisation_id=actor.organisation_id)
        only = actor.only_centres("people.see")
        return own if only is None else own.filter(person__centre__in=only)

    def open(self) -> "SpellQuerySet":
        """Workers who are away, or said they would go."""
        return self.filter(state__in=("planned", "left", "there"))


class Spell(OwnedRow):
    """One migration episode. Months are normal precision: a day is the first of its month.

    `state`: planned, left, there, returned, moved_on, lost_contact (domain.md 2; losing contact is
    normal, not an error). Money in paise. A family paid as one unit says so in `earner`.
    """

    TIER = 3
    TIERS = {
        **{"rate_paise": 4, "rate_basis": 4, "advance_paise": 4},
        # What figures count, with nobody's name: it stays when she is erased.
        **{"state": 2, "sector": 2, "earner": 2},
    }

    person = OwnedKey(Person, related_name="spells")
    state = models.CharField(max_length=12, default="left")
    home = OwnedKey(Village, null=True, related_name="+")
    home_said = models.CharField(max_length=120, blank=True)
    destination = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    stand = OwnedKey(Village, null=True, related_name="+")
    destination_said = models.CharField(max_length=120, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    occupation = models.CharField(max_length=60, blank=True)
    left_on = models.DateField(null=True)
    expected_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    recruited_how = models.CharField(max_length=16, blank=True)
    travelling_with = models.CharField(max_length=24, blank=True)
    earner = models.CharField(max_length=12, default="person")
    days_a_month = models.SmallIntegerField(null=True)
    rate_paise = models.BigIntegerField(null=True)
    rate_basis = models.CharField(max_length=16, blank=True)
    advance_paise = models.BigIntegerField(null=True)
    noted_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SpellQuerySet.as_manager()

    class Meta:
        ordering = ("-left_on", "-made_at")

    @property
    def ends_on(self) -> date | None:
        """The known or expected end, for the journey line."""
        return self.returned_on or self.expected_on
