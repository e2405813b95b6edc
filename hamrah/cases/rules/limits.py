"""The law's clock: which claims of a case run out, and which have. Pure.

Not here: the law's own terms, which the room of wages keeps dated and sourced.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from hamrah.cases.rules.clocks import WARN_DAYS


def warning_of(limit_on: date | None, *, today: date) -> str:
    """ "" far away or unknown, "soon" within 90 days, "near" within 30, "over" afterwards."""
    if limit_on is None:
        return ""
    if limit_on < today:
        return "over"
    far, near = (timedelta(days=days) for days in WARN_DAYS)
    left = limit_on - today
    return "near" if left <= near else "soon" if left <= far else ""


def first_limit(limits: Iterable[date | None]) -> date | None:
    """The day on which the first of them runs out."""
    known = [day for day in limits if day is not None]
    return min(known) if known else None


def is_barred(limits: Iterable[date | None], *, today: date, filed: bool) -> bool:
    """Whether every claim has run out before anything was filed."""
    days = list(limits)
    return bool(days) and not filed and all(day is not None and day < today for day in days)
