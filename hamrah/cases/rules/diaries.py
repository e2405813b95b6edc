"""The days of a claim as diaries (हाज़िरी) have them: day by day, and as each keeper has them where two
contradict. Pure.

Not here: which diaries speak of a case (hamrah/cases/hazri.py), what a day is worth (wages.law).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.wages.law import Day
from hamrah.wages.rules.counting import QUARTERS_AN_HOUR, DaySaid, count

# Whose word counts unless somebody chose: hers, then what we noted, then the contractor's.
KEEPERS = ("worker", "office", "contractor")
MINUTES_A_QUARTER = 60 // QUARTERS_AN_HOUR
_SIGNS = "-HF"


def kept(words: Iterable[DaySaid], *, by: str, since: date, until: date, taken_on: date) -> dict[str, Any]:
    """What diaries say of these days as a claim keeps it: `by` whose word it goes (the next of KEEPERS where
    she keeps none), each keeper's days, the days on which they contradict. Nothing where no diary speaks."""
    said = list(words)
    readings = {keeper: days_of(said, keeper) for keeper in KEEPERS}
    speaking = [keeper for keeper in KEEPERS if readings[keeper]]
    if not speaking:
        return {}
    return {
        "by": by if by in speaking else speaking[0],
        "since": str(since),
        "until": str(until),
        "taken_on": str(taken_on),
        "diaries": sorted({str(word.diary) for word in said}),
        "readings": {keeper: _plain(readings[keeper]) for keeper in speaking},
        "contested": [str(day.on) for day in count(said).days if day.contested],
    }


def days_of(words: Iterable[DaySaid], keeper: str) -> tuple[Day, ...]:
    """The days worked as one keeper's diaries have them, each once."""
    days = count(word for word in words if word.keeper == keeper).days
    return tuple(
        Day(day.on, day.halves, day.overtime_quarters * MINUTES_A_QUARTER)
        for day in days
        if day.halves or day.overtime_quarters
    )


def readings_in(hazri: Mapping[str, Any]) -> dict[str, tuple[Day, ...]]:
    """Each keeper's days, the one first by whose word the claim goes; the others only where it matters."""
    found = {keeper: _days(plain) for keeper, plain in hazri["readings"].items()}
    first = found.pop(hazri["by"])
    others = {keeper: days for keeper, days in found.items() if hazri["contested"] and days != first}
    return {hazri["by"]: first, **others}


@dataclass(frozen=True)
class Source:
    """Where the days of a claim come from: days of `since` to `until` as diaries had them on `taken_on`;
    `kept`: (keeper, days) each, the one that counts first; `contested`: on which they contradict."""

    since: date
    until: date
    taken_on: date
    kept: tuple[tuple[Any, str], ...]
    contested: tuple[date, ...]


def source_of(hazri: Mapping[str, Any] | None) -> Source | None:
    """What stands beside a claim, to be told; None where its days are of no diary."""
    if not hazri:
        return None
    since, until, taken_on = (date.fromisoformat(hazri[name]) for name in ("since", "until", "taken_on"))
    kept = tuple((keeper, days_said(halves_in(hazri, keeper))) for keeper in keepers_in(hazri))
    return Source(since, until, taken_on, kept, tuple(map(date.fromisoformat, hazri["contested"])))


def days_said(halves: int) -> str:
    """24 or 24.5."""
    return f"{halves / 2:g}"


def keepers_in(hazri: Mapping[str, Any]) -> list[str]:
    """Whose diaries speak, the one first by whose word the claim goes."""
    return sorted(hazri["readings"], key=lambda keeper: (keeper != hazri["by"], KEEPERS.index(keeper)))


def halves_in(hazri: Mapping[str, Any], keeper: str = "") -> int:
    """Half days as a keeper has them; as they count in the claim where none is named."""
    return sum(day.halves for day in _days(hazri["readings"][keeper or hazri["by"]]))


def minutes_in(hazri: Mapping[str, Any]) -> int:
    """Minutes of overtime as they count in the claim."""
    return sum(day.overtime_minutes for day in _days(hazri["readings"][hazri["by"]]))


def _plain(days: Iterable[Day]) -> dict[str, Any]:
    """A sign a day in a text a month, overtime beside: a year is a few hundred bytes."""
    months: dict[str, list[str]] = {}
    extra: dict[str, int] = {}
    for day in days:
        signs = months.setdefault(f"{day.on:%Y-%m}", ["-"] * 31)
        signs[day.on.day - 1] = _SIGNS[day.halves]
        if day.overtime_minutes:
            extra[str(day.on)] = day.overtime_minutes
    return {"months": {month: "".join(signs) for month, signs in months.items()}, "overtime": extra}


def _days(plain: Mapping[str, Any]) -> tuple[Day, ...]:
    extra, signs = plain["overtime"], dict[str, str]()
    for month, text in plain["months"].items():
        signs |= {f"{month}-{at:02}": sign for at, sign in enumerate(text, start=1)}
    return tuple(
        Day(date.fromisoformat(on), _SIGNS.index(sign), extra.get(on, 0))
        for on, sign in sorted(signs.items())
        if sign != "-" or on in extra
    )
