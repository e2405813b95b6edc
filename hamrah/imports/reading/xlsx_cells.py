"""The cells of an XLSX sheet as the parser meets them. Not here: sheets, styles, merged cells.

The hottest loop of reading: three parser events a cell, hence plain attributes and early returns.
"""

import re
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
    return value


class RowCollector:
    """Listens to a parser and collects finished rows; `take()` hands them over."""

    def __init__(self, strings: SharedStrings, dates: frozenset[str], from_1904: bool) -> None:
        self.strings, self.dates, self.from_1904 = strings, dates, from_1904
        self.done: list[Row] = []
        self.cells: list[Cell] = []
        self.row_number = 0
        self.column = -1
        self.kind = self.style = ""
        self.value: list[str] = []
        self.formula: list[str] = []
        self.into: list[str] | None = None
        self.hint = False

    def listen_to(self, parser: Any) -> None:
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text

    def take(self) -> list[Row]:
        done, self.done = self.done, []
        return done

    def start(self, element: str, about: dict[str, str]) -> None:
        if ":" in element:
            element = element.rpartition(":")[2]
        if element == "c":
            self._start_cell(about)
        elif element == "v" or (element == "t" and not self.hint):
            self.into = self.value
        elif element == "row":
            self.cells, self.column = [], -1
            number = about.get("r")
            self.row_number = int(number) if number else self.row_number + 1
        elif element == "f":
            self.into = self.formula
        elif element == "rPh":
            self.hint = True

    def _start_cell(self, about: dict[str, str]) -> None:
        place = about.get("r")
        self.column = column_of(place.rstrip("0123456789")) if place else self.column + 1
        self.kind = about.get("t", "n")
        self.style = about.get("s", "")
        self.value, self.formula = [], []

    def text(self, letters: str) -> None:
        if self.into is not None:
            self.into.append(letters)

    def end(self, element: str) -> None:
        if ":" in element:
            element = element.rpartition(":")[2]
        if element == "c":
            self._end_cell()
        elif element in ("v", "t", "f"):
            self.into = None
        elif element == "row":
            if self.cells:
                self.done.append((self.row_number, self.cells))
        elif element == "rPh":
            self.hint = False

    def _end_cell(self) -> None:
        raw = "".join(self.value)
        if not raw and self.formula:
            raw, self.kind = "=" + "".join(self.formula), "str"  # nothing computed: shown as what it is
        if not raw or self.column >= MOST_COLUMNS:
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
        if kind == "n":
            value = number_of(raw)
            if self.style in self.dates and not isinstance(value, str):
                return day_of(value, self.from_1904) or value  # type: ignore[arg-type]
            return value
        if kind == "s":
            return _unescaped(self.strings[int(raw)]) or None
        if kind == "b":
            return "TRUE" if raw == "1" else "FALSE"
        return _unescaped(raw[:MOST_CELL_LETTERS])


def _unescaped(text: str) -> str:
    """SpreadsheetML writes letters that XML may not hold as _x000D_."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
