"""Phones of the field, who works on them, the invitation to one, and the organisation's keys for them.

Not here: what they send (arriving.py) or hold (sending.py).
"""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from hamrah.access.models import User
from hamrah.ground.rows import OwnedKey, OwnedRow

ACTIVE = "active"


class FieldKey(OwnedRow):
    """A key of the organisation for its phones. `use`: "orders" signs what a phone must obey, "rescue" opens
    the work that a user could not send. `public_key`: a point of P-256, 65 bytes."""

    TIER = 0
    TIERS = {"sealed": 5}

    use = models.CharField(max_length=8)
    public_key = models.BinaryField(max_length=65)
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation_id", "use"), name="field_key_once"),)


class Invitation(OwnedRow):
    """A code on the office's screen: somebody's phone is enrolled by it, once, within 15 minutes."""

    TIER = 2
    TIERS = {"code_sha256": 4}

    code_sha256 = models.BinaryField(max_length=32)
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_by_id = models.UUIDField(null=True)
    until_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "code_sha256"), name="invitation_once"),
        )


class PhoneQuerySet(models.QuerySet["FieldPhone"]):
    def visible_to(self, actor: Any) -> "PhoneQuerySet":
        """All of the organisation's for who looks after them; else those she works on herself."""
        own = self.filter(organisation_id=actor.organisation_id)
        return (
            own if actor.may("sync.see_phones") else own.filter(partitions__user_id=actor.user_id).distinct()
        )

    def active(self) -> "PhoneQuerySet":
        """Neither lost, seized nor given back."""
        return self.filter(state=ACTIVE)


class FieldPhone(OwnedRow):
    """One phone in the field. `state`: active, lost (wiped at next contact), seized (stopped; a wipe waits
    for advice), returned (stopped). `wipes`: the next contact is answered with the order to wipe."""

    TIER = 2
    TIERS = {"why": 3}

    name = models.CharField(max_length=80)
    state = models.CharField(max_length=8, default=ACTIVE)
    wipes = models.BooleanField(default=False)
    wiped_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.UUIDField(null=True)
    why = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = PhoneQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        return self.state == ACTIVE


class Partition(OwnedRow):
    """One user on one phone, with a key of her own. `share`: the server's half of the key of her records.

    What the phone last told of itself stands here: how far its clock is off, what is unsent and since when.
    `round` counts the downloads begun.
    """

    TIER = 2
    TIERS = {"share": 5, "public_key": 0}

    phone = OwnedKey(FieldPhone, related_name="partitions")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    public_key = models.BinaryField(max_length=65)
    share = models.BinaryField()
    ended_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    contact_at = models.DateTimeField(null=True)
    clock_off_s = models.BigIntegerField(default=0)
    unsent = models.IntegerField(default=0)
    unsent_since = models.DateTimeField(null=True)
    is_persisted = models.BooleanField(null=True)
    free_mb = models.IntegerField(null=True)
    lists_at = models.DateTimeField(null=True)
    build = models.CharField(max_length=40, blank=True)
    round = models.IntegerField(default=0)

    class Meta:
        ordering = ("made_at",)

    @property
    def is_active(self) -> bool:
        return self.ended_at is None and self.phone.is_active


class NonceSeen(OwnedRow):
    """A request that was made once; its id is a digest of partition and nonce. Kept an hour."""

    TIER = 1

    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (models.Index(fields=("organisation_id", "at"), name="nonce_by_age"),)

    @classmethod
    def forget(cls, before: datetime) -> None:
        cls.objects.filter(at__lt=before).delete()
