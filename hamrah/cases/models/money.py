"""What is claimed, offered and agreed in a case. Not here: what was paid (payments.py), arithmetic (rules/).

Rows are never changed: who claims another sum, agrees anew or takes something back writes one beside.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hamrah.cases.models.case import Case, Claimant
from hamrah.files.models import Evidence
from hamrah.ground.rows import OwnedKey, OwnedRow
from hamrah.wages.models import WageOrder


class OfCase(models.QuerySet[Any]):
    """Rows that belong to a case, seen by whom the case is seen. `IN` leads there."""

    IN = "case"

    def visible_to(self, actor: Any) -> Any:
        """Those of the cases that the actor sees."""
        return self.filter(**{f"{self.IN}__in": Case.objects.visible_to(actor)})


class ClaimQuerySet(OfCase):
    IN = "claimant__case"

    def standing(self) -> "ClaimQuerySet":
        """Those that no later working out has replaced."""
        return self.filter(replaced_at=None)


class Claim(OwnedRow):
    """What one worker has to get, worked out once: `kind` agreed (as was agreed for the work) or minimum (by
    the law). `work` went in, `statement` came out, both as they were; `packs` names the state of the law and
    `known_on` the day as of which it was known. `is_whole`: no rate or fact was missing, the total counts.
    `why`: "said", or "order" where another law moved it; `order`: that notification, where it was one."""

    TIER = 2
    TIERS = {"work": 4, "statement": 4, "total_paise": 4}

    claimant = OwnedKey(Claimant, related_name="worked_out")
    kind = models.CharField(max_length=8)
    total_paise = models.BigIntegerField(default=0)
    is_whole = models.BooleanField()
    work = models.JSONField(default=dict)
    statement = models.JSONField(default=dict)
    packs = models.CharField(max_length=64)
    known_on = models.DateField()
    why = models.CharField(max_length=8, default="said")
    order = OwnedKey(WageOrder, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "claimant", "kind"),
                condition=models.Q(replaced_at=None),
                name="claim_stands_once",
            ),
        )
        indexes = (
            models.Index(
                fields=("organisation_id", "order"),
                condition=models.Q(order__isnull=False),
                name="claim_moved_by",
            ),
        )


class Offer(OwnedRow):
    """What the other side said it would pay: for the whole case, or for one worker. `answer`: "" is open."""

    TIER = 2
    TIERS = {"amount_paise": 4, "words": 4}

    case = OwnedKey(Case, on_delete=models.CASCADE, related_name="offers")
    claimant = OwnedKey(Claimant, null=True, related_name="+", db_index=False)
    amount_paise = models.BigIntegerField()
    offered_on = models.DateField()
    how = models.CharField(max_length=8)
    words = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=8, blank=True)
    answered_on = models.DateField(null=True)
    answered_by_id = models.UUIDField(null=True)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = OfCase.as_manager()

    class Meta:
        ordering = ("offered_on", "at", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(amount_paise__gt=0), name="offer_above_nothing"),
        )


class AgreementQuerySet(OfCase):
    def in_force(self) -> "AgreementQuerySet":
        """Those that nobody ended."""
        return self.filter(ended_on=None)


class Agreement(OwnedRow):
    """A samjhauta (समझौता): `form` oral or written, for how much, how it is shared (rules/splits.py), before
    whom. `is_final`: the other side calls it "full and final". It ends, and is never changed."""

    TIER = 2
    TIERS = {"amount_paise": 4, "witnesses": 4, "place_said": 4, "why_above": 4, "ended_why": 4}

    case = OwnedKey(Case, on_delete=models.CASCADE, related_name="agreements")
    offer = OwnedKey(Offer, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    form = models.CharField(max_length=8)
    amount_paise = models.BigIntegerField()
    agreed_on = models.DateField()
    rule = models.CharField(max_length=8)
    is_final = models.BooleanField(default=False)
    place_said = models.CharField(max_length=120, blank=True)
    witnesses = ArrayField(models.CharField(max_length=120), default=list)
    paper = OwnedKey(Evidence, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    why_above = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True)
    ended_why = models.CharField(max_length=300, blank=True)
    ended_by_id = models.UUIDField(null=True)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ("agreed_on", "at", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(amount_paise__gt=0), name="agreement_above_nothing"),
        )

    @property
    def is_in_force(self) -> bool:
        return self.ended_on is None


class Share(OwnedRow):
    """How much of an agreement is one worker's. A worker is in one agreement in force at most."""

    TIER = 2
    TIERS = {"amount_paise": 4}

    agreement = OwnedKey(Agreement, on_delete=models.CASCADE, related_name="shares")
    claimant = OwnedKey(Claimant, related_name="shares")
    amount_paise = models.BigIntegerField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ("claimant__made_at", "claimant_id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "agreement", "claimant"), name="share_once_in_agreement"
            ),
            models.UniqueConstraint(
                fields=("organisation_id", "claimant"),
                condition=models.Q(ended_on=None),
                name="share_in_one_agreement",
            ),
            models.CheckConstraint(condition=models.Q(amount_paise__gte=0), name="share_not_negative"),
        )


class Instalment(OwnedRow):
    """One part (किस्त) of an agreement: which, due on which day, how much."""

    TIER = 2
    TIERS = {"amount_paise": 4}

    agreement = OwnedKey(Agreement, on_delete=models.CASCADE, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    amount_paise = models.BigIntegerField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "agreement", "number"), name="instalment_number_once"
            ),
            models.CheckConstraint(condition=models.Q(amount_paise__gt=0), name="instalment_above_nothing"),
        )
