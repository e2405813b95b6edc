"""What of small numbers may be shown, and in which windows. Pure. Not here: counting them."""

from collections.abc import Sequence
from datetime import date

# A cell of fewer people than this points at somebody; zero points at nobody.
LEAST, ROUNDED_TO = 10, 5
# Paise: a sum exact to the rupee would tell by its difference from another what one worker got.
MONEY_ROUNDED_TO = 100_000
YEAR_BEGINS = 4  # April, as in every office's yearly report


def is_small(count: int) -> bool:
    """Whether a count is so small that it points at people."""
    return 0 < count < LEAST


def rounded(count: int, *, to: int = ROUNDED_TO) -> int:
    """To the nearest multiple; a half goes up, so that ten stays ten."""
    return (count + to // 2) // to * to


def withheld(counts: Sequence[int]) -> list[bool]:
    """Which cells of a split are not shown, given that their sum is.

    All small ones; and the next smallest beside them until those not shown are at least two cells and ten
    people together, or the sum would tell them.
    """
    hidden = [is_small(count) for count in counts]
    while any(hidden) and not _is_crowd([count for count, hide in zip(counts, hidden, strict=True) if hide]):
        others = [at for at, count in enumerate(counts) if count and not hidden[at]]
        if not others:
            break
        hidden[min(others, key=lambda at: counts[at])] = True
    return hidden


def _is_crowd(counts: Sequence[int]) -> bool:
    return len(counts) > 1 and sum(counts) >= LEAST


def year_of(day: date) -> int:
    """The year of an office's report in which a day lies, by the calendar year it begins in."""
    return day.year if day.month >= YEAR_BEGINS else day.year - 1


def whole_years(since: date | None, until: date, on: date) -> tuple[date | None, date]:
    """The window widened to whole years of reports, of the running one until the day `on`: two finer windows
    would tell by their difference who came between them."""
    begins = None if since is None else date(year_of(since), YEAR_BEGINS, 1)
    ends = date(year_of(until) + 1, YEAR_BEGINS - 1, 31)
    return begins, min(ends, on)
