"""What came in, through whose hands it went, what each worker received, and what she says herself.

Not here: what was agreed (money.py). Ledger-like: rows are added, a correction reverses.
"""

from django.db import models

from hamrah.cases.models.case import Case, Claimant
from hamrah.cases.models.money import Agreement, OfCase
from hamrah.cases.rules.paying import COUNTS, WAITING
from hamrah.files.models import Evidence
from hamrah.ground.rows import OwnedKey, OwnedRow


class PaymentQuerySet(OfCase):
    def counting(self) -> "PaymentQuerySet":
        """Money that came: cash, UPI, bank, and cheques that cleared."""
        return self.filter(state=COUNTS)

    def waiting(self) -> "PaymentQuerySet":
        """Cheques that neither cleared nor bounced."""
        return self.filter(state=WAITING)


class Payment(OwnedRow):
    """The other side paid: how much, when, how, and to whom (over our desk, to a gang leader, to one worker).

    `number` counts within the case. `state` (rules/paying.py) follows from its steps. `reference`: a
    cheque's number or a transfer's. Paid is not received: see Receipt.
    """

    TIER = 2
    TIERS = {"amount_paise": 4, "reference": 4, "leader_said": 4, "words": 4}

    case = OwnedKey(Case, on_delete=models.CASCADE, related_name="payments")
    agreement = OwnedKey(Agreement, on_delete=models.CASCADE, related_name="payments")
    number = models.PositiveSmallIntegerField()
    amount_paise = models.BigIntegerField()
    paid_on = models.DateField()
    mode = models.CharField(max_length=8)
    to = models.CharField(max_length=8)
    worker = OwnedKey(Claimant, null=True, related_name="+", db_index=False)
    leader_said = models.CharField(max_length=120, blank=True)
    reference = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("organisation_id", "case", "number"), name="payment_number_once"),
            models.CheckConstraint(condition=models.Q(amount_paise__gt=0), name="payment_above_nothing"),
        )

    @property
    def is_counting(self) -> bool:
        return self.state == COUNTS


class PaymentStep(OwnedRow):
    """What became of a payment: a cheque cleared, bounced, was put in again; or it was taken back."""

    TIER = 2
    TIERS = {"words": 4}

    payment = OwnedKey(Payment, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=8)
    on = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "id")


class Holding(OwnedRow):
    """Cash over our desk is with this colleague from now on; a second person counted it with her."""

    TIER = 2
    TIERS = {"counted_paise": 4}

    payment = OwnedKey(Payment, on_delete=models.CASCADE, related_name="holdings")
    holder_id = models.UUIDField()
    second_id = models.UUIDField()
    counted_paise = models.BigIntegerField()
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(holder_id=models.F("second_id")), name="cash_counted_by_two"
            ),
        )


class ReceiptQuerySet(OfCase):
    IN = "payment__case"

    def standing(self) -> "ReceiptQuerySet":
        """Those that nobody took back, without the rows that take back."""
        return self.filter(reverses=None, reversed_by=None)


class Receipt(OwnedRow):
    """One worker received this much of a payment: her signature, thumb, a call-back with the agreed word, or
    seen in her own account. `amount_paise` is negative where it takes `reverses` back. Figures of money
    received are the sum of these rows and nothing else."""

    TIER = 2
    TIERS = {"amount_paise": 4, "called": 4, "reason": 4}

    payment = OwnedKey(Payment, on_delete=models.CASCADE, related_name="receipts")
    claimant = OwnedKey(Claimant, related_name="receipts")
    number = models.PositiveSmallIntegerField()
    amount_paise = models.BigIntegerField()
    received_on = models.DateField()
    how = models.CharField(max_length=10)
    called = models.CharField(max_length=16, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    paper = OwnedKey(Evidence, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    reverses = OwnedKey("self", null=True, on_delete=models.CASCADE, related_name="reversed_by")
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation_id", "payment", "number"), name="receipt_number_once"
            ),
            models.UniqueConstraint(
                fields=("organisation_id", "reverses"),
                condition=models.Q(reverses__isnull=False),
                name="receipt_reversed_once",
            ),
            models.CheckConstraint(
                condition=models.Q(reverses=None, amount_paise__gt=0)
                | models.Q(reverses__isnull=False, amount_paise__lt=0),
                name="receipt_adds_or_reverses",
            ),
        )


class Verification(OwnedRow):
    """She was asked herself what she has in hand: never the contractor. `told_paise` is her word,
    `known_paise` what our receipts said that day. `threatened`: whether somebody pressed her."""

    TIER = 2
    TIERS = {"told_paise": 4, "known_paise": 4, "threatened": 4, "words": 4}

    claimant = OwnedKey(Claimant, related_name="verifications")
    told_paise = models.BigIntegerField()
    known_paise = models.BigIntegerField()
    how = models.CharField(max_length=8)
    threatened = models.BooleanField(default=False)
    words = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(condition=models.Q(told_paise__gte=0), name="told_not_negative"),
        )


class AgreedWord(OwnedRow):
    """The word by which a worker is known on the telephone, as a slow hash; the latest counts."""

    TIER = 2
    TIERS = {"word": 4}

    claimant = OwnedKey(Claimant, related_name="words")
    word = models.CharField(max_length=160)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "id")
