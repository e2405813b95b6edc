"""Hand-overs as they stand, on either side; the people in them, the slip for an office without Hamrah, and
what was done in an emergency. Not here: sending them (actions/handing.py), the letters (post.py).
"""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hamrah.ground.ids import new_id
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.organisations.models import Centre
from hamrah.people.models import Person
from hamrah.services.models.requests import SENSITIVE, ServiceRequest
from hamrah.services.rules.steps import GRANTING, SENT
from hamrah.web.addresses import address_of


class HandOverQuerySet(models.QuerySet["HandOver"]):
    def visible_to(self, actor: Any) -> "HandOverQuerySet":
        """The organisation's own; what came from outside and goes out for those who work with others; inside,
        for whoever sent or receives it. Sensitive ones as requests are."""
        own = self.filter(organisation_id=actor.organisation_id)
        if (only := actor.only_centres("services.see")) is not None:
            mine = models.Q(by_id=actor.user_id) | models.Q(to_user_id=actor.user_id)
            own = own.filter(mine | models.Q(to_centre__in=only) | models.Q(people__person__centre__in=only))
        if not actor.may("services.see_sensitive"):
            mine = models.Q(by_id=actor.user_id) | models.Q(to_user_id=actor.user_id)
            own = own.filter(models.Q(tier__lt=SENSITIVE) | mine)
        return own.distinct()

    def granting(self) -> "HandOverQuerySet":
        """Those by which the receiver may see something now."""
        return self.filter(state__in=GRANTING)

    def came(self) -> "HandOverQuerySet":
        """Other organisations handed them to us."""
        return self.filter(direction="in")


class HandOver(OwnedRow):
    """Somebody handed over. Each organisation has a row of its own; `ref` is the same in both.

    `direction`: inside, out, in, slip. `form`: referral, transfer. `columns`: what was agreed to be given.
    `answer_by`: the day after which silence is raised. `sealed`: the need in words, reasons, the feedback.
    """

    TIER = 2
    TIERS = {"sealed": 5}

    ref = models.UUIDField(default=new_id)
    direction = models.CharField(max_length=8)
    form = models.CharField(max_length=10)
    partner_id = models.UUIDField(null=True)
    partner_name = models.CharField(max_length=160, blank=True)
    to_user_id = models.UUIDField(null=True)
    to_centre = OwnedKey(Centre, null=True, related_name="+")
    kind = models.CharField(max_length=24)
    kind_said = models.CharField(max_length=80, blank=True)
    tier = models.PositiveSmallIntegerField(default=2)
    columns = ArrayField(models.CharField(max_length=40), default=list)
    state = models.CharField(max_length=12, default=SENT)
    sealed = models.BinaryField(default=bytes)
    answer_by = models.DateField()
    expires_on = models.DateField()
    raised_at = models.DateTimeField(null=True)
    wished_at = models.DateTimeField(null=True)
    is_override = models.BooleanField(default=False)
    by_id = models.UUIDField(null=True)
    answered_by_id = models.UUIDField(null=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at",)
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "ref", "direction"), name="hand_over_once"),
        )

    def get_absolute_url(self) -> str:
        return address_of("services:hand_over", self.id)

    @property
    def is_granting(self) -> bool:
        return self.state in GRANTING

    @property
    def is_ours(self) -> bool:
        """Whether we sent it, to whomever."""
        return self.direction != "in"

    def is_silent(self, on: date) -> bool:
        """Whether the receiver let the day pass."""
        return self.state == SENT and self.answer_by < on


class HandedPerson(OwnedRow):
    """One worker in a hand-over. `token` stands for her in letters. At the sender `person` is she, with her
    consent to just this; at the receiver `copy` holds what was agreed, sealed, and `person` is whom of the
    receiver's own register it is, once somebody said so."""

    TIER = 3
    TIERS = {"copy": 5}

    hand_over = OwnedKey(HandOver, on_delete=models.CASCADE, related_name="people")
    token = models.UUIDField(default=new_id)
    person = OwnedKey(Person, on_delete=models.CASCADE, null=True, related_name="handed")
    request = OwnedKey(ServiceRequest, on_delete=models.PROTECT, null=True, related_name="handed")
    copy = models.BinaryField(default=bytes)
    consent_how = models.CharField(max_length=16, blank=True)
    consent_on = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("hand_over", "token"), name="handed_once"),)


class HandOverStep(OwnedRow):
    """One step of a hand-over: which, when, by whom; no name where the other side took it."""

    TIER = 2

    hand_over = OwnedKey(HandOver, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=12)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)


class Slip(OwnedRow):
    """What opens a hand-over to an office without Hamrah: the link's hash and the code's, the tries, the day.
    Who answers for it there, and when somebody called that office back."""

    TIER = 2
    TIERS = {"token_sha256": 4, "code": 4, "recipient": 3}

    hand_over = OwnedKey(HandOver, on_delete=models.CASCADE, related_name="slips")
    token_sha256 = models.BinaryField(max_length=32)
    code = models.CharField(max_length=128)
    tries = models.PositiveSmallIntegerField(default=0)
    recipient = models.CharField(max_length=120)
    phone = models.CharField(max_length=20)
    called_back_by_id = models.UUIDField(null=True)
    opens_until = models.DateField()
    looks = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "token_sha256"), name="slip_token_once"),
        )


class Urgent(OwnedRow):
    """Something done past the usual rule, with its reason: `what` consent (handed over without a yes) or
    glass (a record opened). Another person says within 72 hours whether it was right."""

    TIER = 2
    TIERS = {"reason": 4, "finding": 4}

    what = models.CharField(max_length=8)
    person = OwnedKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    hand_over = OwnedKey(HandOver, on_delete=models.CASCADE, null=True, related_name="urgent")
    reason = models.CharField(max_length=300)
    by_id = models.UUIDField()
    at = models.DateTimeField(auto_now_add=True)
    until_at = models.DateTimeField(null=True)
    review_by = models.DateTimeField()
    reviewed_by_id = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    was_right = models.BooleanField(null=True)
    finding = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("review_by",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(reviewed_by_id=None) | ~models.Q(reviewed_by_id=models.F("by_id")),
                name="urgent_needs_a_second_person",
            ),
        )
