"""Days worked, counted once however many diaries speak of them; contradiction kept in sight. Pure.

Not here: which diaries somebody may see (hazri.py), nor what a day is worth (law/).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, groupby

from hamrah.wages.rules.marks import WORKED

FULL_DAY = 2
QUARTERS_AN_HOUR = 4


@dataclass(frozen=True)
class DaySaid:
    """One diary's word on one day. `work`: for whom, a party or its words; `trade` as she calls it."""

    on: date
    mark: str
    overtime_quarters: int = 0
    diary: Hashable = None
    keeper: str = "office"
    work: Hashable = ""
    trade: str = ""


@dataclass(frozen=True)
class Day:
    """One day of the calendar, all diaries together. `halves`: 0, 1 or 2 (a full day); never more.

    `contested`: two diaries of the same work contradict one another about it.
    """

    on: date
    halves: int
    overtime_quarters: int
    contested: bool
    by_trade: tuple[tuple[str, int], ...]
    said: tuple[DaySaid, ...]


@dataclass(frozen=True)
class Count:
    """Days worked in a stretch of time. `by_trade` sums to `halves`; `contested` is in days."""

    halves: int = 0
    contested: int = 0
    by_trade: tuple[tuple[str, int], ...] = ()
    overtime_quarters: int = 0
    days: tuple[Day, ...] = ()

    @property
    def days_worked(self) -> Decimal:
        return Decimal(self.halves) / FULL_DAY

    @property
    def full_days(self) -> int:
        return sum(day.halves == FULL_DAY for day in self.days)

    @property
    def half_days(self) -> int:
        return sum(day.halves == 1 for day in self.days)

    @property
    def overtime_hours(self) -> Decimal:
        return Decimal(self.overtime_quarters) / QUARTERS_AN_HOUR


def count(said: Iterable[DaySaid]) -> Count:
    """Every day once: of two keepers' words the higher counts, two works of a day never make more than one
    full day. The order in which diaries are read changes nothing."""
    in_order = sorted(set(said), key=_by_day)
    days = tuple(_day(on, tuple(words)) for on, words in groupby(in_order, key=lambda one: one.on))
    trades: dict[str, int] = defaultdict(int)
    for day in days:
        for trade, halves in day.by_trade:
            trades[trade] += halves
    return Count(
        halves=sum(day.halves for day in days),
        contested=sum(day.contested for day in days),
        by_trade=tuple(sorted(trades.items(), key=lambda one: (-one[1], one[0]))),
        overtime_quarters=sum(day.overtime_quarters for day in days),
        days=days,
    )


def uncontested(whole: Count) -> Count:
    """The same without the days that are disputed: what an office can put its name to."""
    return count(word for day in whole.days if not day.contested for word in day.said)


def of_trade(whole: Count, trade: str) -> Count:
    """The days on which she did that work; every work of the day is asked only for its own word."""
    return count(word for day in whole.days for word in day.said if word.trade == trade)


def twelve_months_to(until: date) -> date:
    """The first day of the twelve months that end with `until`."""
    try:
        return until.replace(year=until.year - 1) + timedelta(days=1)
    except ValueError:
        return until.replace(year=until.year - 1, day=28) + timedelta(days=1)


def _by_day(said: DaySaid) -> tuple[object, ...]:
    return (
        said.on,
        said.keeper,
        str(said.work),
        said.trade,
        said.mark,
        said.overtime_quarters,
        str(said.diary),
    )


def _day(on: date, said: tuple[DaySaid, ...]) -> Day:
    """Works of a day are added up within the diaries of one keeper, never across: her book and the
    contractor's often call one work by two names."""
    kept = [_shared_out(tuple(words)) for _keeper, words in groupby(said, key=lambda one: one.keeper)]
    trades, quarters = max(kept, key=lambda one: (sum(one[0].values()), one[1], str(one)))
    return Day(
        on=on,
        halves=sum(trades.values()),
        overtime_quarters=quarters,
        contested=_contradict(said),
        by_trade=tuple(sorted((trade, halves) for trade, halves in trades.items() if halves)),
        said=said,
    )


def _shared_out(said: tuple[DaySaid, ...]) -> tuple[dict[str, int], int]:
    """(halves by trade, overtime) as one keeper's diaries say: a day is never more than full."""
    works = [tuple(words) for _work, words in groupby(said, key=lambda one: str(one.work))]
    trades: dict[str, int] = defaultdict(int)
    left = FULL_DAY
    for best in sorted(map(_best, works), key=lambda one: (-worth(one), str(one.work))):
        took = min(left, worth(best))
        trades[best.trade] += took
        left -= took
    return trades, sum(max(one.overtime_quarters for one in words) for words in works)


def worth(said: DaySaid) -> int:
    """Halves of a day."""
    return WORKED.get(said.mark, 0)


def _best(words: tuple[DaySaid, ...]) -> DaySaid:
    return max(words, key=lambda one: (worth(one), one.trade, str(one.diary)))


def _contradict(said: tuple[DaySaid, ...]) -> bool:
    """Whether two words on the same work differ in how much of the day it was; a diary that names no work may
    speak of any."""
    return any(
        worth(one) != worth(other) and (str(one.work) == str(other.work) or "" in (one.work, other.work))
        for one, other in combinations(said, 2)
    )
