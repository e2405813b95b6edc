"""What may be said of an employer, and by what it is proved. Pure.

Never by what somebody tells: only money that reached a worker, an order, or a signed agreement (defamation;
domain.md 11). Not here: the review by a second person.
"""

from collections.abc import Sequence

from hamrah.cases.rules.money import MoneyFacts


def proofs_of(money: MoneyFacts, hearings: Sequence[str]) -> dict[str, str]:
    """What is proved of an employer now -> by what (payment, order, agreement)."""
    proved: dict[str, str] = {}
    if money.settlement == "full":
        proved["paid_in_full"] = "payment"
    elif money.received_paise:
        proved["paid_in_part"] = "payment"
    if money.signed_on is not None:
        proved["kept_promise" if _is_kept(money) else "agreed_not_paid"] = "agreement"
    if "order_for" in hearings:
        proved["order_against"] = "order"
    return proved


def _is_kept(money: MoneyFacts) -> bool:
    return bool(money.parts) and money.parts_paid >= money.parts
