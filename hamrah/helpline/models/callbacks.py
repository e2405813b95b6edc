"""A number that waits to be rung, and each time somebody tried. Not here: the call that came of it
(calls.py).
"""

from datetime import datetime
from typing import Any

from django.db import models

from hamrah.ground.day import INDIA
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.helpline.models.calls import Call
from hamrah.helpline.rules.clocks import Window, is_held
from hamrah.helpline.rules.words import DANGER, SENSITIVE
from hamrah.organisations.models import Centre, Village

WAITING = "waiting"


class CallbackQuerySet(models.QuerySet["Callback"]):
    def visible_to(self, actor: Any) -> "CallbackQuerySet":
        """Those of her centres, of no centre, and those she has in hand; in danger only for who works on
        it. Nothing for who may not see calls.
        """
        if not actor.may("helpline.see"):
            return self.none()
        own = self.filter(organisation_id=actor.organisation_id)
        mine = models.Q(held_by_id=actor.user_id)
        if (only := actor.only_centres("helpline.see")) is not None:
            own = own.filter(models.Q(centre__in=only) | models.Q(centre=None) | mine)
        if not actor.may("helpline.see_danger"):
            own = own.filter(models.Q(tier__lt=DANGER) | mine)
        return own

    def waiting(self) -> "CallbackQuerySet":
        """Not rung yet; danger first, then by when it must be."""
        return self.filter(closed_at=None).order_by("-tier", "due_at", "id")

    def now(self, at: datetime) -> "CallbackQuerySet":
        """Those that may be rung at this moment."""
        return self.filter(next_at__lte=at)


class Callback(OwnedRow):
    """A number that rang and nobody answered, or that was promised a call.

    `sealed`: whom to ask for, what never to say, and why, unreadable. `since`/`until`: the hours in which
    ringing is
    safe, as she said them; else the day's. `next_at`: not before; `due_at`: the end of the first safe hours.
    One open callback a number: ringing again counts in `times`.
    """

    TIER = 2
    TIERS = {"number": 4, "mark": 4, "sealed": 5}

    state = models.CharField(max_length=8, default=WAITING)
    reason = models.CharField(max_length=8)
    number = models.BinaryField(default=bytes)
    mark = models.BinaryField(null=True)
    sealed = models.BinaryField(default=bytes)
    tier = models.PositiveSmallIntegerField(default=SENSITIVE)
    call = OwnedKey(Call, null=True, related_name="callbacks")
    answered = OwnedKey(Call, null=True, related_name="+", db_index=False)

    owner = models.CharField(max_length=12, default="unknown")
    gender = models.CharField(max_length=1, blank=True)
    language = models.CharField(max_length=8, blank=True)
    centre = OwnedKey(Centre, null=True, related_name="+", db_index=False)
    village = OwnedKey(Village, null=True, related_name="+", db_index=False)
    since = models.TimeField(null=True)
    until = models.TimeField(null=True)

    came_at = models.DateTimeField()
    last_came_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)
    due_at = models.DateTimeField()
    next_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    held_by_id = models.UUIDField(null=True)
    held_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    minutes = models.IntegerField(null=True)

    objects = CallbackQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "mark"),
                condition=models.Q(closed_at=None, mark__isnull=False),
                name="one_open_callback_a_number",
            ),
        )
        indexes = (
            models.Index(
                fields=("organisation_id", "-tier", "due_at"),
                condition=models.Q(closed_at=None),
                name="callback_waiting",
            ),
            models.Index(fields=("organisation_id", "came_at"), name="callback_by_moment"),
        )

    @property
    def window(self) -> Window:
        """The hours in which ringing is safe."""
        return Window(self.since, self.until) if self.since and self.until else Window()

    def may_be_rung(self, at: datetime) -> bool:
        """Whether ringing is safe now."""
        return self.window.holds(at.astimezone(INDIA))

    def held_by_another(self, actor: Any, at: datetime) -> bool:
        return self.held_by_id != actor.user_id and is_held(self.held_at, at)

    @property
    def is_danger(self) -> bool:
        return self.tier >= DANGER

    def is_late(self, at: datetime) -> bool:
        return self.due_at < at


class Attempt(OwnedRow):
    """Somebody rang, and this came of it (`came`: rules/words.py TRIED)."""

    TIER = 2

    callback = OwnedKey(Callback, on_delete=models.CASCADE, related_name="tries")
    came = models.CharField(max_length=16)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()
