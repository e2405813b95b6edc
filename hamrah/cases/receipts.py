"""Receipts of a payment: what is left of it, taking back. Not here: who gives one (actions/money)."""

from typing import Any

from django.db.models import Max, Sum

from hamrah.cases.models import Payment, Receipt
from hamrah.ground.day import today


def left_of(payment: Payment) -> int:
    """What of a payment no worker has a receipt for."""
    given: int = payment.receipts.aggregate(paise=Sum("amount_paise", default=0))["paise"]
    return payment.amount_paise - given


def next_number(payment: Payment) -> int:
    """Receipts of a payment are numbered from 1, those taken back included."""
    last: int | None = payment.receipts.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def take_back(actor: Any, receipt: Receipt, reason: str) -> Receipt:
    """The row beside a receipt that takes it back."""
    row: Receipt = Receipt.objects.create(
        payment_id=receipt.payment_id, claimant_id=receipt.claimant_id, number=next_number(receipt.payment),
        amount_paise=-receipt.amount_paise, received_on=today(), how=receipt.how, reason=reason,
        reverses=receipt, by_id=actor.user_id,
    )  # fmt: skip
    return row


def take_back_all(actor: Any, payment: Payment, reason: str) -> None:
    """Nobody has anything of a payment that does not count."""
    for receipt in payment.receipts.standing().select_related("payment"):
        take_back(actor, receipt, reason)


def number_of(receipt: Receipt) -> str:
    """As it is printed: case, payment, receipt."""
    payment = receipt.payment
    return f"{payment.case.number}/{payment.number}/{receipt.number}"
