"""Spells: stretches of work away from home. Not here: wage law (wages), who the parties are (employers)."""

from datetime import date
from typing import Any

from django.db import models

from hamrah.employers.models import Party
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
        **{"advance_from": 4, "paid_how": 4, "food_stay": 4},
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
    advance_from = models.CharField(max_length=80, blank=True, default="", db_default="")
    paid_how = models.CharField(max_length=16, blank=True, default="", db_default="")
    food_stay = models.CharField(max_length=12, blank=True, default="", db_default="")
    living = models.CharField(max_length=16, blank=True, default="", db_default="")
    # Children under 14 who go along, and how many of a family that is paid as one work for that pay.
    children_along = models.SmallIntegerField(null=True)
    earners = models.SmallIntegerField(null=True)
    hours_a_day = models.SmallIntegerField(null=True)
    keeps_diary = models.BooleanField(null=True)
    noted_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SpellQuerySet.as_manager()

    class Meta:
        ordering = ("-left_on", "-made_at")

    @property
    def ends_on(self) -> date | None:
        """The known or expected end, for the journey line."""
        return self.returned_on or self.expected_on


class EngagementQuerySet(models.QuerySet["Engagement"]):
    def visible_to(self, actor: Any) -> "EngagementQuerySet":
        """Those of the spells that the actor sees."""
        return self.filter(spell__in=Spell.objects.visible_to(actor))


class Engagement(OwnedRow):
    """A party that had to do with a spell, and as what (`role`: rules.ROLES). Not here: what it did."""

    TIER = 3

    spell = OwnedKey(Spell, on_delete=models.CASCADE, related_name="engagements")
    party = OwnedKey(Party, related_name="+")
    role = models.CharField(max_length=16)
    noted_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = EngagementQuerySet.as_manager()

    class Meta:
        ordering = ("made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "spell", "party", "role"), name="engagement_once"
            ),
        )
