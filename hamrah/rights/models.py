"""Her requests, the notice read to her, her nominee, erasures and their tombstones, breaches and clocks.

Not here: consent and restriction (people), clocks of the law (rules/clocks.py).
"""

from datetime import date
from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.people.models import Person

BOOK = {"id": 2, "organisation_id": 0, "version": 2, "change": 2}


class OwnQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Any) -> "OwnQuerySet":
        """The organisation's own; of people, only those whom the actor may see."""
        own = self.filter(organisation_id=actor.organisation_id)
        fields = {field.name for field in self.model._meta.fields}
        if "person" not in fields:
            return own
        # Asked row by row: an IN beside an OR reads every person first, a second at a hundred thousand.
        seen = models.Exists(Person.objects.visible_to(actor).filter(pk=models.OuterRef("person_id")))
        return own.filter(models.Q(seen) | models.Q(person=None))

    def open(self) -> "OwnQuerySet":
        """Requests that nobody has answered."""
        return self.filter(answered_on=None)


class RightsRequest(OwnedRow):
    """She asks to see, correct, restrict or erase, or she complains. Answered by `due_on`; a complaint she
    is not content with can go to the Board. `said_by` where she has no record."""

    TIER = 4
    TIERS = {
        **BOOK,
        **{"kind": 2, "received_on": 2, "due_on": 2, "answered_on": 2, "escalated_on": 2},
        **{"taken_by_id": 2, "answered_by_id": 2, "made_at": 2},
    }

    person = OwnedKey(Person, null=True, related_name="rights_requests")
    said_by = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=12)
    words = models.TextField()
    received_on = models.DateField()
    due_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    escalated_on = models.DateField(null=True)
    taken_by_id = models.UUIDField(null=True)
    answered_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "made_at")

    def is_late(self, on: date) -> bool:
        return self.answered_on is None and self.due_on < on


class NoticeRead(OwnedRow):
    """The notice was played or read aloud to her: in which language, by whom, when, which words (hash)."""

    TIER = 2

    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="notices_read")
    language = models.CharField(max_length=8)
    how = models.CharField(max_length=12)
    sha256 = models.BinaryField(max_length=32)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at",)


class NoticeAudio(OwnedRow):
    """The notice, spoken, in a language: a file the organisation recorded. The latest counts."""

    TIER = 0

    language = models.CharField(max_length=8)
    media_type = models.CharField(max_length=20)
    content = models.BinaryField()
    sha256 = models.BinaryField(max_length=32)
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)


class Nominee(OwnedRow):
    """Who may act for her after her death or when she no longer can (DPDP Act s. 14)."""

    TIER = 3

    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="nominees")
    name = models.CharField(max_length=120)
    relation = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=16, blank=True)
    named_on = models.DateField()
    ended_on = models.DateField(null=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(ended_on__isnull=True), name="one_nominee_at_a_time"
            ),
        )


class Erasure(OwnedRow):
    """An erasure: proposed by one, agreed to by another, done. Done, it is the tombstone: who was erased
    (an id that names nobody any more), when, by whom, on what ground."""

    TIER = 2
    TIERS = {"reason": 3}

    person = OwnedKey(Person, related_name="erasures")
    ground = models.CharField(max_length=12)
    state = models.CharField(max_length=12, default="proposed")
    proposed_by_id = models.UUIDField(null=True)
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    rows = models.IntegerField(null=True)
    differences = models.IntegerField(null=True)

    class Meta:
        ordering = ("-proposed_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(state="proposed"), name="one_proposal_at_a_time"
            ),
        )


class Breach(OwnedRow):
    """Personal data were lost, seen or changed by who may not: what, whose, why, what was done."""

    TIER = 4
    TIERS = {**BOOK, "noticed_at": 2, "closed_at": 2, "made_at": 2, "noted_by_id": 2}

    what = models.TextField()
    whose = models.CharField(max_length=300)
    people_count = models.IntegerField(null=True)
    cause = models.TextField(blank=True)
    consequences = models.TextField(blank=True)
    measures = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    noticed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    noted_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("-noticed_at",)


class BreachClock(OwnedRow):
    """One duty to tell of a breach: by when, done when, and what proves it."""

    TIER = 2
    TIERS = {"evidence": 4}

    breach = OwnedKey(Breach, on_delete=models.CASCADE, related_name="clocks")
    code = models.CharField(max_length=16)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    evidence = models.CharField(max_length=300, blank=True)
    done_by_id = models.UUIDField(null=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("due_at", "code")
        constraints = (models.UniqueConstraint(fields=("breach", "code"), name="breach_clock_once"),)
