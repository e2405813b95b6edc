"""Which marks cannot be, and which are asked about first. Pure; not here: the sentences (refusals.py)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hamrah.wages.rules.marks import Mark, refusal

# A day's work of sixteen hours has been met; longer ones are asked about.
USUAL_QUARTERS = 32
LONG_AGO = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class MarkSaid:
    """A mark of one day. `was`: what the writer saw there, None where she saw nothing (a phone, a sheet)."""

    on: date
    mark: Mark
    was: Mark | None = None


@dataclass(frozen=True)
class Wrong:
    """Why days are not taken: "word", "overtime", "future", "long_ago", "ended", "twice"; or, to be asked:
    "long_day", "before_terms"."""

    why: str
    days: tuple[date, ...]


def wrong(said: Iterable[MarkSaid], *, today: date, ended_on: date | None = None) -> Wrong | None:
    """The first reason for which marks are refused, and all days it speaks of."""
    found: dict[str, list[date]] = {}
    seen: set[date] = set()
    for one in said:
        if why := _wrong(one, today, ended_on) or ("twice" if one.on in seen else ""):
            found.setdefault(why, []).append(one.on)
        seen.add(one.on)
    return next((Wrong(why, tuple(days)) for why, days in found.items()), None)


def _wrong(said: MarkSaid, today: date, ended_on: date | None) -> str:
    if why := refusal(said.mark):
        return why
    if said.on > today:
        return "future"
    if said.on < today - LONG_AGO:
        return "long_ago"
    return "ended" if ended_on and said.on > ended_on and said.mark.word else ""


def unusual(said: Iterable[MarkSaid], *, begins_on: date | None = None) -> Wrong | None:
    """What may be a slip of the finger: a very long day, work before the terms say it began."""
    found: dict[str, list[date]] = {}
    for one in said:
        if one.mark.quarters > USUAL_QUARTERS:
            found.setdefault("long_day", []).append(one.on)
        elif begins_on and one.on < begins_on and one.mark.word:
            found.setdefault("before_terms", []).append(one.on)
    return next((Wrong(why, tuple(days)) for why, days in found.items()), None)


def changes(said: Iterable[MarkSaid], stands: Mapping[date, Mark]) -> tuple[list[MarkSaid], list[date]]:
    """(what is new, days on which somebody else wrote something else meanwhile). Of two writers of the same
    day the second is told; writers of different days do not meet."""
    new, crossed = [], []
    for one in said:
        here = stands.get(one.on, _NOTHING)
        if one.mark in (here, one.was):
            continue
        if one.was is not None and one.was != here:
            crossed.append(one.on)
        new.append(one)
    return new, crossed


_NOTHING = Mark("")
