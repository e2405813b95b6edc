"""A claim worked out from what she says: ready for the law, worked out by it, compared with before. Pure.

Not here: rates and rules of law (wages.law), rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from hamrah.cases.rules.diaries import readings_in
from hamrah.wages.law import (
    Agreed,
    Day,
    Packs,
    Paid,
    Reading,
    Statement,
    Stretch,
    Work,
    agreed_claim,
    legal_minimum,
    plain,
)

AGREED, MINIMUM = "agreed", "minimum"
KINDS = (AGREED, MINIMUM)
# A reading of a statement that goes by this keeper's diary.
DIARY = "diary_"
# What a claim cannot be worked out without (told.LACKS says them).
WHEN, DAYS, TOO_MANY_DAYS, RATE = "when", "days", "too_many_days", "rate"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one worker says of her work and her money. Two halves make a day; money in paise."""

    since: date | None = None
    until: date | None = None
    half_days: int | None = None
    rate_paise: int | None = None
    basis: str = "day"
    overtime_hours: Decimal = Decimal(0)
    advance_paise: int = 0
    paid_paise: int = 0
    owed_said_paise: int | None = None


@dataclass(frozen=True)
class Where:
    """Which law: the state of the work (or IN), the employment, zone and skill as the packs name them."""

    place: str
    employment: str
    zone: str = ""
    skill: str = "unskilled"


@dataclass(frozen=True)
class Asked:
    """What the law is asked of one claim. `work` counts; `others`: the same work as another keeper's diary
    has it, where the two contradict; `by`: by whose diary it goes, "" by her word."""

    kind: str
    work: Work
    by: str = ""
    others: tuple[tuple[str, Work], ...] = ()


@dataclass(frozen=True)
class WorkedOut:
    """One claim: what is owed, never less than nothing; `is_whole`: nothing was missing."""

    kind: str
    total_paise: int
    is_whole: bool
    statement: dict[str, Any]
    packs: str


def lacks(said: Said, kind: str) -> tuple[str, ...]:
    """What is still to be asked before this kind of claim can be worked out."""
    if said.since is None or said.until is None or said.until < said.since:
        return (WHEN,)
    if kind == AGREED and _is_lump(said):
        return ()
    if not said.half_days:
        return (DAYS,)
    if said.half_days > 2 * ((said.until - said.since).days + 1):
        return (TOO_MANY_DAYS,)
    return (RATE,) if kind == AGREED and not said.rate_paise else ()


def _is_lump(said: Said) -> bool:
    """Piece work and lump sums are what they came to; so is a sum she names and cannot break down."""
    by_piece = said.basis in ("piece", "lump") and bool(said.owed_said_paise or said.rate_paise)
    return by_piece or bool(said.owed_said_paise and not (said.half_days and said.rate_paise))


def _is_named(said: Said) -> bool:
    """Whether the claim is the sum she named herself."""
    return _is_lump(said) and bool(said.owed_said_paise)


def asked_of(said: Said, where: Where, kind: str, hazri: Mapping[str, Any] | None = None) -> Asked:
    """What she says, or her diaries (rules/diaries.py), in the law's own values. Call it only where nothing
    is lacking. A sum she names herself knows no days."""
    if not hazri or (kind == AGREED and _is_lump(said)):
        return Asked(kind, _work(said, where, kind))
    (by, days), *others = readings_in(hazri).items()
    return Asked(
        kind, _work(said, where, kind, days), by,
        tuple((keeper, _work(said, where, kind, theirs)) for keeper, theirs in others),
    )  # fmt: skip


def _work(said: Said, where: Where, kind: str, days: tuple[Day, ...] | None = None) -> Work:
    assert said.since is not None and said.until is not None
    minutes = int(said.overtime_hours * 60)
    told = (Stretch(said.since, said.until, said.half_days or 0, minutes),)
    return Work(
        where.place, where.employment, where.zone, where.skill,
        days=days or (), stretches=told if days is None else (),
        agreed=_agreed(said) if kind == AGREED else None,
        paid=() if kind == AGREED and _is_named(said) else _paid(said),
    )  # fmt: skip


def _agreed(said: Said) -> Agreed:
    if _is_lump(said):
        # The sum she names is what is left to her; of a lump agreed before, what she got is taken off.
        return Agreed("lump", said.owed_said_paise or said.rate_paise or 0)
    return Agreed("month" if said.basis == "month" else "day", said.rate_paise or 0)


def _paid(said: Said) -> tuple[Paid, ...]:
    assert said.since is not None and said.until is not None
    given = (Paid(said.since, said.advance_paise, "advance"), Paid(said.until, said.paid_paise, "wages"))
    return tuple(one for one in given if one.paise)


def worked_out(asked: Asked, packs: Packs, *, known: date) -> WorkedOut:
    """One claim by the law as it was known that day; where diaries contradict, what each comes to."""
    calculate = agreed_claim if asked.kind == AGREED else legal_minimum
    statement: Statement = calculate(asked.work, packs, known=known)
    if asked.others:
        totals = [(keeper, calculate(work, packs, known=known).total_paise) for keeper, work in asked.others]
        both = [(asked.by, statement.total_paise), *totals]
        beside = tuple(Reading(DIARY + keeper, "", "", "", paise=paise) for keeper, paise in both)
        statement = replace(statement, readings=(*statement.readings, *beside))
    total = statement.total_paise
    return WorkedOut(asked.kind, max(0, total or 0), total is not None, plain(statement), packs.version)


def says_the_same(was: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether two statements say the same, whatever day each was made on: working out again is then no
    news, and nothing is written."""
    return _without_days(was) == _without_days(now)


def _without_days(statement: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in statement.items() if key not in ("known_on", "version")}


def share_of(amount_paise: int, claim_paise: int) -> int | None:
    """What percentage of a claim a sum is, rounded down: never shown as more than it is."""
    return amount_paise * 100 // claim_paise if claim_paise > 0 else None
