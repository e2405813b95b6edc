"""Diaries of a case's workers as pages and papers tell them: side by side, and as the source of a claim.

Not here: what they say (hazri.py), the pages (views/).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hamrah.cases.hazri import FromDiaries, named_in
from hamrah.cases.models import Case, Claimant
from hamrah.cases.rules.diaries import Source, days_said, source_of
from hamrah.wages.models import Diary
from hamrah.wages.told import KEEPERS


@dataclass(frozen=True)
class Line:
    """One worker before her days are taken. `source` None: no diary speaks."""

    claimant: Claimant
    now: str
    source: Source | None
    overtime: str
    advance_paise: int
    paid_paise: int


def source_shown(hazri: Mapping[str, Any] | None) -> Source | None:
    """A claim's `hazri`, its keepers in the page's words."""
    source = source_of(hazri)
    if source is None:
        return None
    return replace(source, kept=tuple((KEEPERS[keeper], days) for keeper, days in source.kept))


def lines_of(found: Iterable[FromDiaries]) -> list[Line]:
    return [
        Line(
            one.claimant,
            "" if one.claimant.half_days is None else days_said(one.claimant.half_days),
            source_shown(one.hazri),
            f"{one.overtime_minutes / 60:g}" if one.hazri and one.overtime_minutes else "",
            one.advance_paise,
            one.paid_paise,
        )
        for one in found
    ]


@dataclass(frozen=True)
class WorkKept:
    """One work that diaries are of: for whom, how many diaries, whether he is a party of the case."""

    key: str
    for_whom: str
    diaries: int
    is_party: bool


def works_of(case: Case, diaries: Iterable[Diary]) -> list[WorkKept]:
    """The works of these diaries, the parties of the case first."""
    parties = set(case.parties.values_list("party_id", flat=True))
    alike: dict[str, list[Diary]] = defaultdict(list)
    for row in diaries:
        alike[str(row.work)].append(row)
    works = [
        WorkKept(key, rows[0].for_whom, len(rows), bool(named_in(rows[0]) & parties))
        for key, rows in alike.items()
    ]
    return sorted(works, key=lambda one: (not one.is_party, -one.diaries, one.for_whom))
