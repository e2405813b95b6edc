"""Rupees and days as somebody writes them, in any script; and which cannot be, or are worth asking about.

Pure. Paise and half days, whole numbers. Not here: what the law makes of them (wages/law).
"""

import re
from decimal import Decimal, InvalidOperation

from hamrah.ground.problem import Problem

MOST_DAYS = 1_100
MOST_PAISE = 10**11
# Beyond these a finger may have slipped: asked about, never refused.
USUAL_RATE_PAISE = {"day": (10_000, 300_000), "month": (200_000, 6_000_000)}
MOST_OVERTIME = Decimal(2_000)
_WRITTEN = re.compile(r"-?[0-9]*\.?[0-9]*")
_BESIDE = re.compile(r"(?i)rs\.?|inr|₹|/-|रु\.?|रुपये|[,\s]")


def paise_of(text: str, *, field: str) -> int | None:
    """`1,500.50` or `₹ १५००` in paise; None for nothing. Raises `cases.bad_amount`."""
    number = _number(text)
    if number is None:
        return None
    paise = number * 100
    if not paise.is_finite() or paise < 0 or paise != paise.to_integral_value() or paise > MOST_PAISE:
        raise _bad_amount(field)
    return int(paise)


def half_days_of(text: str, *, field: str = "days") -> int | None:
    """`24.5` as 49 halves; None for nothing. Raises `cases.bad_days`."""
    try:
        number = _number(text)
    except Problem as problem:
        raise _bad_days(field) from problem
    if number is None:
        return None
    halves = number * 2
    if not halves.is_finite() or halves < 0 or halves != halves.to_integral_value() or halves > 2 * MOST_DAYS:
        raise _bad_days(field)
    return int(halves)


def hours_of(text: str) -> Decimal:
    """Hours of overtime in all, `6.5`; none for nothing. Raises `cases.bad_overtime`."""
    try:
        return Decimal(half_days_of(text, field="overtime") or 0) / 2
    except Problem as problem:
        raise Problem(
            "cases.bad_overtime",
            "Write the hours of overtime as a number with halves at most, such as 6 or 6.5.",
            field="overtime",
        ) from problem


def _number(text: str) -> Decimal | None:
    bare = _BESIDE.sub("", text)
    if not bare:
        return None
    digits = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in bare)
    # Python would take 1e9 for a hundred crore; nobody at a desk writes so.
    if not _WRITTEN.fullmatch(digits):
        raise _bad_amount("")
    try:
        return Decimal(digits)
    except InvalidOperation:
        raise _bad_amount("") from None


def _bad_amount(field: str) -> Problem:
    return Problem("cases.bad_amount", "Write rupees as a number, such as 1500 or 1500.50.", field=field)


def _bad_days(field: str) -> Problem:
    return Problem(
        "cases.bad_days",
        "Write days as a number with halves at most, such as 24 or 24.5; at most %(most)d.",
        field=field,
        most=MOST_DAYS,
    )


def is_unusual(rate_paise: int | None, basis: str) -> bool:
    """Whether a rate is so low or high that somebody should look again."""
    least, most = USUAL_RATE_PAISE.get(basis, (0, MOST_PAISE))
    return rate_paise is not None and not least <= rate_paise <= most


def said_paise(
    *, half_days: int | None, rate_paise: int | None, basis: str, advance: int, paid: int, owed: int | None
) -> int | None:
    """What she says is owed to her, without any law: days by rate less what she got, else the sum she names.
    A month has 26 days. None where she knows neither."""
    if owed is not None:
        return owed
    if rate_paise is None or (half_days is None and basis != "lump"):
        return None
    if basis == "lump":
        earned = Decimal(rate_paise)
    else:
        assert half_days is not None
        days = Decimal(half_days) / 2
        earned = days * rate_paise / (26 if basis == "month" else 1)
    return max(0, int(earned.to_integral_value()) - advance - paid)
