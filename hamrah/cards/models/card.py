"""Cards, the wishes for one, and each change in a card's life. Not here: what a card says (rules/)."""

from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from hamrah.cards.models.keys import IssuerKey, StatusList
from hamrah.cards.rules.life import DRAWER_DAYS, DUE_DAYS, LIVE, LOST, PRINTED, renewable_from
from hamrah.files.models import Photo
from hamrah.ground.day import today
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.people.models import Person


class CardRequestQuerySet(models.QuerySet["CardRequest"]):
    def visible_to(self, actor: Any) -> "CardRequestQuerySet":
        """Wishes of the people the actor may see."""
        return self.filter(person__in=Person.objects.visible_to(actor))

    def waiting(self) -> "CardRequestQuerySet":
        return self.filter(state="waiting")


class CardRequest(OwnedRow):
    """A worker asked for a card; the desk approves, and the card is signed. `lines` she agreed to.

    `state`: waiting, approved, declined (with `reason`).
    """

    TIER = 2
    TIERS = {"reason": 3}

    person = OwnedKey(Person, related_name="card_requests")
    lines = ArrayField(models.CharField(max_length=12), default=list)
    state = models.CharField(max_length=12, default="waiting")
    reason = models.CharField(max_length=200, blank=True)
    asked_by_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    decided_by_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    objects = CardRequestQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(state="waiting"), name="one_waiting_request"
            ),
        )


class CardQuerySet(models.QuerySet["Card"]):
    def visible_to(self, actor: Any) -> "CardQuerySet":
        """Cards of the people the actor may see: a restricted worker's card is at no desk."""
        return self.filter(person__in=Person.objects.visible_to(actor))

    def live(self) -> "CardQuerySet":
        """Cards that a verifier shall find valid, whatever the day."""
        return self.filter(state__in=LIVE)

    def provisional(self) -> "CardQuerySet":
        """Made on a phone in the field, and no card of the office has come after."""
        return self.filter(provisional=True, state__in=(*LIVE, LOST))

    def to_print(self) -> "CardQuerySet":
        """Signed, not printed, and not at the printer."""
        return self.filter(state="attested").exclude(prints__outcome="waiting")

    def in_drawer(self, *, longer_than_days: int = DRAWER_DAYS) -> "CardQuerySet":
        """Printed so long ago and still not with the worker."""
        return self.filter(state=PRINTED, state_since__lt=timezone.now() - timedelta(days=longer_than_days))

    def due(self, *, by: date | None = None) -> "CardQuerySet":
        """Live cards that run out within 60 days of `by` (today), or have run out. A provisional one waits at
        the desk from its first day."""
        return self.live().filter(
            provisional=False, expires_on__lte=(by or today()) + timedelta(days=DUE_DAYS)
        )


class Card(OwnedRow):
    """One card of a person: its number, the signed text of its code, and where in its life it is.

    `state`: attested (signed), printed, handed_over; renewed, lost, replaced, surrendered, revoked.
    `lines` she agreed to; `before` the card that this one renews or replaces; `provisional`: a phone in
    the field signed it, with a leaf of `key`.
    """

    TIER = 3
    TIERS = {"number": 2, "state": 2, "status_index": 0, "status_list": 0}

    person = OwnedKey(Person, related_name="cards")
    number = models.CharField(max_length=16)
    status_list = OwnedKey(StatusList, null=True, related_name="cards")
    status_index = models.IntegerField()
    key = OwnedKey(IssuerKey, related_name="+")
    photo = OwnedKey(Photo, null=True, related_name="+")
    text = models.TextField()
    lines = ArrayField(models.CharField(max_length=12), default=list, db_default=[])
    before = OwnedKey("self", null=True, related_name="after")
    provisional = models.BooleanField(default=False, db_default=False)
    state = models.CharField(max_length=12, default="attested")
    state_since = models.DateTimeField(default=timezone.now)
    issued_at = models.DateTimeField()
    expires_on = models.DateField()
    issued_by_id = models.UUIDField(null=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        ordering = ("-issued_at",)
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "number"), name="card_number_once"),
            models.UniqueConstraint(fields=("status_list", "status_index"), name="status_place_once"),
            models.UniqueConstraint(
                fields=("person",), condition=models.Q(state__in=LIVE), name="one_live_card_a_person"
            ),
        )
        indexes = (
            models.Index(fields=("organisation_id", "state", "state_since"), name="card_by_state"),
            models.Index(
                fields=("organisation_id", "expires_on"),
                condition=models.Q(state__in=LIVE),
                name="live_card_by_last_day",
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def is_expired(self) -> bool:
        """Whether its last day is over; a live card then is genuine and due for renewal."""
        return self.expires_on < today()

    @property
    def is_renewable(self) -> bool:
        """Whether it may be renewed already: live, and within half a year of its last day. A provisional one
        is followed by the lasting one."""
        return self.state in LIVE and not self.provisional and today() >= renewable_from(self.expires_on)


class CardStep(OwnedRow):
    """One change in a card's life: which, when, by whom."""

    TIER = 2
    TIERS = {"reason": 3}

    card = OwnedKey(Card, related_name="steps")
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=200, blank=True)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)
