"""Rates by month, and the chart drawn of them. Pure; not here: what the law says of wages.

Low, usual and high of a month are its tenth, fiftieth and ninetieth hundredth by nearest rank, so that each
is a rate somebody was really offered.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

TRADES = (
    "helper",
    "mason",
    "digging",
    "loading",
    "painting",
    "carpentry",
    "plumbing",
    "tiles",
    "bar_bending",
    "centring",
    "catering",
    "cleaning",
    "farm",
    "other",
)
WHOM = ("", "men", "women")
# A day's rate beyond these is a slip of the finger, or for more than a day (in paise).
LEAST_PAISE, MOST_PAISE = 5_000, 1_000_000
MOST_MET, EARLIEST = 20_000, date(2000, 1, 1)
LOW, USUAL, HIGH = 10, 50, 90


@dataclass(frozen=True)
class Month:
    """What a trade was paid in one month, paise a day, and how often it was heard."""

    month: date
    low: int
    usual: int
    high: int
    heard: int


def by_month(rates: Iterable[tuple[date, int]]) -> list[Month]:
    """The months in which a rate was heard, oldest first."""
    heard: dict[date, list[int]] = defaultdict(list)
    for day, paise in rates:
        heard[day.replace(day=1)].append(paise)
    return [month_of(month, heard[month]) for month in sorted(heard)]


def month_of(month: date, rates: Sequence[int]) -> Month:
    ranked = sorted(rates)
    low, usual, high = (nearest_rank(ranked, percent) for percent in (LOW, USUAL, HIGH))
    return Month(month, low, usual, high, len(ranked))


def nearest_rank(ranked: Sequence[int], percent: int) -> int:
    """The value below or at which `percent` of a hundred of the ranked values lie."""
    return ranked[max(0, -(-percent * len(ranked) // 100) - 1)]


# The chart in its own units; the page scales it. The foot holds the months, the left side the rupees.
WIDE, TALL, LEFT, FOOT, HEAD = 400, 260, 54, 38, 14
LABELS_AT_MOST = 4


@dataclass(frozen=True)
class Mark:
    """A month as drawn: where it stands, how high low, usual and high are, whether its name is written."""

    month: Month
    x: int
    low: int
    usual: int
    high: int
    is_named: bool


@dataclass(frozen=True)
class Chart:
    """Marks by month, the line through the usual rates, and (height, paise) of the lines behind."""

    marks: tuple[Mark, ...]
    line: str
    lines: tuple[tuple[int, int], ...]


def drawn(months: Sequence[Month]) -> Chart | None:
    """The chart of these months; months without a rate leave their gap. None for nothing."""
    if not months:
        return None
    first, last = _index(months[0].month), _index(months[-1].month)
    bottom, top, step = scale(min(m.low for m in months), max(m.high for m in months))
    every = -(-len(months) // LABELS_AT_MOST)

    def x(month: date) -> int:
        side = 38
        room = WIDE - LEFT - 2 * side
        return LEFT + side + (room * (_index(month) - first) // (last - first) if last > first else room // 2)

    def y(paise: int) -> int:
        return HEAD + (TALL - HEAD - FOOT) * (top - paise) // (top - bottom)

    marks = tuple(
        Mark(m, x(m.month), y(m.low), y(m.usual), y(m.high), (len(months) - 1 - at) % every == 0)
        for at, m in enumerate(months)
    )
    line = " ".join(f"{mark.x},{mark.usual}" for mark in marks)
    return Chart(marks, line, tuple((y(paise), paise) for paise in range(bottom, top + 1, step)))


def scale(low: int, high: int) -> tuple[int, int, int]:
    """Bottom, top and step in paise: whole hundreds of rupees, at most six lines, room above and below."""
    for rupees in (50, 100, 200, 500, 1_000, 2_000):
        step = rupees * 100
        bottom, top = low // step * step, (high // step + 1) * step
        if (top - bottom) // step <= 5:
            break
    return bottom, top, step


def _index(month: date) -> int:
    return month.year * 12 + month.month
