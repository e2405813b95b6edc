"""The law's clocks as dated facts with their source, and arithmetic on them. Pure.

Not here: which clock of which breach is done (models.py).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

IN_FORCE = date(2027, 5, 13)  # most of the DPDP Rules 2025: eighteen months after 13 November 2025


@dataclass(frozen=True)
class Clock:
    """Who must be told of a breach, within how many hours (None: without delay), by which rule, since."""

    code: str
    hours: int | None
    source: str
    since: date


BREACH_CLOCKS = (
    Clock("certin", 6, "CERT-In Directions 28.04.2022, para (ii)", date(2022, 6, 27)),
    Clock("people", None, "DPDP Rules 2025, rule 7(1)", IN_FORCE),
    Clock("board", None, "DPDP Rules 2025, rule 7(2)(a)", IN_FORCE),
    Clock("board_detail", 72, "DPDP Rules 2025, rule 7(2)(b)", IN_FORCE),
)
# Kept at least this long after the last processing, then erased: DPDP Rules 2025, rule 8(3).
RETENTION = timedelta(days=366)
# What this house promises for an answer; the law's own limit is longer (rule 14(3): ninety days).
ANSWER_WITHIN = timedelta(days=30)


def due_at(clock: Clock, noticed_at: datetime) -> datetime:
    """When somebody must have been told; "without delay" counts from the moment it was noticed."""
    return noticed_at + timedelta(hours=clock.hours or 0)


def hours_between(earlier: datetime, later: datetime) -> int:
    """Whole hours from one moment to another; negative where the second came first."""
    return int((later - earlier).total_seconds() // 3600)


def erasable_on(*, erase_after: date, last_processed_on: date | None) -> date:
    """The first day on which a restricted record may be erased: a year after its last use."""
    if last_processed_on is None:
        return erase_after
    return max(erase_after, last_processed_on + RETENTION)
