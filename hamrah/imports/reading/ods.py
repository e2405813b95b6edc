"""ODS (LibreOffice), streamed. Not here: XLSX, the meaning of cells.

Repeated cells and rows are counted, not multiplied out: LibreOffice ends a sheet with a million empty rows.
Format: OASIS OpenDocument 1.3, part 3.
"""

import zipfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from hamrah.imports.reading.archive import (
    UNREADABLE,
    broken,
    chunks,
    encrypted,
    local,
    new_parser,
    parse_whole,
)
from hamrah.imports.reading.book import MOST_CELL_LETTERS, MOST_COLUMNS, MOST_ROWS, Book, Cell, Row, Sheet
from hamrah.imports.reading.text import too_many_rows
from hamrah.imports.reading.xlsx_cells import number_of

MANIFEST = "META-INF/manifest.xml"
CONTENT = "content.xml"
# The same full row so often in a row is no register.
MOST_REPEATS = 1_000


def open_ods(packed: zipfile.ZipFile) -> Book:
    """Problems imports.encrypted, imports.broken_file."""
    if MANIFEST in packed.namelist():
        try:
            if b"encryption-data" in packed.read(MANIFEST):
                raise encrypted()
        except UNREADABLE as wrong:
            raise broken() from wrong
    tables = _Tables()
    parser = new_parser()
    parser.StartElementHandler = tables.start
    parse_whole(packed, CONTENT, parser)
    if not tables.found:
        raise broken()
    sheets = [
        Sheet(name, partial(_rows, packed, place), hidden, frozenset(columns))
        for place, (name, hidden, columns) in enumerate(tables.found)
    ]
    return Book("ods", sheets)


class _Tables:
    """First pass: names of tables, which are hidden, which of their columns are hidden."""

    def __init__(self) -> None:
        self.found: list[tuple[str, bool, set[int]]] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.column = 0

    def start(self, element: str, about: dict[str, str]) -> None:
        if element == "table:table":
            hidden = about.get("table:style-name", "") in self.hidden_styles
            self.found.append((about.get("table:name", ""), hidden, set()))
            self.column = 0
        elif element == "table:table-column" and self.found:
            times = min(int(about.get("table:number-columns-repeated", "1")), 20_000)
            if about.get("table:visibility") in ("collapse", "filter"):
                self.found[-1][2].update(range(self.column, min(self.column + times, MOST_COLUMNS)))
            self.column += times
        elif element == "style:style":
            self.style = about.get("style:name", "")
        elif element == "style:table-properties" and about.get("table:display") == "false":
            self.hidden_styles.add(self.style)


class _Rows:
    """Second pass: the rows of one table."""

    def __init__(self, place: int) -> None:
        self.place, self.table = place, -1
        self.depth = 0
        self.done: list[tuple[int, int, list[Cell]]] = []
        self.number = 0
        self.repeat_row = 1
        self.cells: list[Cell] = []
        self.about: dict[str, str] = {}
        self.paragraphs: list[list[str]] = []
        self.in_paragraph = False
        self.in_note = 0
        self.down: dict[int, tuple[int, Cell]] = {}

    def start(self, element: str, about: dict[str, str]) -> None:
        if element == "table:table":
            self.table += 1
        if self.table != self.place:
            return
        name = local(element)
        if name == "table-row":
            self.cells = []
            self.repeat_row = int(about.get("table:number-rows-repeated", "1"))
        elif name in ("table-cell", "covered-table-cell"):
            self.about, self.paragraphs = about, []
        elif name == "annotation":
            self.in_note += 1
        elif name == "p" and not self.in_note:
            self.paragraphs.append([])
            self.in_paragraph = True
        elif self.in_paragraph:
            self._space(name, about)

    def _space(self, name: str, about: dict[str, str]) -> None:
        if name == "s":
            self.paragraphs[-1].append(" " * min(int(about.get("text:c", "1")), 100))
        elif name in ("tab", "line-break"):
            self.paragraphs[-1].append("\t" if name == "tab" else "\n")

    def text(self, letters: str) -> None:
        if self.in_paragraph and not self.in_note:
            self.paragraphs[-1].append(letters)

    def end(self, element: str) -> None:
        if self.table != self.place:
            return
        name = local(element)
        if name == "p":
            self.in_paragraph = bool(self.in_note) and self.in_paragraph
        elif name == "annotation":
            self.in_note -= 1
        elif name in ("table-cell", "covered-table-cell"):
            self._end_cell(name)
        elif name == "table-row":
            self._end_row()

    def _end_cell(self, name: str) -> None:
        column = len(self.cells)
        value = self._value()
        rows = int(self.about.get("table:number-rows-spanned", "1"))
        if rows > 1 and value is not None:
            self.down[column] = (self.number + rows, value)
        if name == "covered-table-cell" and value is None and column in self.down:
            until, above = self.down[column]
            value = above if self.number + 1 <= until else None
        times = int(self.about.get("table:number-columns-repeated", "1"))
        self.cells.extend([value] * max(0, min(times, MOST_COLUMNS - column)))

    def _value(self) -> Cell:
        about, kind = self.about, self.about.get("office:value-type")
        if kind in ("float", "percentage", "currency"):
            return number_of(about.get("office:value", ""))
        if kind == "date":
            return _day(about.get("office:date-value", ""))
        text = "\n".join("".join(pieces) for pieces in self.paragraphs)[:MOST_CELL_LETTERS]
        if not text and about.get("table:formula"):
            return "=" + about["table:formula"].partition("=")[2]
        return text or None

    def _end_row(self) -> None:
        first, self.number = self.number + 1, self.number + self.repeat_row
        while self.cells and self.cells[-1] is None:
            self.cells.pop()
        if self.cells:
            self.done.append((first, min(self.repeat_row, MOST_REPEATS), self.cells))


def _day(text: str) -> Cell:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text or None


def _rows(packed: zipfile.ZipFile, place: int) -> Iterator[Row]:
    rows = _Rows(place)
    parser: Any = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = rows.start, rows.end
    parser.CharacterDataHandler = rows.text
    count = 0
    try:
        with packed.open(CONTENT) as member:
            for chunk in chunks(member):
                parser.Parse(chunk, False)
                done, rows.done = rows.done, []
                for first, times, cells in done:
                    count += times
                    for number in range(first, first + times):
                        yield number, list(cells)
                if count > MOST_ROWS:
                    raise too_many_rows()
                if rows.table > place:
                    return
    except (*UNREADABLE, ValueError) as wrong:
        raise broken() from wrong
