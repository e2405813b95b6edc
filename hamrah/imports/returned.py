"""Refused lines back as XLSX: the cells as they were, and what is wrong, to correct and load again.

Everything is written as text, number or day, never as a formula. Not here: which lines are refused.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from hamrah.imports.headings import Plan
from hamrah.imports.reading import Cell
from hamrah.imports.rows import Refused, Wrongness
from hamrah.imports.why import WHY

# Headings of the two columns that stand before the office's own (columns.RETURNED knows them again).
ROW, WHAT_IS_WRONG = "Row", "What is wrong"
LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = str.maketrans({letter: " " for letter in "[]:*?/\\'"})


def headings_of(plan: Plan) -> dict[str, list[str]]:
    """Sheet -> the office's headings by column, as they stood."""
    found: dict[str, list[str]] = {}
    for sheet in plan.readable():
        width = max((column.index for column in sheet.columns), default=-1) + 1
        found[sheet.sheet] = [""] * width
        for column in sheet.columns:
            found[sheet.sheet][column.index] = column.heading
    return found


def write_returned(
    refused: Iterable[Refused],
    headings: Mapping[str, list[str]],
    out: Path | BinaryIO,
    *,
    say: Callable[[str], str] = str,
) -> int:
    """Write refused lines (in the file's order) to `out`; returns how many.

    One sheet for each sheet of the file. `say` translates the English sentences of why.WHY and the two
    headings. Withheld values are blank. Memory does not grow with the lines.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    looks = _Looks(book)
    count = 0
    names: set[str] = set()
    for name, lines in groupby(refused, key=lambda line: line.sheet):
        sheet = _ReturnedSheet(
            book.add_worksheet(_free_name(name, names)), headings.get(name, []), looks, say
        )
        sheet.write_head()
        for place, line in enumerate(lines, start=1):
            sheet.write_line(place, line)
            count += 1
    if not names:
        book.add_worksheet()
    book.close()
    return count


class _Looks:
    """Cell formats of the workbook."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "bg_color": "#E8E8E8", "text_wrap": True})
        self.wrong = book.add_format({"bg_color": "#FFE3E0"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})
        self.why = book.add_format({"text_wrap": True, "font_color": "#9C1C10"})


def _free_name(wanted: str, taken: set[str]) -> str:
    """A sheet name that Excel takes: at most 31 letters, none of []:*?/\\', and not there yet."""
    base = " ".join(wanted.translate(_NOT_IN_SHEET_NAMES).split())[:LONGEST_SHEET_NAME] or "Sheet"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[: LONGEST_SHEET_NAME - 4]} {number}"
    taken.add(name.casefold())
    return name


class _ReturnedSheet:
    """One sheet going back: the office's columns behind the row number and what is wrong."""

    def __init__(self, sheet: Any, headings: list[str], looks: _Looks, say: Callable[[str], str]) -> None:
        self.sheet, self.headings, self.looks, self.say = sheet, headings, looks, say

    def write_head(self) -> None:
        self.sheet.set_column(0, 0, 6)
        self.sheet.set_column(1, 1, 44)
        self.sheet.set_column(2, 1 + max(len(self.headings), 1), 16)
        self.sheet.freeze_panes(1, 2)
        for column, heading in enumerate([self.say(ROW), self.say(WHAT_IS_WRONG), *self.headings]):
            self.sheet.write_string(0, column, heading, self.looks.head)

    def write_line(self, place: int, line: Refused) -> None:
        self.sheet.write_number(place, 0, line.row)
        self.sheet.write_string(place, 1, sentences(line.wrong, line.limits, self.say), self.looks.why)
        wrong = {wrong.column for wrong in line.wrong}
        for index, cell in enumerate(line.cells):
            marked = index < len(self.headings) and self.headings[index] in wrong
            self._write_cell(place, index + 2, cell, self.looks.wrong if marked else None)

    def _write_cell(self, row: int, column: int, cell: Cell, marked: Any) -> None:
        if cell is None:
            if marked is not None:
                self.sheet.write_blank(row, column, None, marked)
        elif isinstance(cell, date):
            self.sheet.write_datetime(row, column, cell, self.looks.day)
        elif isinstance(cell, int | float):
            self.sheet.write_number(row, column, cell, marked)
        else:
            self.sheet.write_string(row, column, cell, marked)


def sentences(wrong: Iterable[Wrongness], limits: Mapping[str, int], say: Callable[[str], str] = str) -> str:
    """What is wrong with a line, a sentence for each bad cell: "Age: The age cannot be read." """
    return "\n".join(f"{cell.column}: {say(WHY[cell.code]) % limits}" for cell in wrong)
