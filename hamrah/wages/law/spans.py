"""Work cut into spans under one law: by month, and inside a month wherever a rate or a rule changes.

Not here: what a span is worth (tally.py). What is known only as a number of days is shared evenly over the
calendar, first over months, then inside each, so that months always sum to the whole.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from hamrah.wages.law.values import Agreed, Stretch, Work

# First day, last day, half days, minutes of overtime.
Span = tuple[date, date, int, int]
ONE = timedelta(days=1)


def spans(work: Work, turns: Iterable[date]) -> Iterator[Span]:
    """Every day and every part of a stretch; `turns` are days on which something changes."""
    for day in work.days:
        yield day.on, day.on, day.halves, day.overtime_minutes
    if work.stretches:
        turning = sorted(turns)
        for stretch in work.stretches:
            for part in _parts(stretch, _firsts_of_months(stretch)):
                for piece in _parts(part, turning):
                    yield piece.since, piece.until, piece.halves, piece.overtime_minutes


def by_month(work: Work) -> list[tuple[date, Work]]:
    """The work of each calendar month as work of its own; their statements sum to that of the whole."""
    parts = [part for one in work.stretches for part in _parts(one, _firsts_of_months(one))]
    days = [day.on for day in work.days] + [part.since for part in parts]
    months = {first_of(on) for on in days}
    months |= {first_of(one.on) for one in work.paid} | {first_of(one.on) for one in work.deducted}
    ended = max((first_of(on) for on in days), default=None) or max(months, default=None)
    return [
        (
            month,
            replace(
                work,
                days=tuple(day for day in work.days if first_of(day.on) == month),
                stretches=tuple(part for part in parts if first_of(part.since) == month),
                agreed=_agreed_in(work.agreed, is_last=month == ended),
                paid=tuple(one for one in work.paid if first_of(one.on) == month),
                deducted=tuple(one for one in work.deducted if first_of(one.on) == month),
            ),
        )
        for month in sorted(months)
    ]


def first_of(on: date) -> date:
    return on.replace(day=1)


def _agreed_in(agreed: Agreed | None, *, is_last: bool) -> Agreed | None:
    """A sum for the whole work is earned when the work is done."""
    if agreed and agreed.basis == "lump" and not is_last:
        return Agreed("lump", 0)
    return agreed


def _firsts_of_months(stretch: Stretch) -> list[date]:
    firsts, day = [], stretch.since
    while day <= stretch.until:
        firsts.append(first_of(day))
        day = (first_of(day) + timedelta(days=32)).replace(day=1)
    return firsts


def _parts(stretch: Stretch, turns: list[date]) -> Iterator[Stretch]:
    """The stretch cut before each turn inside it; each part has its even share."""
    cuts = [stretch.since, *(day for day in turns if stretch.since < day <= stretch.until)]
    ends = [*(day - ONE for day in cuts[1:]), stretch.until]
    for since, until in zip(cuts, ends, strict=True):
        yield Stretch(
            since,
            until,
            _share(stretch, stretch.halves, since, until),
            _share(stretch, stretch.overtime_minutes, since, until),
        )


def _share(stretch: Stretch, count: int, since: date, until: date) -> int:
    """What had come together by the last day, less what had before the first: shares sum to the count."""
    before, after = (since - stretch.since).days, (until - stretch.since).days + 1
    return count * after // stretch.length - count * before // stretch.length
