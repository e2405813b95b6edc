"""Canaries: invented records that nobody needs to open, and the alarm when somebody does.

Not here: marking one (people.mark_canary). Which person it is stands sealed: whoever reads the table, or a
backup of it, learns who is invented from neither column.
"""

import hmac
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from hamrah.access.models.users import User
from hamrah.ground import sealing
from hamrah.ground.ids import new_id
from hamrah.ground.models import Journal
from hamrah.ground.rows import OwnedKey, OwnedRow

RANG = "access.canary_rang"
PLACE = "access.canary"


class Canary(OwnedRow):
    """One invented record: a keyed digest, by which a look at it is noticed, and its id, sealed."""

    TIER = 5
    TIERS = {"ended_at": 3}

    mark = models.BinaryField(max_length=32)
    person = models.BinaryField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "mark"),
                condition=models.Q(ended_at__isnull=True),
                name="canary_once",
            ),
        )


class Alarm(OwnedRow):
    """Somebody was shown a canary: who, on which page, when; and who has looked into it."""

    TIER = 3

    canary = OwnedKey(Canary, related_name="alarms")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    page = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    what_it_was = models.CharField(max_length=200, blank=True)


def mark_of(person_id: UUID) -> bytes:
    """What stands for a person without naming her."""
    return hmac.digest(settings.CANARY_KEY, person_id.bytes, "sha256")


def marks_of(people: Iterable[UUID]) -> list[bytes]:
    return [mark_of(person_id) for person_id in people]


def sealed_id(person_id: UUID) -> bytes:
    return sealing.seal(settings.CANARY_KEY, person_id.bytes, place=PLACE)


def canary_ids() -> dict[UUID, Canary]:
    """The organisation's canaries by the person each is. Needs an open context; an office has a handful."""
    rows = Canary.objects.filter(ended_at=None)
    return {
        UUID(bytes=sealing.unseal(settings.CANARY_KEY, bytes(row.person), place=PLACE)): row for row in rows
    }


def ring(actor: Any, *, page: str, marks: list[bytes]) -> None:
    """An alarm for each, and one row of the journal."""
    for canary in Canary.objects.filter(mark__in=marks, ended_at=None):
        alarm = Alarm.objects.create(canary=canary, user_id=actor.user_id, page=page)
        Journal.objects.create(
            user_id=actor.user_id,
            device=actor.device,
            verb=RANG,
            command=new_id(),
            subject_kind=alarm._meta.label_lower,
            subject_id=alarm.id,
        )
