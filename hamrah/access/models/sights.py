"""Sights: that somebody may see a person beyond her centres for a while. Not here: what is done with it.

A room writes one when somebody is handed over, or in an emergency, and ends it; it may stand beside others.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from hamrah.access.models.users import User
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.organisations.models import Centre


class SightQuerySet(models.QuerySet["Sight"]):
    def open(self) -> "SightQuerySet":
        """Neither ended nor past its time."""
        now = timezone.now()
        return self.filter(ended_at=None).filter(models.Q(until_at=None) | models.Q(until_at__gt=now))

    def of(self, user_id: Any, centres: Iterable[UUID]) -> frozenset[UUID]:
        """Whom a user sees by them: her own, and those of the centres where she works."""
        hers = models.Q(user_id=user_id) | models.Q(centre__in=list(centres))
        return frozenset(self.open().filter(hers).values_list("person_id", flat=True))

    def end(self, **which: Any) -> int:
        """They open nothing from now on."""
        return self.filter(ended_at=None, **which).update(ended_at=timezone.now())


class Sight(OwnedRow):
    """A user, or everybody of a centre, may see this person: for what (`why` hand_over or glass, with the
    row's id in `source_id`), until when. Several may stand at once; each ends by itself."""

    TIER = 2
    TIERS = {"person_id": 3}

    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    centre = OwnedKey(Centre, null=True, related_name="+")
    person_id = models.UUIDField()
    why = models.CharField(max_length=12)
    source_id = models.UUIDField()
    since_at = models.DateTimeField(auto_now_add=True)
    until_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects: Any = SightQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("organisation_id", "user"), condition=models.Q(ended_at=None), name="sight_open"
            ),
        )
