"""What may be said of an employer, and by what it is proved. Pure.

Never by what somebody tells: only money that reached a worker, an order, or a signed agreement (defamation;
domain.md 11). Not here: the review by a second person.
"""

from collections.abc import Sequence
from datetime import date

from hamrah.cases.rules.money import MoneyFacts


def proofs_of(money: MoneyFacts, hearings: Sequence[str], *, on: date) -> dict[str, str]:
    """What is proved of an employer on this day -> by what (payment, order, agreement)."""
    proved: dict[str, str] = {}
    if money.settlement == "full":
        proved["paid_in_full"] = "payment"
    elif money.received_paise:
        proved["paid_in_part"] = "payment"
    if money.signed_on is not None and _is_kept(money):
        proved["kept_promise"] = "agreement"
    elif money.signed_on is not None and money.next_due_on is not None and money.next_due_on < on:
        proved["agreed_not_paid"] = "agreement"
    if "order_for" in hearings:
        proved["order_against"] = "order"
    return proved


def _is_kept(money: MoneyFacts) -> bool:
    return bool(money.parts) and money.parts_paid >= money.parts
