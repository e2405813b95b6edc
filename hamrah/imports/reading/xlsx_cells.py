"""The cells of an XLSX sheet as the parser meets them. Not here: sheets, styles, merged cells.

The hottest loop of reading: three parser events a cell, hence plain attributes and early returns.
"""

import re
from math import isfinite
from typing import Any

from hamrah.imports.reading.book import MOST_CELL_LETTERS, MOST_COLUMNS, Cell, Row
from hamrah.imports.reading.strings import SharedStrings
from hamrah.imports.reading.xlsx_dates import day_of

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_COLUMNS: dict[str, int] = {}


def column_of(letters: str) -> int:
    """A = 0, Z = 25, AA = 26."""
    found = _COLUMNS.get(letters)
    if found is None:
        found = 0
        for letter in letters:
            found = found * 26 + ord(letter) - 64
        found -= 1
        if len(_COLUMNS) < MOST_COLUMNS:
            _COLUMNS[letters] = found
    return found


def number_of(text: str) -> Cell:
    """What `<v>` holds: whole numbers as int, others as float, anything else as it stands."""
    try:
        value = float(text)
    except ValueError:
        return text
    if value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value if isfinite(value) else text


class RowCollector:
    """Listens to a parser and collects finished rows; `take()` hands them over."""

    def __init__(self, strings: SharedStrings, dates: frozenset[str], from_1904: bool) -> None:
        self.strings, self.dates, self.from_1904 = strings, dates, from_1904
        self.done: list[Row] = []
        self.cells: list[Cell] = []
        self.row_number = 0
        self.column = -1
        self.kind = self.style = self.formula = ""
        self.value: list[str] = []
        self.into: list[str] | None = None

    def listen_to(self, parser: Any) -> None:
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text

    def take(self) -> list[Row]:
        done, self.done = self.done, []
        return done

    def start(self, element: str, about: dict[str, str]) -> None:
        if element == "c":
            place = about.get("r")
            self.column = column_of(place.rstrip("0123456789")) if place else self.column + 1
            self.kind = about.get("t", "n")
            self.style = about.get("s", "")
            self.into = self.value = []
            self.formula = ""
        elif element == "row":
            self.cells, self.column = [], -1
            number = about.get("r")
            self.row_number = int(number) if number else self.row_number + 1
        elif element in ("f", "rPh"):  # a formula, a hint at pronunciation: not the cell's value
            self.into = []
        elif ":" in element:
            self.start(element.rpartition(":")[2], about)

    def text(self, letters: str) -> None:
        if self.into is not None:
            self.into.append(letters)

    def end(self, element: str) -> None:
        if element == "c":
            self.into = None
            if self.value or self.formula:
                self._end_cell()
        elif element == "row":
            if self.cells:
                self.done.append((self.row_number, self.cells))
        elif element == "f":
            self.formula = "".join(self.into or ())
            self.into = self.value
        elif element == "rPh":
            self.into = self.value
        elif ":" in element:
            self.end(element.rpartition(":")[2])

    def _end_cell(self) -> None:
        value = self.value
        raw = value[0] if len(value) == 1 else "".join(value)
        if not raw:
            raw, self.kind = "=" + self.formula, "str"  # nothing computed: shown as what it is
        if self.column >= MOST_COLUMNS:
            return
        cells = self.cells
        missing = self.column - len(cells)
        if missing < 0:  # cells out of order: rare, yet seen from small exporters
            cells[self.column] = self._meaning(raw)
            return
        if missing:
            cells.extend([None] * missing)
        cells.append(self._meaning(raw))

    def _meaning(self, raw: str) -> Cell:
        kind = self.kind
        if kind == "s":
            text = self.strings[int(raw)]
        elif kind == "n":
            value = number_of(raw)
            if self.style in self.dates and not isinstance(value, str):
                return day_of(value, self.from_1904) or value  # type: ignore[arg-type]
            return value
        elif kind == "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        else:
            text = raw[:MOST_CELL_LETTERS]
        if "_x" in text:  # SpreadsheetML writes letters that XML may not hold as _x000D_
            text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        return text or None
