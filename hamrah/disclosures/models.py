"""Exports and legal requests as they stand, each change of state with who and when.

Not here: who may be in an export (rules/), the sheet itself (sheet.py), sealing a request (sealed.py).
"""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hamrah.ground.day import today
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.people.models import Person


class LegalRequestQuerySet(models.QuerySet["LegalRequest"]):
    def visible_to(self, actor: Any) -> "LegalRequestQuerySet":
        """The organisation's own, for those alone who answer authorities."""
        own = self.filter(organisation_id=actor.organisation_id)
        return own if actor.may("disclosures.see_requests") else own.none()

    def open(self) -> "LegalRequestQuerySet":
        """Not yet decided."""
        return self.filter(state__in=("received", "advised"))


class LegalRequest(OwnedRow):
    """An authority asks for people's facts. `state`: received, advised, given, partly, refused.

    `sealed` holds what was asked, whom it concerns, the advice and the answer, unreadable at rest.
    `scope`: named people, or everyone of a place, community or religion, which is never answered.
    """

    TIER = 5
    TIERS = {"id": 2, "organisation_id": 0, "version": 2, "change": 2, "state": 2, "made_at": 2}

    authority = models.CharField(max_length=160)
    officer = models.CharField(max_length=120, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    law = models.CharField(max_length=200, blank=True)
    scope = models.CharField(max_length=12, default="named")
    received_on = models.DateField()
    due_on = models.DateField(null=True)
    sealed = models.BinaryField(default=bytes)
    state = models.CharField(max_length=12, default="received")
    told = models.CharField(max_length=8, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = LegalRequestQuerySet.as_manager()

    class Meta:
        ordering = ("-received_on", "-made_at")

    @property
    def is_open(self) -> bool:
        return self.state in ("received", "advised")

    def is_late(self, on: date) -> bool:
        """Whether the authority's own day has passed without an answer."""
        return self.is_open and self.due_on is not None and self.due_on < on


class RequestStep(OwnedRow):
    """One change of a request: received, advised, decided, told; by whom, when. What was said is sealed."""

    TIER = 2

    request = OwnedKey(LegalRequest, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)


class Concerned(OwnedRow):
    """A person of the register whom a request concerns. While it is open she is not erased."""

    TIER = 5
    TIERS = {"id": 2, "organisation_id": 0, "version": 2, "change": 2}

    request = OwnedKey(LegalRequest, on_delete=models.CASCADE, related_name="concerned")
    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("request", "person"), name="concerned_once"),)


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, actor: Any) -> "ExportQuerySet":
        """The organisation's own; what answers an authority only for those who see its request."""
        own = self.filter(organisation_id=actor.organisation_id)
        return own if actor.may("disclosures.see_requests") else own.filter(request=None)

    def expired(self, on: date) -> "ExportQuerySet":
        """Made, and past the day until which the file is kept here, or the paper there."""
        on_paper = models.Q(file_until=None, kept_until__lt=on)
        return self.filter(models.Q(file_until__lt=on) | on_paper, state="made")


class Export(OwnedRow):
    """A sheet that leaves the house. `state`: asked, approved, declined, made, ended (its file is gone).

    `people` are those chosen when it was asked; made are those of them who still may leave. The file
    opens with a passphrase that is kept nowhere.
    """

    TIER = 2
    TIERS = {"people": 3, "words": 3, "criteria": 3, "recipient": 3, "contact": 3, "content": 5, "reason": 3}

    request = OwnedKey(LegalRequest, null=True, related_name="exports")
    purpose = models.CharField(max_length=300)
    basis = models.CharField(max_length=24)
    recipient = models.CharField(max_length=120)
    body = models.CharField(max_length=160)
    contact = models.CharField(max_length=160)
    receiver_id = models.UUIDField(null=True)
    kept_until = models.DateField()
    words = models.CharField(max_length=300)
    criteria = models.JSONField(default=dict)
    columns = ArrayField(models.CharField(max_length=40))
    people = ArrayField(models.UUIDField())
    state = models.CharField(max_length=12, default="asked")
    needs_second = models.BooleanField(default=True)
    reason = models.CharField(max_length=200, blank=True)
    asked_by_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_by_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    made_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(null=True)
    rows = models.IntegerField(null=True)
    sha256 = models.BinaryField(max_length=32, null=True)
    content = models.BinaryField(null=True)
    file_until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    letter_id = models.UUIDField(null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return f"{self.body}: {self.purpose}"

    @property
    def number(self) -> str:
        """How people speak of it: the end of its id, which is drawn at random."""
        return str(self.id)[-6:].upper()

    def is_there(self, on: date | None = None) -> bool:
        """Whether its file can be downloaded on the day."""
        return self.state == "made" and self.file_until is not None and (on or today()) <= self.file_until


class Download(OwnedRow):
    """Somebody took an export's file out: who, when."""

    TIER = 2

    export = OwnedKey(Export, related_name="downloads")
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)
