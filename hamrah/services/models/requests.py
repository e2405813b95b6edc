"""What a worker asks for, each step of it, and the days on which somebody asks again.

Not here: hand-overs to others (handovers.py), the kinds that we bring (kinds.py).
"""

from datetime import date
from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.organisations.models import Centre
from hamrah.people.models import Person
from hamrah.services.models.directory import Provider
from hamrah.services.rules.steps import OPEN, REQUESTED
from hamrah.web.addresses import address_of

SENSITIVE = 4


class ServiceKind(OwnedRow):
    """A kind of service as this organisation offers it: its own, or one of ours said otherwise.

    `fields`: what it asks (rules/asked.py). `answer_days`: within how many days she has a first answer.
    """

    TIER = 0

    code = models.CharField(max_length=24)
    name = models.CharField(max_length=80)
    name_local = models.CharField(max_length=80, blank=True)
    side = models.CharField(max_length=12, default="both")
    answer_days = models.PositiveSmallIntegerField(default=3)
    tier = models.PositiveSmallIntegerField(default=2)
    fields = models.JSONField(default=list)
    asks_later = models.BooleanField(default=False)
    is_ended = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation_id", "code"), name="service_kind_once"),)


class ServiceRequestQuerySet(models.QuerySet["ServiceRequest"]):
    def visible_to(self, actor: Any) -> "ServiceRequestQuerySet":
        """Those of people she may see, and what was moved to her centres; sensitive ones only for who
        works on such, or with whom it lies."""
        own = self.filter(organisation_id=actor.organisation_id, person__erased_at=None)
        if (only := actor.only_centres("services.see")) is not None:
            hers = models.Q(person__centre__in=only) | models.Q(centre__in=only)
            own = own.filter(hers | models.Q(person__in=actor.sights))
        if not actor.may("people.restrict_worker"):
            own = own.filter(person__restricted_at=None)
        if not actor.may("services.see_sensitive"):
            mine = models.Q(asked_by_id=actor.user_id) | models.Q(assigned_to_id=actor.user_id)
            own = own.filter(models.Q(tier__lt=SENSITIVE) | mine)
        return own

    def open(self) -> "ServiceRequestQuerySet":
        """Neither done, impossible, withdrawn nor moved."""
        return self.filter(state__in=OPEN)

    def waiting(self) -> "ServiceRequestQuerySet":
        """Those with a day on which somebody does something, the earliest first."""
        return self.exclude(next_on=None).order_by("next_on", "id")


class ServiceRequest(OwnedRow):
    """One service one worker asked for. `state` as in rules/steps.py. `sealed`: what she said and the answers
    to the kind's questions, under her own key. `next_on`: the earliest day on which something is due."""

    TIER = 2
    TIERS = {"sealed": 5}

    person = OwnedKey(Person, on_delete=models.PROTECT, related_name="services")
    kind = models.CharField(max_length=24)
    tier = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default=REQUESTED)
    side = models.CharField(max_length=12, default="both")
    sealed = models.BinaryField(default=bytes)
    # Asked together: a family or a gang.
    together = models.UUIDField(null=True)
    provider = OwnedKey(Provider, null=True, related_name="+")
    centre = OwnedKey(Centre, null=True, related_name="+", db_index=False)
    assigned_to_id = models.UUIDField(null=True)
    wished_by_id = models.UUIDField(null=True)
    asked_on = models.DateField()
    answer_by = models.DateField()
    answered_on = models.DateField(null=True)
    next_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    why_not = models.CharField(max_length=16, blank=True)
    told_on = models.DateField(null=True)
    told_how = models.CharField(max_length=12, blank=True)
    asked_by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ServiceRequestQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_on", "-made_at")
        indexes = (
            models.Index(
                fields=("organisation_id", "next_on"),
                condition=models.Q(next_on__isnull=False),
                name="service_due",
            ),
        )

    def get_absolute_url(self) -> str:
        return address_of("services:request", self.id)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def is_late(self, on: date) -> bool:
        """Whether its day has passed."""
        return self.next_on is not None and self.next_on < on


class ServiceStep(OwnedRow):
    """One thing that happened with a request: which, when, by whom. What was said of it is sealed."""

    TIER = 2
    TIERS = {"sealed": 5}

    request = OwnedKey(ServiceRequest, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=16)
    sealed = models.BinaryField(default=bytes)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)


class FollowUp(OwnedRow):
    """A day on which somebody asks how it goes; and what was found then (`outcome`)."""

    TIER = 2

    request = OwnedKey(ServiceRequest, on_delete=models.CASCADE, related_name="follow_ups")
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    by_id = models.UUIDField(null=True)
