"""Spans counted up under their rates, into lines. Not here: which rate applies (rates.py).

What is rounded is the day (half a day, the overtime of one day), so that any way of cutting the work into
periods gives the same sum to the paisa.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from hamrah.wages.law.packs import Packs
from hamrah.wages.law.rounding import half_up, quantity
from hamrah.wages.law.spans import Span
from hamrah.wages.law.topics import overtime_rate
from hamrah.wages.law.values import Cite, Line


class _Counted:
    """What was worked under one rate, and from when to when."""

    __slots__ = ("cite", "full", "half", "paise", "since", "until")

    def __init__(self, paise: int, cite: Cite | None, since: date) -> None:
        self.paise, self.cite = paise, cite
        self.since = self.until = since
        self.full = self.half = 0


class _Overtime:
    __slots__ = ("amount", "cite", "minutes", "paise", "since", "until")

    def __init__(self, paise: int, cite: Cite, since: date) -> None:
        self.paise, self.cite = paise, cite
        self.since = self.until = since
        self.minutes = self.amount = 0


class Tally:
    """Counts spans; `lines()` are what they come to. A rate is told apart by `key`."""

    def __init__(self, law: Packs) -> None:
        self.law = law
        self.counted: dict[Any, _Counted] = {}
        self.overtime: dict[Any, _Overtime] = {}

    def count(self, key: Any, span: Span, *, paise: int, cite: Cite | None, ordinary_paise: int) -> None:
        """One span at `paise` a day; overtime on top of `ordinary_paise`, the day's usual wage."""
        since, until, halves, minutes = span
        counted = self.counted.get(key)
        if counted is None:
            counted = self.counted[key] = _Counted(paise, cite, since)
        counted.since, counted.until = min(counted.since, since), max(counted.until, until)
        counted.full += halves // 2
        counted.half += halves % 2
        if minutes:
            self._count_overtime(key, since, until, minutes, ordinary_paise)

    def _count_overtime(self, key: Any, since: date, until: date, minutes: int, ordinary_paise: int) -> None:
        rule = self.law.fact("overtime", since).applies_from
        counted = self.overtime.get((key, rule))
        if counted is None:
            paise, cite = overtime_rate(self.law, daily_paise=ordinary_paise, on=since)
            counted = self.overtime[(key, rule)] = _Overtime(paise, cite, since)
        counted.since, counted.until = min(counted.since, since), max(counted.until, until)
        counted.minutes += minutes
        counted.amount += half_up(counted.paise * minutes, 60)

    def lines(self) -> Iterator[Line]:
        """Whole days, half days and overtime of each rate, oldest first."""
        for one in sorted(self.counted.values(), key=lambda one: one.since):
            if one.full:
                yield _line(("wages", "day", one.paise), one, Decimal(one.full), one.full * one.paise)
            if one.half:
                half = half_up(one.paise, 2)
                yield _line(("half_days", "half_day", half), one, Decimal(one.half), one.half * half)
        for extra in sorted(self.overtime.values(), key=lambda extra: extra.since):
            hours = quantity(extra.minutes, 60)
            yield _line(("overtime", "hour", extra.paise), extra, hours, extra.amount)


def _line(worth: tuple[str, str, int], one: _Counted | _Overtime, quantity: Decimal, amount: int) -> Line:
    kind, unit, paise = worth
    stale = bool(one.cite and one.cite.review_by and one.until > one.cite.review_by)
    return Line(kind, one.since, one.until, quantity, unit, paise, amount, one.cite, stale)
