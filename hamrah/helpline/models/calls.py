"""A call as it was noted. Not here: numbers that wait to be rung (callbacks.py)."""

from datetime import datetime
from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.helpline.models.surge import Surge
from hamrah.helpline.rules.words import DANGER, SENSITIVE
from hamrah.organisations.models import Centre, Village
from hamrah.people.models import Person
from hamrah.services.models import ServiceRequest
from hamrah.web.addresses import address_of

DRAFT, ENDED = "draft", "ended"


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, actor: Any) -> "CallQuerySet":
        """Those of her centres, of no centre, and those she took; calls in danger only for who works on such,
        or took them. Nothing for who may not see calls, or not before the second step of sign-in."""
        if not actor.may("helpline.see"):
            return self.none()
        own = self.filter(organisation_id=actor.organisation_id)
        mine = models.Q(taken_by_id=actor.user_id)
        if (only := actor.only_centres("helpline.see")) is not None:
            own = own.filter(models.Q(centre__in=only) | models.Q(centre=None) | mine)
        if not actor.may("helpline.see_danger"):
            own = own.filter(models.Q(tier__lt=DANGER) | mine)
        return own

    def drafts_of(self, actor: Any) -> "CallQuerySet":
        """Calls that she has begun to note and not ended."""
        return self.filter(ended_at=None, taken_by_id=actor.user_id)

    def ended(self) -> "CallQuerySet":
        return self.filter(state=ENDED)

    def to_carry_on(self) -> "CallQuerySet":
        """Ended as what should become a case or a service, and has not yet."""
        return self.filter(carry_on_at__isnull=False)

    def in_danger(self) -> "CallQuerySet":
        """In danger, and nobody has said yet what was done."""
        return self.filter(acted_at=None, act_by__isnull=False)


class Call(OwnedRow):
    """One call: who spoke, on whose phone, from where, about what, and what came of it.

    `number` and `sealed` (what was said, names, what never to say) are unreadable, `mark` finds the number
    again. `way`: "in" they rang us, "back" we rang them. `act_by`: in danger, by when somebody has acted.
    `case_id`: the case that came of it, which names the call too.
    """

    TIER = 2
    TIERS = {"number": 4, "mark": 4, "sealed": 5, "danger": 5, "place_said": 3}

    state = models.CharField(max_length=8, default=DRAFT)
    way = models.CharField(max_length=8, default="in")
    number = models.BinaryField(default=bytes)
    mark = models.BinaryField(null=True)
    is_withheld = models.BooleanField(default=False)
    sealed = models.BinaryField(default=bytes)
    tier = models.PositiveSmallIntegerField(default=SENSITIVE)

    caller = models.CharField(max_length=12, blank=True)
    owner = models.CharField(max_length=12, default="unknown")
    gender = models.CharField(max_length=1, blank=True)
    language = models.CharField(max_length=8, blank=True)
    group_size = models.PositiveIntegerField(default=1)
    place_said = models.CharField(max_length=120, blank=True)
    topic = models.CharField(max_length=16, blank=True)
    danger = models.CharField(max_length=12, blank=True)
    disposition = models.CharField(max_length=12, blank=True)
    may_message = models.BooleanField(null=True)

    person = OwnedKey(Person, null=True, related_name="calls")
    village = OwnedKey(Village, null=True, related_name="+", db_index=False)
    centre = OwnedKey(Centre, null=True, related_name="+", db_index=False)
    request = OwnedKey(ServiceRequest, null=True, related_name="calls")
    case_id = models.UUIDField(null=True)
    surge = OwnedKey(Surge, null=True, related_name="calls", db_index=False)

    taken_by_id = models.UUIDField(null=True)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    # Since when it should become a case or a service. Partial indexes ask for nulls alone: whatever else a
    # prepared statement is given, its planner cannot know that it matches.
    carry_on_at = models.DateTimeField(null=True)
    act_by = models.DateTimeField(null=True)
    acted_at = models.DateTimeField(null=True)
    acted_by_id = models.UUIDField(null=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ("-began_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=DRAFT, ended_at=None)
                | models.Q(state=ENDED, ended_at__isnull=False),
                name="ended_call_has_its_end",
            ),
            models.CheckConstraint(
                condition=models.Q(act_by=None) | models.Q(tier=DANGER), name="only_danger_has_a_clock"
            ),
        )
        indexes = (
            models.Index(fields=("organisation_id", "-began_at"), name="call_by_moment"),
            models.Index(fields=("organisation_id", "mark", "-began_at"), name="call_by_mark"),
            models.Index(
                fields=("organisation_id", "act_by"),
                condition=models.Q(acted_at=None, act_by__isnull=False),
                name="call_in_danger",
            ),
            models.Index(
                fields=("organisation_id", "carry_on_at"),
                condition=models.Q(carry_on_at__isnull=False),
                name="call_to_carry_on",
            ),
            models.Index(
                fields=("organisation_id", "taken_by_id"),
                condition=models.Q(ended_at=None),
                name="call_draft",
            ),
        )

    def get_absolute_url(self) -> str:
        return address_of("helpline:call", self.id)

    @property
    def is_draft(self) -> bool:
        return self.state == DRAFT

    @property
    def is_danger(self) -> bool:
        return self.tier >= DANGER

    def is_late(self, at: datetime) -> bool:
        """In danger, nobody has acted, and the hours are over."""
        return self.acted_at is None and self.act_by is not None and self.act_by < at
