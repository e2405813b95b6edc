"""Days and hours that services keep: first answers, stale entries, slips, emergencies. Pure.

Not here: today (ground), or who is told (worklist.py).
"""

from datetime import date, timedelta

# An entry of the directory that nobody asked again for so long is not to be relied on.
STALE_DAYS = 90
# A slip for an office without Hamrah opens at most so long (the issue's own line).
SLIP_DAYS = 14
MOST_DAYS = 90
# How long an emergency opens a record at most, and by when another person looks at why.
MOST_HOURS, REVIEW_HOURS = 24, 72
GLASS_A_DAY = 5
# What is asked once more after something is done: does it hold?
LATER_DAYS = (30, 90, 180)


def is_stale(checked_on: date | None, today: date) -> bool:
    """Whether an entry was checked too long ago, or never."""
    return checked_on is None or (today - checked_on).days > STALE_DAYS


def first_answer_by(asked_on: date, days: int) -> date:
    """The day by which a request has its first answer."""
    return asked_on + timedelta(days=days)


def later_asked(done_on: date) -> tuple[date, ...]:
    """The days on which she is asked how it went on."""
    return tuple(done_on + timedelta(days=days) for days in LATER_DAYS)
