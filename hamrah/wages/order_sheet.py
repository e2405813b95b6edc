"""A spreadsheet of notifications as it was brought: its text, read, each row refused that cannot be.

Not here: what a row says (rules/order_rows.py), saving (actions/orders.py).
"""

from typing import Any

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.wages.actions.orders import OrderSaid, refuse_said
from hamrah.wages.rules.order_rows import Refused, Said, read

LARGEST_BYTES = 400_000


def brought(file: Any, pasted: str) -> tuple[list[OrderSaid], list[Refused]]:
    """Notifications of a file or of pasted rows. Raises `wages.order_unread`, `wages.order_nothing`."""
    text = _text(file) if file else pasted
    if not text.strip():
        raise Problem("wages.order_nothing", _("Choose a file, or paste its rows."), field="file")
    found, refused = read(text)
    orders = [order for one in found if (order := _order(one, refused))]
    return orders, sorted(refused, key=lambda one: one.line)


def _order(one: Said, refused: list[Refused]) -> OrderSaid | None:
    """The notification, or None and why its first row is refused."""
    try:
        said = OrderSaid(**one.shared, rates=one.rates)  # type: ignore[arg-type]
        refuse_said(said)
    except Problem as problem:
        refused.append(Refused(one.line, problem.field or "", str(problem)))
        return None
    return said


def _text(file: Any) -> str:
    if file.size > LARGEST_BYTES:
        raise Problem("wages.order_unread", _("This file is too large for a list of rates."), field="file")
    try:
        text: str = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem(
            "wages.order_unread", _("This file cannot be read. Save it as CSV (UTF-8)."), field="file"
        ) from None
    return text
