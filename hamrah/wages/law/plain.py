"""Statements as plain values and back, exactly: to be stored as they were, sent to a phone, compared.

Not here: packs as plain values (wire.py).
"""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from hamrah.wages.law.values import Cite, Line, Missing, Reading, Statement


def plain(statement: Statement) -> dict[str, Any]:
    """Dates as ISO text, quantities as text, amounts whole paise; with the sums, beside."""
    said: dict[str, Any] = _plain(statement)
    return {**said, "total_paise": statement.total_paise, "earned_paise": statement.earned_paise}


def statement_of(said: dict[str, Any]) -> Statement:
    """The statement that was made plain; equal to it."""
    return Statement(
        kind=said["kind"],
        lines=tuple(_line(line) for line in said["lines"]),
        known_on=date.fromisoformat(said["known_on"]),
        version=said["version"],
        missing=tuple(Missing(**_days(one, "since", "until")) for one in said["missing"]),
        readings=tuple(Reading(**_days(one, "day")) for one in said["readings"]),
        notes=tuple(said["notes"]),
    )


def quantity_text(quantity: Decimal) -> str:
    """At most four decimals, none that say nothing: "12", "0.75", "87.4533"."""
    text = f"{quantity.quantize(Decimal('0.0001')):f}"
    return text.rstrip("0").rstrip(".")


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return quantity_text(value)
    return _cite(value) if isinstance(value, Cite) else _values(value)


def _values(value: Any) -> dict[str, Any]:
    return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}


@lru_cache(maxsize=1_024)
def _cite(cite: Cite) -> dict[str, Any]:
    """Ten thousand claims cite the same few orders. Nobody writes into what is shared here."""
    return _values(cite)


def _line(said: dict[str, Any]) -> Line:
    cite = Cite(**_days(said["cite"], "applies_from", "known_since", "review_by")) if said["cite"] else None
    return Line(**{**_days(said, "since", "until"), "quantity": Decimal(said["quantity"]), "cite": cite})


def _days(said: dict[str, Any], *names: str) -> dict[str, Any]:
    return {**said, **{name: date.fromisoformat(said[name]) for name in names if said.get(name)}}
