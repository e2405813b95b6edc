"""The words and dates of a spell. Pure; not here: law."""

from datetime import date

RECRUITED = ("self", "relative", "contractor", "sirdar", "naka", "")
WITH = ("alone", "gang", "spouse", "family", "children", "")
BASES = ("day", "month", "piece", "thousand_bricks", "lump_sum", "")
ENDS = ("returned", "moved_on", "lost_contact")
EARLIEST = date(1980, 1, 1)


def first_of_month(text: str) -> date | None:
    """'2026-03' or '2026-03-17' as the first of that month; None for nothing. Raises ValueError."""
    if not text:
        return None
    year, month = text.split("-")[:2]
    return date(int(year), int(month), 1)


def months_wrong(*, left: date | None, expected: date | None, returned: date | None, today: date) -> str:
    """Which date cannot be: "returned" or "expected" before leaving, or in the future; "" if none."""
    if returned and returned > today:
        return "returned"
    if left and returned and returned < left:
        return "returned"
    if left and expected and expected < left:
        return "expected"
    return "left" if left and left < EARLIEST else ""
