"""Terms of work as they were said before it began. Not here: who signed them (hands.py)."""

from typing import Any

from django.db import models

from hamrah.employers.models import Party
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.journeys.models import Spell
from hamrah.people.models import Person
from hamrah.web.addresses import address_of


class TermsQuerySet(models.QuerySet["Terms"]):
    def visible_to(self, actor: Any) -> "TermsQuerySet":
        """Those of people whom the actor may see."""
        return self.filter(person__in=Person.objects.visible_to(actor))

    def standing(self) -> "TermsQuerySet":
        """The newest version of each slip."""
        return self.filter(after=None)

    def unread(self) -> "TermsQuerySet":
        """Slips that nobody has read aloud to her yet."""
        return self.exclude(hands__how="read_aloud")


class Terms(OwnedRow):
    """A terms slip (शर्तों की पर्ची): who hires, who pays, how much for what, and when. It is evidence: once
    written it is never changed, a new version names the one `before` it. Money in paise."""

    TIER = 4
    TIERS = {"trade": 3, "sector": 2, "begins_on": 3, "place_said": 3, "made_at": 2, "made_by_id": 2}

    person = OwnedKey(Person, related_name="terms")
    spell = OwnedKey(Spell, null=True, related_name="+")
    before = OwnedKey("self", null=True, related_name="after")
    hirer = OwnedKey(Party, null=True, related_name="+")
    hirer_said = models.CharField(max_length=120, blank=True)
    payer = OwnedKey(Party, null=True, related_name="+")
    payer_said = models.CharField(max_length=120, blank=True)
    trade = models.CharField(max_length=60, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    place_said = models.CharField(max_length=120, blank=True)
    begins_on = models.DateField(null=True)
    rate_paise = models.BigIntegerField(null=True)
    rate_basis = models.CharField(max_length=8, blank=True)
    unit_said = models.CharField(max_length=60, blank=True)
    hours_a_day = models.SmallIntegerField(null=True)
    rest_day = models.CharField(max_length=8, blank=True)
    advance_paise = models.BigIntegerField(null=True)
    food = models.CharField(max_length=12, blank=True)
    stay = models.CharField(max_length=12, blank=True)
    paid_when = models.CharField(max_length=12, blank=True)
    paid_how = models.CharField(max_length=16, blank=True)
    words = models.TextField(blank=True)
    made_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = TermsQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "before"), name="terms_version_once"),
            models.CheckConstraint(condition=models.Q(rate_paise__gt=0), name="terms_rate_is_something"),
        )

    def get_absolute_url(self) -> str:
        return address_of("wages:slip", self.id)
