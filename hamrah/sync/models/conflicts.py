"""Where two said different things of one value: both are kept until a person has chosen.

Not here: finding them (merging.py), choosing (actions/settling.py).
"""

from datetime import timedelta
from typing import Any

from django.db import models

from hamrah.ground.models import Journal
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.people.models import Person
from hamrah.sync.models.arriving import FieldCommand
from hamrah.sync.models.phones import Partition

# A diary keeps its moments to the second.
A_SECOND = timedelta(seconds=1)


class ConflictQuerySet(models.QuerySet["Conflict"]):
    def visible_to(self, actor: Any) -> "ConflictQuerySet":
        """Those of people whom the actor may see."""
        own = self.filter(organisation_id=actor.organisation_id)
        return own.filter(person__in=Person.objects.visible_to(actor))

    def open(self) -> "ConflictQuerySet":
        """Nobody has chosen yet."""
        return self.filter(choice="")


class Conflict(OwnedRow):
    """One value said twice. `yours`: what the phone said, `theirs`: what stood when it came, `was`: what both
    began from. `choice`: "", yours, theirs, both (theirs stands, yours is shown beside it)."""

    TIER = 3
    TIERS = {"was": 4, "yours": 4, "theirs": 4, "choice": 2, "verb": 2, "field": 2}

    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="+")
    subject_id = models.UUIDField()
    verb = models.CharField(max_length=80)
    field = models.CharField(max_length=40)
    was = models.JSONField(null=True)
    yours = models.JSONField(null=True)
    theirs = models.JSONField(null=True)
    partition = OwnedKey(Partition, related_name="+")
    command = models.UUIDField()
    yours_by_id = models.UUIDField()
    yours_at = models.DateTimeField(null=True)
    entered_at = models.CharField(max_length=120, blank=True)
    theirs_by_id = models.UUIDField(null=True)
    theirs_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    choice = models.CharField(max_length=8, blank=True)
    settled_by_id = models.UUIDField(null=True)
    settled_at = models.DateTimeField(null=True)

    objects = ConflictQuerySet.as_manager()

    class Meta:
        ordering = ("made_at", "id")
        indexes = (
            models.Index(fields=("organisation_id",), condition=models.Q(choice=""), name="conflict_open"),
        )

    def theirs_where(self) -> str | None:
        """Where what stands was said: the place a phone noted, "" in the office, None if nobody knows."""
        if self.theirs_at is None or self.theirs_by_id is None:
            return None
        entry = Journal.objects.filter(at=self.theirs_at, user_id=self.theirs_by_id).first()
        by_phone = FieldCommand.objects.filter(partition__user_id=self.theirs_by_id)
        if entry:
            said = by_phone.filter(command=entry.command).first()
            return said.entered_at if said else ""
        moment = (self.theirs_at - A_SECOND, self.theirs_at + A_SECOND)
        said = by_phone.filter(subject_id=self.subject_id, said_at__range=moment).first()
        return said.entered_at if said else None
