"""LineReader: one sheet's lines, cell by cell, quickly. Not here: files, headings, reports.

Most columns of a register repeat themselves (district, gender, age, trade), so each keeps what it read.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hamrah.imports.cells import Limits, Read, Unread, Wrong, reader_for
from hamrah.imports.cells.kinds import Reader, scan
from hamrah.imports.cells.marks import is_ditto, is_empty, is_total
from hamrah.imports.cells.texts import fold, is_formula
from hamrah.imports.columns import Column, Importable
from hamrah.imports.headings import ColumnPlan, SheetPlan
from hamrah.imports.mapping import LEAVE_OUT
from hamrah.imports.reading import Cell

BLANK, HEADING, TOTAL, TITLE = "blank", "heading", "total", "title"
# Memory against speed: a column of 300,000 different names must not be kept whole.
MOST_KEPT = 8_000
FEWEST_COUNTED = 4
_DITTO, _HEADING, _TOTAL = object(), object(), object()


@dataclass
class ColumnReader:
    """One column of a sheet: where it stands, how its cells are read, what was read before."""

    index: int
    heading: str
    field: str
    column: Column | None
    read: Reader
    kept: dict[Cell, Any] = dataclasses.field(default_factory=dict)

    def meaning(self, cell: Cell) -> Any:
        """Read, Wrong, or one of the marks _DITTO, _HEADING, _TOTAL."""
        found = self._look(cell)
        if len(self.kept) >= MOST_KEPT:
            self.kept.clear()
        self.kept[cell] = found
        return found

    def _look(self, cell: Cell) -> Any:
        if isinstance(cell, str):
            mark = self._mark(cell)
            if mark is not None:
                return mark
        try:
            return self.read(cell)
        except Wrong as wrong:
            return wrong

    def _mark(self, cell: str) -> Any:
        if len(cell) > 80 or cell[0].isdigit():
            return None
        if is_ditto(cell):
            return _DITTO
        if self.column is None or not self.column.required:
            return None
        if fold(cell) == fold(self.heading):
            return _HEADING
        return _TOTAL if is_total(cell) else None


@dataclass
class Line:
    """What came of one line: fields, what stayed unread, and (column, Wrong) for each bad cell."""

    values: dict[str, Any]
    unread: list[Unread]
    wrong: list[tuple[ColumnReader, Wrong]]


class LineReader:
    """Reads the lines below one sheet's headings, in order (ditto marks look at the line above)."""

    def __init__(self, plan: SheetPlan, importable: Importable, limits: Limits) -> None:
        self.readers = [
            _reader_of(column, importable, limits) for column in plan.columns if column.field != LEAVE_OUT
        ]
        # the name last: what other columns say of relation and known-as goes before what the name holds
        self.readers.sort(
            key=lambda reader: (reader.column is not None and reader.column.required, reader.index)
        )
        self.required = [reader for reader in self.readers if reader.column and reader.column.required]
        self.headings = {column.index: fold(column.heading) for column in plan.columns if column.heading}
        self.silent = {reader.index for reader in self.readers if _is_silent(reader)}
        self.first = min((column.index for column in plan.columns), default=0)
        self.titles: set[str] = set()
        self.above: list[Cell] = []

    def remember_title(self, cells: list[Cell]) -> None:
        """Lines above the headings come again at every printed page."""
        self.titles.update(fold(cell) for cell in cells if isinstance(cell, str) and fold(cell))

    def read(self, cells: list[Cell]) -> Line | str:
        """A Line, or why it is none: blank, heading, total, title."""
        line = Line({}, [], [])
        width, values = len(cells), line.values
        special = None
        for reader in self.readers:
            index = reader.index
            cell = cells[index] if index < width else None
            if cell is None:
                continue
            found = reader.kept.get(cell) or reader.meaning(cell)
            if found is _DITTO:
                found = self._same_as_above(reader, cells)
            if found.__class__ is Read:
                fields = found.fields
                if values.keys().isdisjoint(fields):
                    values.update(fields)
                else:
                    _add(values, fields)
                if found.unread:
                    line.unread.extend(found.unread)
            elif found.__class__ is Wrong:
                line.wrong.append((reader, found))
            elif found is not None:
                special = found
        return self._judged(cells, line, special)

    def _same_as_above(self, reader: ColumnReader, cells: list[Cell]) -> Any:
        """The reading of the cell above, which takes the place of the ditto mark."""
        index = reader.index
        allowed = reader.column is not None and reader.column.ditto and index < len(self.above)
        above = self.above[index] if allowed else None
        cells[index] = above
        if above is None:
            return None
        return reader.kept.get(above) or reader.meaning(above)

    def _judged(self, cells: list[Cell], line: Line, special: Any) -> Line | str:
        missing = [reader for reader in self.required if reader.field not in line.values]
        if not missing and len(line.values) > 1:
            self.above = cells
            return line
        kind = self._no_line(cells, special, bool(missing))
        if kind:
            return kind
        self.above = cells
        if special is not None:
            missing = [reader for reader in missing if not _read_anew(reader, cells, line)]
        told = {reader.index for reader, _ in line.wrong}
        absent = [(reader, Wrong(_absent_code(reader))) for reader in missing if reader.index not in told]
        line.wrong[:0] = absent
        line.wrong.sort(key=lambda pair: pair[0] not in self.required)
        return line

    def _no_line(self, cells: list[Cell], special: Any, nameless: bool) -> str:
        filled = [
            (index, cell) for index, cell in enumerate(cells) if cell is not None and _is_something(cell)
        ]
        if _has_total(filled):
            return TOTAL
        if all(index in self.silent for index, _ in filled):
            return BLANK
        if nameless and _counts_columns(filled):
            return HEADING
        if special is _HEADING and self._repeats_headings(filled):
            return HEADING
        words = [fold(cell) if isinstance(cell, str) else "" for _, cell in filled]
        if (nameless or len(words) == 1) and self.titles.issuperset(words):
            return TITLE
        alone = len(filled) == 1 and filled[0][0] == self.first and isinstance(filled[0][1], str)
        return TITLE if alone and nameless and special is None else ""

    def _repeats_headings(self, filled: Sequence[tuple[int, Cell]]) -> bool:
        same = sum(isinstance(cell, str) and self.headings.get(index) == fold(cell) for index, cell in filled)
        return same * 2 >= len(filled)


def _reader_of(plan: ColumnPlan, importable: Importable, limits: Limits) -> ColumnReader:
    column = importable.column(plan.field) if plan.field else None
    read = reader_for(column, limits) if column else scan
    return ColumnReader(plan.index, plan.heading, plan.field or "", column, read)


def _is_silent(reader: ColumnReader) -> bool:
    """Columns that say nothing of a worker: a line with nothing else is blank."""
    return reader.column is None or reader.column.kind in ("never", "skip")


def _counts_columns(filled: Sequence[tuple[int, Cell]]) -> bool:
    """1 2 3 4 ... below the headings, as printed forms number their columns."""
    numbers = [str(cell).strip(" ().") for _, cell in filled]
    return len(numbers) >= FEWEST_COUNTED and [fold(number) for number in numbers] == [
        str(place) for place in range(1, len(numbers) + 1)
    ]


def _is_something(cell: Cell) -> bool:
    return not isinstance(cell, str) or not (is_empty(cell) or is_ditto(cell))


def _read_anew(reader: ColumnReader, cells: list[Cell], line: Line) -> bool:
    """A worker may be called like a total or a heading (Yog): read the cell as what it is after all."""
    try:
        line.values.update(reader.read(cells[reader.index]).fields)
    except (Wrong, IndexError):
        return False
    return reader.field in line.values


def _has_total(filled: Sequence[tuple[int, Cell]]) -> bool:
    """A total word, and beside it nothing but numbers and formulas."""
    words = [cell for _, cell in filled if isinstance(cell, str)]
    return any(map(is_total, words)) and all(
        is_total(word) or is_formula(word) or not any(map(str.isalpha, word)) for word in words
    )


def _absent_code(reader: ColumnReader) -> str:
    return "imports.no_name" if reader.column and reader.column.kind == "name" else "imports.required"


def _add(values: dict[str, Any], fields: dict[str, Any]) -> None:
    """A second column with a field that is already there: phones add up, other relations stand beside."""
    if "phones" in fields:
        known = {number for number, _ in values["phones"]}
        values["phones"] += tuple(phone for phone in fields["phones"] if phone[0] not in known)
    if "relation_name" in fields and "relation_name" in values:
        other = (fields.get("relation", ""), fields["relation_name"])
        if other[1] != values["relation_name"]:
            values["other_relations"] = (*values.get("other_relations", ()), other)
        fields = {key: value for key, value in fields.items() if not key.startswith("relation")}
    for key, value in fields.items():
        values.setdefault(key, value)
