"""A request from one organisation to another, as each side keeps it, and the link that may come of it.

Not here: what a state may follow (rules/standing.py), the letters between the sides (posting.py).
"""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.links.models.looking import OfPeople
from hamrah.links.rules.standing import OPEN
from hamrah.people.models import Person


class LinkRequestQuerySet(OfPeople):
    def open(self) -> "LinkRequestQuerySet":
        """Still without an answer."""
        return self.filter(state__in=OPEN)


class LinkRequest(OwnedRow):
    """One request; both sides keep a row with the same `code`. `is_ours`: this side asks.

    `gives`, `wants`: names of what the asking side tells and would like to hear. `how`, `said_on`, `days`:
    how she consented, when, and for how many days. `sealed` holds what was told, under her own key here.
    `whom` is the other side's own mark of its person, unreadable here; `by_card`: her card was shown.
    """

    TIER = 3
    TIERS = {
        **{"sealed": 4, "whom": 5, "id": 2, "code": 2, "state": 2, "is_ours": 2, "days": 2, "made_at": 2},
        **{"answer_by": 2, "other_id": 2},
    }

    code = models.UUIDField()
    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="link_requests")
    other_id = models.UUIDField()
    other_ref = models.UUIDField(null=True)
    is_ours = models.BooleanField()
    by_card = models.BooleanField(default=False)
    state = models.CharField(max_length=12)
    gives = ArrayField(models.CharField(max_length=32), default=list)
    wants = ArrayField(models.CharField(max_length=32), default=list)
    how = models.CharField(max_length=16)
    witness = models.CharField(max_length=120, blank=True)
    said_on = models.DateField()
    days = models.SmallIntegerField()
    answer_by = models.DateField()
    whom = models.BinaryField(default=bytes)
    sealed = models.BinaryField(default=bytes)
    made_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = LinkRequestQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "code"), name="request_once"),
            models.UniqueConstraint(
                fields=("organisation_id", "person", "other_id"),
                condition=Q(is_ours=True, state="waiting"),
                name="one_open_request_a_pair",
            ),
        )
        indexes = (models.Index(fields=("organisation_id", "state", "is_ours"), name="request_by_state"),)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def place(self) -> str:
        """What its sealed facts are bound to."""
        return f"links.request/{self.id}"


class RequestStep(OwnedRow):
    """One change of a request's state: which, when, by whom (nobody: the rule, or the other side)."""

    TIER = 2
    TIERS = {"why": 3}

    request = OwnedKey(LinkRequest, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12)
    why = models.CharField(max_length=200, blank=True)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "id")


class Link(OwnedRow):
    """Her record here and a record elsewhere are one woman's: each side keeps its own and its rights.

    Nothing of her own row changes. `other_ref` is the other side's name for its record, made for this
    side alone. Live while `ended_on` is empty and `until` has not passed.
    """

    TIER = 3
    TIERS = {"id": 2, "other_id": 2, "since": 2, "until": 2, "ended_on": 2, "ended_how": 2}

    person = OwnedKey(Person, on_delete=models.CASCADE, related_name="links")
    request = OwnedKey(LinkRequest, on_delete=models.CASCADE, related_name="links")
    other_id = models.UUIDField()
    other_ref = models.UUIDField()
    since = models.DateField()
    until = models.DateField()
    ended_on = models.DateField(null=True)
    ended_how = models.CharField(max_length=12, blank=True)
    ended_by_id = models.UUIDField(null=True)

    objects = OfPeople.as_manager()

    class Meta:
        ordering = ("-since",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "person", "other_id", "other_ref"),
                condition=Q(ended_on=None),
                name="one_live_link",
            ),
        )

    def is_live(self, on: date) -> bool:
        return self.ended_on is None and self.until >= on


def live_links(person: Person, on: date) -> Any:
    """Her links that count today, in whichever of her records."""
    return Link.objects.filter(person__in=person.records, ended_on=None, until__gte=on)
