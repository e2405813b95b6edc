"""Where is the heading row of a sheet, and what do its columns mean? Not here: reading the rows below.

Headings vote first, the cells below decide between equals ("DT": date or district?). What stays unclear is
listed for a person; what a person says is kept in a Mapping.
"""

import dataclasses
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from hamrah.ground.aadhaar import contains_aadhaar
from hamrah.ground.problem import Problem
from hamrah.imports.cells import Limits
from hamrah.imports.columns import Column, Importable
from hamrah.imports.fitting import fit_of
from hamrah.imports.mapping import LEAVE_OUT, Mapping, heading_key
from hamrah.imports.reading import Book, Cell, Sheet
from hamrah.imports.vocabulary import Vocabulary

LOOK_AT_ROWS = 200
HEADING_WITHIN_ROWS = 60
LONGEST_HEADING = 80
FEWEST_KNOWN = 2
LEAST_KNOWN_SHARE = 0.4
SURE = 0.7  # below it a column is shown as unclear
USABLE = 0.45  # below it a column is not read until a person says what it is


@dataclass
class ColumnPlan:
    """One column of a sheet: `index` from 0, `field` a column name, None (not known) or LEAVE_OUT."""

    index: int
    heading: str
    field: str | None
    confidence: float
    hidden: bool = False
    key: str = ""
    examples: list[str] = dataclasses.field(default_factory=list)


@dataclass
class SheetPlan:
    """How one sheet is read. `heading_row` is its spreadsheet number; `why_not` says why it is not read."""

    sheet: str
    heading_row: int
    columns: list[ColumnPlan]
    why_not: str = ""
    hidden: bool = False

    def unclear(self) -> list[ColumnPlan]:
        return [column for column in self.columns if column.field is None or column.confidence < SURE]


@dataclass
class Plan:
    """How a book is read: shown as a preview, corrected by a person, kept as a Mapping."""

    sheets: list[SheetPlan]

    def readable(self) -> list[SheetPlan]:
        return [sheet for sheet in self.sheets if not sheet.why_not]

    def unclear(self) -> list[tuple[str, ColumnPlan]]:
        return [(sheet.sheet, column) for sheet in self.readable() for column in sheet.unclear()]

    def mapping(self) -> Mapping:
        """What to keep for next month's file: every column that is known or left out."""
        fields = {
            column.key: column.field
            for sheet in self.readable()
            for column in sheet.columns
            if column.field is not None
        }
        headless = {sheet.sheet: 0 for sheet in self.readable() if sheet.heading_row == 0}
        return Mapping(
            fields, headless, {sheet.sheet for sheet in self.sheets if sheet.why_not == "left out"}
        )


def plan_book(book: Book, importable: Importable, limits: Limits, mapping: Mapping | None = None) -> Plan:
    """Find headings and meanings in every sheet. Problem imports.no_headings where no sheet has any,
    imports.empty_file where no sheet has a row."""
    plan = propose(book, importable, limits, mapping)
    if not plan.readable():
        if all(sheet.why_not == "empty" for sheet in plan.sheets):
            raise Problem("imports.empty_file", "The file has no rows.")
        raise Problem(
            "imports.no_headings",
            "No row of headings was found that names the workers' column. Say which row holds the headings "
            "and what each column is.",
        )
    return plan


def propose(book: Book, importable: Importable, limits: Limits, mapping: Mapping | None = None) -> Plan:
    """The same without refusing: what a page shows for a person to correct, whatever was found."""
    mapping = mapping or Mapping()
    vocabulary = Vocabulary(importable, mapping)
    return Plan([plan_sheet(sheet, vocabulary, limits, mapping) for sheet in book.sheets])


def plan_sheet(sheet: Sheet, vocabulary: Vocabulary, limits: Limits, mapping: Mapping) -> SheetPlan:
    """One sheet's plan; not readable where `why_not` is empty, left out, hidden, no headings, no name
    column."""
    rows = list(islice(sheet.rows(), LOOK_AT_ROWS))
    if not rows:
        return SheetPlan(sheet.name, 0, [], "empty", sheet.hidden)
    if sheet.name in mapping.left_out:
        return SheetPlan(sheet.name, 0, [], "left out", sheet.hidden)
    number, headings = _find_headings(rows, vocabulary, mapping.heading_rows.get(sheet.name))
    below = [cells for row_number, cells in rows if row_number > number]
    columns = _columns(headings, below, vocabulary, limits)
    for column in columns:
        column.hidden = column.index in sheet.hidden_columns
    found = {column.field for column in columns}
    why_not = "" if vocabulary.required <= found else "no name column" if number else "no headings"
    if sheet.hidden and not why_not:
        why_not = "hidden"
    return SheetPlan(sheet.name, number, columns, why_not, sheet.hidden)


def _find_headings(
    rows: list[tuple[int, list[Cell]]], vocabulary: Vocabulary, said: int | None
) -> tuple[int, list[Cell]]:
    """(row number, heading cells); number 0 and @1, @2, ... where a person says there are no headings."""
    if said == 0:
        return 0, [f"@{place + 1}" for place in range(max(len(cells) for _, cells in rows))]
    if said is not None:
        return next(((number, cells) for number, cells in rows if number == said), (said, []))
    best: tuple[float, int, list[Cell]] = (0.0, 0, [])
    for place, (number, cells) in enumerate(rows[:HEADING_WITHIN_ROWS]):
        score = _score(cells, vocabulary)
        if score > best[0]:
            best = (score, number, cells)
        if place + 1 < len(rows) and rows[place + 1][0] == number + 1:
            joined = _two_rows(cells, rows[place + 1][1], vocabulary)
            score = _score(joined, vocabulary) if joined else 0.0
            if score > best[0] + 0.5:
                best = (score, number + 1, joined)
    return best[1], best[2]


def _score(cells: list[Cell], vocabulary: Vocabulary) -> float:
    """How much a row looks like headings: known words, less what no heading would be; 0 for none."""
    filled = [cell for cell in cells if cell is not None]
    words = [cell for cell in filled if isinstance(cell, str) and len(cell) <= LONGEST_HEADING]
    known = [score for word in words if (score := vocabulary.best_score(word)) > 0.6]
    sole = len(filled) == 1 and isinstance(filled[0], str) and vocabulary.is_required(filled[0])
    if (len(known) < FEWEST_KNOWN and not sole) or len(known) < LEAST_KNOWN_SHARE * len(filled):
        return 0.0
    return sum(known) - 0.5 * (len(filled) - len(words)) - 0.2 * (len(words) - len(known))


def _two_rows(top: list[Cell], below: list[Cell], vocabulary: Vocabulary) -> list[Cell]:
    """Headings in two rows ("address" over village, district): the lower word counts where it stands."""
    if not all(
        isinstance(cell, str) and vocabulary.best_score(cell) > 0.6 for cell in below if cell is not None
    ):
        return []
    width = max(len(top), len(below))
    padded = [cells + [None] * (width - len(cells)) for cells in (top, below)]
    return [lower if lower is not None else upper for upper, lower in zip(*padded, strict=True)]


def _columns(
    headings: list[Cell], below: list[list[Cell]], vocabulary: Vocabulary, limits: Limits
) -> list[ColumnPlan]:
    seen: Counter[str] = Counter()
    plans: list[ColumnPlan] = []
    width = max([len(headings), *map(len, below)], default=0)
    for index in range(width):
        heading = (
            str(headings[index]).strip() if index < len(headings) and headings[index] is not None else ""
        )
        values = [cells[index] for cells in below if index < len(cells) and cells[index] is not None]
        if not heading and not values:
            continue
        base = heading_key(heading or f"@{index + 1}")
        seen[base] += 1
        plan = ColumnPlan(index, heading, None, 0.0, key=heading_key(base, seen[base]))
        plan.examples = _examples(values)
        plans.append(plan)
    _assign(plans, below, vocabulary, limits)
    return plans


def _examples(values: list[Cell]) -> list[str]:
    """The first cells, for the preview; never an Aadhaar number."""
    return [str(value)[:60] for value in values[:3] if not contains_aadhaar(str(value))]


def _assign(plans: list[ColumnPlan], below: list[list[Cell]], vocabulary: Vocabulary, limits: Limits) -> None:
    """Give each column its field, the surest first; a field once, unless it may stand many times."""
    offers: list[tuple[float, int, Column]] = []
    by_index = {plan.index: plan for plan in plans}
    taken: set[str] = set()
    for plan in plans:
        said = vocabulary.said(plan.key)
        if said is not None:
            plan.field, plan.confidence = said, 1.0
            taken.add(said)
            continue
        values = [cells[plan.index] for cells in below if plan.index < len(cells)]
        for column, score in vocabulary.candidates(plan.heading):
            offers.append((_confidence(score, fit_of(values, column, limits)), plan.index, column))
    for confidence, index, column in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
        plan = by_index[index]
        if plan.field is None and confidence >= USABLE and (column.many or column.name not in taken):
            plan.field, plan.confidence = column.name, round(confidence, 2)
            taken.add(column.name)


def _confidence(score: float, fit: float) -> float:
    """A heading's score tempered by how well the cells below fit (1 fit, 0 no fit)."""
    return score * (0.5 + 0.5 * fit)


__all__ = ["LEAVE_OUT", "ColumnPlan", "Plan", "SheetPlan", "plan_book", "plan_sheet", "propose"]
