"""From a file and a mapping to rows, read or refused. Not here: what is done with them (a room's bulk verb).

A bad row never stops the rest. Headings repeated in mid-sheet, totals, titles and blank lines come out as
neither row nor refusal; they are counted in `skipped`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from hamrah.ground.aadhaar import contains_aadhaar
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.imports.cells import Limits, Unread
from hamrah.imports.columns import Importable
from hamrah.imports.headings import Plan, SheetPlan, plan_book, propose
from hamrah.imports.lines import ColumnReader, Line, LineReader
from hamrah.imports.mapping import Mapping
from hamrah.imports.reading import Book, Cell, open_book
from hamrah.imports.why import WHY

LONGEST_SHOWN = 200


class Row(NamedTuple):
    """One line, read. `row` as the spreadsheet counts it; `values` plain normalised fields; `cells` the line
    as it was, for `Register.refused` (not to be kept: it may hold what no column took)."""

    sheet: str
    row: int
    values: dict[str, Any]
    unread: tuple[Unread, ...] = ()
    cells: Sequence[Cell] = ()


class Wrongness(NamedTuple):
    """One bad cell: `column` is its heading (or the field where there is no such column), `value` None where
    it is empty or withheld."""

    column: str
    field: str
    value: str | None
    code: str


class Refused(NamedTuple):
    """One line that could not be read. `wrong` holds every bad cell, the first decides; `cells` the line as
    it was (Aadhaar numbers blanked), for the sheet that goes back."""

    sheet: str
    row: int
    wrong: tuple[Wrongness, ...]
    cells: tuple[Cell, ...]
    limits: dict[str, Any]

    @property
    def column(self) -> str:
        return self.wrong[0].column

    @property
    def value(self) -> str | None:
        return self.wrong[0].value

    @property
    def code(self) -> str:
        return self.wrong[0].code

    @property
    def why(self) -> str:
        """The reason in English; translate WHY[code] % limits for others."""
        return WHY[self.code] % self.limits


@dataclass
class Register:
    """A file opened and planned; iterate to read it. `skipped` counts (heading, total, title, blank) fill as
    it is read."""

    book: Book
    plan: Plan
    importable: Importable
    limits: Limits
    skipped: Counter[str] = field(default_factory=Counter)

    def __iter__(self) -> Iterator[Row | Refused]:
        sheets = {sheet.name: sheet for sheet in self.book.sheets}
        for plan in self.plan.readable():
            yield from self._read_sheet(plan, sheets[plan.sheet].rows())

    def _read_sheet(self, plan: SheetPlan, rows: Iterator[tuple[int, list[Cell]]]) -> Iterator[Row | Refused]:
        reader = LineReader(plan, self.importable, self.limits)
        name, read = plan.sheet, reader.read
        for number, cells in rows:
            if number <= plan.heading_row:
                reader.remember_title(cells)
                continue
            line = read(cells)
            if isinstance(line, str):
                self.skipped[line] += 1
            elif line.wrong:
                yield self._refused(plan, number, cells, line)
            else:
                yield Row(name, number, line.values, tuple(line.unread), cells)

    def refused(self, row: Row, field: str, code: str, limits: dict[str, Any]) -> Refused:
        """A row that read well, refused by the room that takes it (`code` and `limits` as in why.WHY).

        The value is withheld: whatever a room refuses may be what must not be repeated.
        """
        plan = next(sheet for sheet in self.plan.sheets if sheet.sheet == row.sheet)
        heading = next((column.heading for column in plan.columns if column.field == field), field)
        wrong = (Wrongness(heading or field, field, None, code),)
        return Refused(row.sheet, row.row, wrong, self._shown_cells(plan, row.cells), limits)

    def shown_cells(self, row: Row | Refused) -> tuple[Cell, ...]:
        """The cells of a row as they may be sent back."""
        if isinstance(row, Refused):
            return row.cells
        plan = next(sheet for sheet in self.plan.sheets if sheet.sheet == row.sheet)
        return self._shown_cells(plan, row.cells)

    def _shown_cells(self, plan: SheetPlan, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        own_shape = {column.index for column in plan.columns if self._has_own_shape(column.field)}
        return tuple(
            None if index not in own_shape and _holds_aadhaar(cell) else cell
            for index, cell in enumerate(cells)
        )

    def _refused(self, plan: SheetPlan, number: int, cells: list[Cell], line: Line) -> Refused:
        wrong = tuple(
            Wrongness(
                reader.heading or reader.field,
                reader.field,
                None if problem.withheld else _shown(cells, reader),
                problem.code,
            )
            for reader, problem in line.wrong
        )
        limits = {"youngest": self.limits.youngest, "oldest": self.limits.oldest}
        return Refused(plan.sheet, number, wrong, self._shown_cells(plan, cells), limits)

    def _has_own_shape(self, name: str | None) -> bool:
        column = self.importable.column(name or "")
        return column is not None and column.kind == "eshram"


def read_register(
    source: Path | str | bytes,
    importable: Importable,
    mapping: Mapping | None = None,
    *,
    on: date | None = None,
) -> Register:
    """Open a file and find its columns; iterating gives Row and Refused in the file's order.

    `on` is the day against which days and years of birth are checked (default: today). Problems as
    `open_book` and `plan_book`.
    """
    limits = Limits(on or today(), importable.youngest, importable.oldest)
    book = open_book(source)
    return Register(book, plan_book(book, importable, limits, mapping), importable, limits)


def look_at(
    source: Path | str | bytes, importable: Importable, mapping: Mapping | None = None, *, on: date
) -> Plan:
    """How a file would be read, whatever was found in it: a person corrects it. Problems as `open_book`, and
    imports.empty_file."""
    limits = Limits(on, importable.youngest, importable.oldest)
    plan = propose(open_book(source), importable, limits, mapping)
    if all(sheet.why_not == "empty" for sheet in plan.sheets):
        raise Problem("imports.empty_file", "The file has no rows.")
    return plan


def _holds_aadhaar(cell: Cell) -> bool:
    return cell is not None and not isinstance(cell, date) and contains_aadhaar(str(cell))


def _shown(cells: list[Cell], reader: ColumnReader) -> str | None:
    """A refused cell's text for a report: short, one line, no control characters, no Aadhaar number."""
    cell = cells[reader.index] if reader.index < len(cells) else None
    if cell is None or _holds_aadhaar(cell):
        return None
    text = "".join(letter if letter.isprintable() else "\ufffd" for letter in str(cell)[: LONGEST_SHOWN + 1])
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
