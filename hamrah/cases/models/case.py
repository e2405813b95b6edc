"""A case and those who claim in it. Not here: what happened in it (story.py), its money (money.py)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models

from hamrah.cases.models.watch import Session
from hamrah.cases.rules.kinds import DANGER_TIER
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.organisations.models import Centre
from hamrah.people.models import Person
from hamrah.places.models import Place
from hamrah.web.addresses import address_of

# Where an actor acts who is on no phone (Actor.device).
AT_A_DESK = ("office", "command line", "restore")


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, actor: Any) -> "CaseQuerySet":
        """Those of her centres and those that lie with her; that a danger case exists is seen only by who
        may work on such. Nothing for who may not see cases, whatever else she may do with them: also what
        waits for the second step of sign-in is not seen before it."""
        own = self.filter(organisation_id=actor.organisation_id)
        if not actor.may("cases.see"):
            return own._taken_along(actor)
        if not actor.may("cases.see_danger"):
            own = own.filter(tier__lt=DANGER_TIER)
        elif (only := actor.only_centres("cases.see_danger")) is not None:
            own = own.filter(models.Q(tier__lt=DANGER_TIER) | models.Q(centre__in=only))
        if (only := actor.only_centres("cases.see")) is not None:
            own = own.filter(models.Q(centre__in=only) | models.Q(assigned_to_id=actor.user_id))
        return own

    def _taken_along(self, actor: Any) -> "CaseQuerySet":
        """A phone is no second step: on it her own cases and those of the centres where she works, none of
        danger."""
        if actor.device in AT_A_DESK or not actor.may("cases.take_along"):
            return self.none()
        only = actor.only_centres("cases.take_along") or ()
        hers = models.Q(assigned_to_id=actor.user_id) | models.Q(centre__in=only)
        return self.filter(hers, tier__lt=DANGER_TIER)

    def open(self) -> "CaseQuerySet":
        """Those in which somebody still does something."""
        return self.filter(closed_on=None)

    def closed(self) -> "CaseQuerySet":
        return self.exclude(closed_on=None)

    def overdue(self, *, at: datetime) -> "CaseQuerySet":
        """Open ones whose next action should have been done."""
        return self.open().filter(next_at__lt=at)


class Case(OwnedRow):
    """One dispute of one or many workers. `kind`: rules/kinds.py. `state` follows from what was done
    (rules/standing.py) and is never chosen. `sealed`: what they tell, and how it ended. `safe`: whether the
    other side may be contacted (yes, no, unknown). `next_at`: by when a human does something next.
    `moved_at`: when somebody last did; `limit_on`: when its first claim runs out, while nothing is filed."""

    TIER = 2
    TIERS = {"kind": 4, "tier": 4, "sealed": 5, "place_said": 3, "safe": 4, "call_id": 4}

    number = models.CharField(max_length=12)
    kind = models.CharField(max_length=20)
    tier = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default="intake")
    # Round of mediation, or parts paid, as its state says.
    step_no = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=20, blank=True)
    same_as = OwnedKey("self", null=True, related_name="+", db_index=False)
    centre = OwnedKey(Centre, null=True, related_name="+", db_index=False)
    assigned_to_id = models.UUIDField(null=True)
    opened_by_id = models.UUIDField(null=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    channel = models.CharField(max_length=12, default="walk_in")
    sector = models.CharField(max_length=40, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    place_said = models.CharField(max_length=120, blank=True)
    safe = models.CharField(max_length=8, default="unknown")
    names_withheld = models.BooleanField(default=False)
    next_at = models.DateTimeField(null=True)
    next_what = models.CharField(max_length=16, blank=True)
    moved_at = models.DateTimeField(null=True)
    limit_on = models.DateField(null=True)
    sealed = models.BinaryField(default=bytes)
    session = OwnedKey(Session, null=True, related_name="cases")
    call_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_on", "-id")
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "number"), name="case_number_once"),
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | ~models.Q(outcome=""), name="closed_has_outcome"
            ),
        )
        indexes = (
            models.Index(
                fields=("organisation_id", "next_at", "id"),
                condition=models.Q(closed_on__isnull=True),
                name="case_due",
            ),
            models.Index(
                fields=("organisation_id", "assigned_to_id", "next_at", "id"),
                condition=models.Q(closed_on__isnull=True),
                name="case_due_mine",
            ),
            models.Index(
                fields=("organisation_id", "centre", "next_at", "id"),
                condition=models.Q(closed_on__isnull=True),
                name="case_due_centre",
            ),
            models.Index(
                fields=("organisation_id", "moved_at", "id"),
                condition=models.Q(closed_on__isnull=True),
                name="case_quiet",
            ),
            models.Index(
                fields=("organisation_id", "limit_on", "id"),
                condition=models.Q(closed_on__isnull=True, limit_on__isnull=False),
                name="case_limit",
            ),
            models.Index(fields=("organisation_id", "opened_on"), name="case_opened"),
            models.Index(fields=("organisation_id", "closed_on"), name="case_closed"),
        )

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return address_of("cases:case", self.id)

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def is_danger(self) -> bool:
        return self.tier >= DANGER_TIER

    def is_overdue(self, at: datetime) -> bool:
        """Whether its next action should have been done."""
        return self.is_open and self.next_at is not None and self.next_at < at


class ClaimantQuerySet(models.QuerySet["Claimant"]):
    def visible_to(self, actor: Any) -> "ClaimantQuerySet":
        """Those of the cases that the actor sees."""
        return self.filter(case__in=Case.objects.visible_to(actor))

    def standing(self) -> "ClaimantQuerySet":
        """Those who have not left the case."""
        return self.filter(left_on=None)


class Claimant(OwnedRow):
    """One worker who claims in a case, by what right we speak for her, and what she says she worked and got.

    `stands_for`: the dead worker whose heir she is. `half_days`: two make a day. Money in paise. `hazri`:
    her days as diaries have them, where they were taken from there (rules/diaries.py). `limit_on`: the last
    day on which her claim can be filed, `limit_why` by which rule.
    """

    TIER = 4
    TIERS = {
        **{"id": 2, "organisation_id": 0, "version": 2, "change": 2, "case": 2, "made_at": 2},
        # What figures and clocks count, with nobody's name: it stays when she is erased.
        **{"joined_on": 2, "left_on": 2, "left_why": 2, "settles_apart": 2, "limit_on": 2, "limit_why": 2},
        **{"authority": 2, "authorised_on": 2},
    }

    case = OwnedKey(Case, related_name="claimants")
    person = OwnedKey(Person, related_name="claims")
    stands_for = OwnedKey("self", null=True, related_name="heirs", db_index=False)
    relation = models.CharField(max_length=16, blank=True)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)
    left_why = models.CharField(max_length=16, blank=True)
    settles_apart = models.BooleanField(default=False)
    authority = models.CharField(max_length=8, blank=True)
    authorised_on = models.DateField(null=True)
    union_since = models.DateField(null=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    half_days = models.PositiveIntegerField(null=True)
    rate_paise = models.BigIntegerField(null=True)
    basis = models.CharField(max_length=8, blank=True)
    overtime_hours = models.DecimalField(max_digits=6, decimal_places=1, default=Decimal(0))
    advance_paise = models.BigIntegerField(default=0)
    paid_paise = models.BigIntegerField(default=0)
    owed_said_paise = models.BigIntegerField(null=True)
    skill = models.CharField(max_length=16, blank=True)
    hours_a_day = models.PositiveSmallIntegerField(null=True)
    hazri = models.JSONField(null=True)
    limit_on = models.DateField(null=True)
    limit_why = models.CharField(max_length=20, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ClaimantQuerySet.as_manager()

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "case", "person"), name="claimant_once"),
        )
        indexes = (
            models.Index(
                fields=("organisation_id", "limit_on"),
                condition=models.Q(limit_on__isnull=False, left_on__isnull=True),
                name="claimant_limit",
            ),
        )
