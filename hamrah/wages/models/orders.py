"""Notifications of minimum wages that an organisation added. Not here: those that are shipped (law/packs)."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from hamrah.ground.rows import OwnedRow


class WageOrderQuerySet(models.QuerySet["WageOrder"]):
    def visible_to(self, actor: Any) -> "WageOrderQuerySet":
        """All of the organisation's: the law is nobody's secret."""
        return self.filter(organisation_id=actor.organisation_id)

    def counting(self) -> "WageOrderQuerySet":
        """What a second person checked and nobody took back."""
        return self.filter(decision=WageOrder.ACCEPTED, withdrawn_at=None)

    def waiting(self) -> "WageOrderQuerySet":
        """What nobody has checked yet."""
        return self.filter(decision="", withdrawn_at=None)


class WageOrder(OwnedRow):
    """A notification as it was read in the gazette. It is never changed: the database lets nothing but the
    decision of a second person, and its withdrawal, be written later.

    `rates`: [zone, skill, basic paise, allowance paise] each. `claims_changed`: open claims it moved.
    """

    TIER = 1
    ACCEPTED, DECLINED = "accepted", "declined"

    place = models.CharField(max_length=2)
    employment = models.CharField(max_length=20)
    applies_from = models.DateField()
    became_known = models.DateField()
    holds_until = models.DateField(null=True)
    review_by = models.DateField(null=True)
    basis = models.CharField(max_length=5, default="day")
    divisor = models.SmallIntegerField(default=1)
    rates = models.JSONField()
    act = models.CharField(max_length=120)
    section = models.CharField(max_length=80)
    title = models.CharField(max_length=160)
    source = models.CharField(max_length=300)
    mark = models.CharField(max_length=2)
    added_by_id = models.UUIDField(null=True)
    added_at = models.DateTimeField(auto_now_add=True)
    decision = models.CharField(max_length=8, blank=True)
    decided_by_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_words = models.CharField(max_length=300, blank=True)
    claims_changed = models.IntegerField(null=True)
    withdrawn_by_id = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_words = models.CharField(max_length=300, blank=True)

    objects = WageOrderQuerySet.as_manager()

    class Meta:
        ordering = ("-applies_from", "place", "employment", "-added_at")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "place", "employment", "applies_from", "became_known"),
                condition=Q(withdrawn_at=None) & ~Q(decision="declined"),
                name="wage_order_once",
            ),
            models.CheckConstraint(
                condition=Q(decided_by_id=None) | ~Q(decided_by_id=F("added_by_id")),
                name="wage_order_second_person",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None)
                | Q(decision__in=("accepted", "declined"), decided_at__isnull=False),
                name="wage_order_decided_when",
            ),
        )

    @property
    def state(self) -> str:
        """waiting, accepted, declined or withdrawn."""
        return "withdrawn" if self.withdrawn_at else self.decision or "waiting"
