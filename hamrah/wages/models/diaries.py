"""Diaries of days (हाज़िरी): who keeps one, its months, its money. Not here: counting (rules/)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from hamrah.employers.models import Party
from hamrah.files.models import Evidence
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.journeys.models import Spell
from hamrah.organisations.models import Centre
from hamrah.people.models import Person
from hamrah.wages.rules.acts import acts, history
from hamrah.wages.rules.marks import MONTH_BYTES
from hamrah.web.addresses import address_of


class GangQuerySet(models.QuerySet["Gang"]):
    def visible_to(self, actor: Any) -> "GangQuerySet":
        """The organisation's, or those of the centres where the actor works."""
        own = self.filter(organisation_id=actor.organisation_id)
        only = actor.only_centres("wages.see_diary")
        return own if only is None else own.filter(centre__in=only)

    def standing(self) -> "GangQuerySet":
        return self.filter(ended_on=None)


class Gang(OwnedRow):
    """People who work together for one party (टोली), so that their days are noted in one grid."""

    TIER = 3
    TIERS = {"sector": 2, "ended_on": 2}

    name = models.CharField(max_length=120)
    party = OwnedKey(Party, null=True, related_name="+")
    party_said = models.CharField(max_length=120, blank=True)
    trade = models.CharField(max_length=60, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    place_said = models.CharField(max_length=120, blank=True)
    centre = OwnedKey(Centre, null=True, related_name="+")
    ended_on = models.DateField(null=True)
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = GangQuerySet.as_manager()

    class Meta:
        ordering = ("ended_on", "name", "id")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("wages:gang", self.id)


class DiaryQuerySet(models.QuerySet["Diary"]):
    def visible_to(self, actor: Any) -> "DiaryQuerySet":
        """Those of people whom the actor may see."""
        return self.filter(person__in=Person.objects.visible_to(actor))

    def open(self) -> "DiaryQuerySet":
        """Those that are still written."""
        return self.filter(ended_on=None)


class Diary(OwnedRow):
    """One book of one worker's days for one work. `keeper`: whose word it is (rules/keepers.py): hers, the
    contractor's, our own. Two that contradict stand side by side; neither is ever put right by the other."""

    TIER = 3
    TIERS = {"keeper": 2, "sector": 2, "ended_on": 2}

    person = OwnedKey(Person, related_name="diaries")
    keeper = models.CharField(max_length=12)
    party = OwnedKey(Party, null=True, related_name="+")
    party_said = models.CharField(max_length=120, blank=True)
    trade = models.CharField(max_length=60, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    place_said = models.CharField(max_length=120, blank=True)
    spell = OwnedKey(Spell, null=True, related_name="+", db_index=False)
    gang = OwnedKey(Gang, null=True, related_name="diaries")
    ended_on = models.DateField(null=True)
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = DiaryQuerySet.as_manager()

    class Meta:
        ordering = ("made_at", "id")

    @property
    def work(self) -> Any:
        """For whom: the party of the list, or its words."""
        return self.party_id or self.party_said

    @property
    def for_whom(self) -> str:
        return self.party.name if self.party else self.party_said

    def last_word(self, day: str) -> tuple[UUID | None, datetime | None]:
        """Who last said something of a day (2026-11-22), and when."""
        on = date.fromisoformat(day)
        month = self.months.filter(month=on.replace(day=1)).first()
        said = history(acts(bytes(month.acts)), on.day) if month else []
        act = said[-1][0] if said else None
        return (act.hand.by, act.at) if act else (None, None)


class MonthQuerySet(models.QuerySet["Month"]):
    def visible_to(self, actor: Any) -> "MonthQuerySet":
        """Those of diaries that the actor sees."""
        return self.filter(diary__in=Diary.objects.visible_to(actor))


class Month(OwnedRow):
    """One month of one diary: what stands of its days (rules/marks.py), and everything that was ever said of
    them (`acts`, rules/acts.py), which the database lets only grow. One row however often it is written."""

    TIER = 3
    TIERS = {"month": 2}

    diary = OwnedKey(Diary, related_name="months", db_index=False)
    month = models.DateField()
    marks = models.BinaryField(max_length=MONTH_BYTES)
    overtime = models.BinaryField(default=bytes)
    acts = models.BinaryField(default=bytes)

    objects = MonthQuerySet.as_manager()

    class Meta:
        ordering = ("month",)
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "diary", "month"), name="diary_month_once"),
        )


class MoneyQuerySet(models.QuerySet["MoneyEntry"]):
    def visible_to(self, actor: Any) -> "MoneyQuerySet":
        """Those of diaries that the actor sees, for whoever may see pay."""
        seen = self.filter(diary__in=Diary.objects.visible_to(actor))
        return seen if actor.may("wages.see_pay") else seen.none()

    def standing(self) -> "MoneyQuerySet":
        """What was neither corrected nor taken back."""
        return self.filter(corrected_by=None, is_taken_back=False)


class MoneyEntry(OwnedRow):
    """Money in a diary: an advance, a payment, a deduction (rules/money.py), in paise. A correction is
    a further entry that names the one it `corrects`; `is_taken_back`: there was no such money at all."""

    TIER = 4
    TIERS = {"made_at": 2, "by_id": 2}

    diary = OwnedKey(Diary, related_name="money")
    kind = models.CharField(max_length=12)
    on = models.DateField()
    paise = models.BigIntegerField(null=True)
    paid_how = models.CharField(max_length=12, blank=True)
    words = models.CharField(max_length=200, blank=True)
    how = models.CharField(max_length=8)
    corrects = OwnedKey("self", null=True, related_name="corrected_by")
    is_taken_back = models.BooleanField(default=False)
    proof = OwnedKey(Evidence, null=True, related_name="+")
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = MoneyQuerySet.as_manager()

    class Meta:
        ordering = ("on", "made_at")
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "corrects"), name="money_corrected_once"),
            models.CheckConstraint(condition=models.Q(paise__gt=0), name="money_is_something"),
        )
