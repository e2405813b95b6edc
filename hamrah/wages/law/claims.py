"""The two claims of one worker: what was agreed, and what the law gives at least. They are kept apart.

Not here: whose claim it is, and what becomes of it (room cases).
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from hamrah.ground.problem import Problem
from hamrah.wages.law.deductions import deductions
from hamrah.wages.law.packs import MONTH_DAYS, Packs
from hamrah.wages.law.rates import Piece, line_of, missing, piece_at, pieces_between
from hamrah.wages.law.rounding import half_up
from hamrah.wages.law.soundness import refuse_impossible
from hamrah.wages.law.spans import by_month, spans
from hamrah.wages.law.tally import Tally
from hamrah.wages.law.values import Agreed, Line, Missing, Statement, Work

__all__ = ["agreed_claim", "by_month", "legal_minimum"]
GIVEN = {"wages": "paid", "advance": "advance", "kind": "in_kind"}


def agreed_claim(work: Work, packs: Packs, *, known: date) -> Statement:
    """Days at the agreed rate and overtime, less what was given and what the law lets be taken off.

    Raises `wages.no_agreed_rate`, and those of soundness.py.
    """
    refuse_impossible(work)
    law = packs.known(known)
    lines, notes = _agreed_lines(work, law)
    less, more = _less(work, law, _agreed_lines)
    return Statement("agreed", (*lines, *less), known, law.version, notes=(*notes, *more))


def legal_minimum(work: Work, packs: Packs, *, known: date) -> Statement:
    """Days at the notified minimum of each day, overtime, less the same. Split where a rate changes.

    Days without a rate stand in `missing`, and the statement has no total. Raises those of soundness.py.
    """
    refuse_impossible(work)
    law = packs.known(known)
    lines, gaps, notes = _minimum_lines(work, law)
    less, more = _less(work, law, _minimum_lines)
    return Statement("minimum", (*lines, *less), known, law.version, gaps, notes=(*notes, *more))


def _less(work: Work, law: Packs, earned: Callable[..., Any]) -> tuple[list[Line], tuple[str, ...]]:
    """What was given, and what may be taken off; `earned` works out the lines of one month's work."""
    given = [
        Line(GIVEN[one.kind], one.on, one.on, Decimal(1), "", one.paise, -one.paise)
        for one in sorted(work.paid, key=lambda one: one.on)
    ]
    if not work.deducted:
        return given, ()
    by_months = {
        month: sum(line.amount_paise for line in earned(part, law)[0]) for month, part in by_month(work)
    }
    taken_off, notes = deductions(work, law, by_months)
    return [*given, *taken_off], notes


def daily_of(agreed: Agreed | None) -> int:
    """An agreed day's wage; a month's is divided by 26. 0 where there is none of a day."""
    if agreed is None or agreed.basis == "lump":
        return 0
    return half_up(agreed.paise, MONTH_DAYS) if agreed.basis == "month" else agreed.paise


def _agreed_lines(work: Work, law: Packs) -> tuple[list[Line], tuple[str, ...]]:
    if work.agreed is None:
        raise Problem(
            "wages.no_agreed_rate", "Say what was agreed: for a day, for a month, or in all.", field="rate"
        )
    if work.agreed.basis == "lump":
        return _lump(work, work.agreed.paise)
    daily, tally = daily_of(work.agreed), Tally(law)
    turns = [fact.applies_from for fact in law.facts.get("overtime", ())]
    for span in spans(work, turns):
        tally.count("agreed", span, paise=daily, cite=None, ordinary_paise=daily)
    return list(tally.lines()), ()


def _lump(work: Work, paise: int) -> tuple[list[Line], tuple[str, ...]]:
    """A sum for the whole work; it knows no hour, so its overtime is left to the legal minimum."""
    days = [day.on for day in work.days] + [day for one in work.stretches for day in (one.since, one.until)]
    extra = any(one.overtime_minutes for one in work.days) or any(
        one.overtime_minutes for one in work.stretches
    )
    notes = ("no_overtime_on_lump",) if extra else ()
    if not paise or not days:
        return [], notes
    return [Line("lump", min(days), max(days), Decimal(1), "", paise, paise)], notes


def _minimum_lines(work: Work, law: Packs) -> tuple[list[Line], tuple[Missing, ...], tuple[str, ...]]:
    asked = (work.place, work.employment, work.zone, work.skill)
    line, agreed, tally = line_of(law, asked), daily_of(work.agreed), Tally(law)
    gaps: dict[int, tuple[Piece, date, date]] = {}
    turns = [piece.since for piece in line] + [fact.applies_from for fact in law.facts.get("overtime", ())]
    for span in spans(work, turns):
        since, until, halves, minutes = span
        if not halves and not minutes:
            continue
        piece = piece_at(line, since)
        rate = piece.rate
        if rate is None:
            _same, first, last = gaps.get(id(piece), (piece, since, until))
            gaps[id(piece)] = (piece, min(first, since), max(last, until))
            continue
        ordinary = max(agreed, rate.daily_paise)
        tally.count(id(piece), span, paise=rate.daily_paise, cite=rate.cite, ordinary_paise=ordinary)
    named = tuple(missing(asked, *gap) for gap in sorted(gaps.values(), key=lambda gap: gap[1]))
    return list(tally.lines()), named, ("shared_evenly",) if _is_shared(work, line) else ()


def _is_shared(work: Work, line: tuple[Piece, ...]) -> bool:
    """Did a rate change inside a stretch of which only the number of days is known?"""
    return any(len(list(pieces_between(line, one.since, one.until))) > 1 for one in work.stretches)
