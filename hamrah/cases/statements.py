"""A kept statement said in words for a page or a paper. Not here: working it out (wages.law)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.cases import told_money as told
from hamrah.wages import law_words
from hamrah.wages.law import Line, Statement, statement_of


@dataclass(frozen=True)
class SheetLine:
    """One line: what, how much of it, at which rate, what it comes to; by which rule and order, from when on
    and read where, and known since when where that was later."""

    what: Any
    since: date
    until: date
    quantity: str
    unit: Any
    rate_paise: int
    amount_paise: int
    rule: str
    order: str
    source: str
    applies_from: date | None
    known_since: date | None
    is_unverified: bool


@dataclass(frozen=True)
class Sheet:
    """A whole statement in words. `missing`: rates that are on no file. `for_lawyer`: it can be argued in
    more than one way, each in `readings`."""

    lines: tuple[SheetLine, ...]
    missing: tuple[str, ...]
    notes: tuple[Any, ...]
    readings: tuple[tuple[Any, int | None, date | None], ...]
    is_unverified: bool
    is_stale: bool
    for_lawyer: bool


READINGS = {**law_words.READINGS, **told.DIARIES}


def sheet_of(plain: dict[str, Any]) -> Sheet:
    """What is kept beside a claim, as one can read it."""
    statement: Statement = statement_of(plain)
    return Sheet(
        lines=tuple(map(_line, statement.lines)),
        missing=tuple(str(one.problem()) for one in statement.missing),
        notes=tuple(law_words.NOTES.get(code, code) for code in statement.notes),
        readings=tuple((READINGS.get(one.name, one.name), one.paise, one.day) for one in statement.readings),
        is_unverified=statement.is_unverified,
        is_stale=statement.is_stale,
        for_lawyer=statement.for_lawyer,
    )


def _line(line: Line) -> SheetLine:
    cite = line.cite
    return SheetLine(
        what=law_words.KINDS.get(line.kind, line.kind),
        since=line.since,
        until=line.until,
        quantity=f"{line.quantity.normalize():f}",
        unit=told.UNITS.get(line.unit, ""),
        rate_paise=line.rate_paise,
        amount_paise=line.amount_paise,
        rule=", ".join(filter(None, (law_words.act_of(cite.act), cite.section))) if cite else "",
        order=cite.order if cite else "",
        source=cite.source if cite else "",
        applies_from=cite.dated_from if cite else None,
        known_since=cite.known_later if cite else None,
        is_unverified=bool(cite and cite.is_unverified),
    )
