"""Messages out, numbers that want none, and what the gateway told us. Not here: wordings (wordings.py)."""

from datetime import datetime
from typing import Any

from django.db import models

from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.helpline.models.calls import Call
from hamrah.people.models import Person


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, actor: Any) -> "MessageQuerySet":
        """All of the organisation's: a message is never above T2, and its number is not on the page."""
        return self.filter(organisation_id=actor.organisation_id)

    def due(self, at: datetime) -> "MessageQuerySet":
        """Those to offer the gateway now; one taken and never answered for, again after a while."""
        return self.filter(next_at__lte=at).order_by("next_at", "id")


class Message(OwnedRow):
    """One message in an approved wording. `state`: waiting, sending, sent, delivered, failed, kept (there
    is no gateway), dropped (stopped before it went). `values`: what its placeholders stand for."""

    TIER = 2
    TIERS = {"number": 4, "mark": 4}

    wording = models.CharField(max_length=24)
    language = models.CharField(max_length=8)
    values = models.JSONField(default=dict)
    number = models.BinaryField(default=bytes)
    mark = models.BinaryField(null=True)
    person = OwnedKey(Person, null=True, related_name="+")
    call = OwnedKey(Call, null=True, related_name="messages")
    state = models.CharField(max_length=10, default="waiting")
    attempts = models.PositiveSmallIntegerField(default=0)
    # When it is offered; null: nothing more is done.
    next_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=40, blank=True)
    by_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)
        indexes = (
            models.Index(
                fields=("organisation_id", "next_at"),
                condition=models.Q(next_at__isnull=False),
                name="message_to_send",
            ),
            models.Index(fields=("organisation_id", "-made_at"), name="message_by_moment"),
        )


class OptOut(OwnedRow):
    """A number that wants no messages: said by its own STOP, or to one of us. Only its mark is kept."""

    TIER = 2
    TIERS = {"mark": 4}

    mark = models.BinaryField(null=True)
    how = models.CharField(max_length=8)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation_id", "mark"), name="opt_out_once"),)


class GatewayEvent(OwnedRow):
    """Something the gateway told us, by its own id: told twice, it counts once."""

    TIER = 2

    event = models.CharField(max_length=80)
    kind = models.CharField(max_length=12)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "event"), name="gateway_event_once"),
        )
