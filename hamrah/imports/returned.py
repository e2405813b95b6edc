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
    book = xlsxwriter.Workbook(
        out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    formats = {
        "head": book.add_format({"bold": True, "bg_color": "#E8E8E8", "text_wrap": True}),
        "wrong": book.add_format({"bg_color": "#FFE3E0"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "why": book.add_format({"text_wrap": True, "font_color": "#9C1C10"}),
    }
    count = 0
    names: set[str] = set()
    for sheet_name, lines in groupby(refused, key=lambda line: line.sheet):
        sheet = book.add_worksheet(_free_name(sheet_name, names))
        _write_head(sheet, headings.get(sheet_name, []), formats, say)
        for place, line in enumerate(lines, start=1):
            _write_line(sheet, place, line, headings.get(sheet_name, []), formats, say)
            count += 1
    if not names:
        book.add_worksheet()
    book.close()
    return count


def _free_name(wanted: str, taken: set[str]) -> str:
    """A sheet name that Excel takes: at most 31 letters, none of []:*?/\\', and not there yet."""
    base = " ".join(wanted.translate(_NOT_IN_SHEET_NAMES).split())[:LONGEST_SHEET_NAME] or "Sheet"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[: LONGEST_SHEET_NAME - 4]} {number}"
    taken.add(name.casefold())
    return name


def _write_head(sheet: Any, headings: list[str], formats: dict[str, Any], say: Callable[[str], str]) -> None:
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 1 + max(len(headings), 1), 16)
    sheet.freeze_panes(1, 2)
    for column, heading in enumerate([say(ROW), say(WHAT_IS_WRONG), *headings]):
        sheet.write_string(0, column, heading, formats["head"])


def _write_line(
    sheet: Any,
    place: int,
    line: Refused,
    headings: list[str],
    formats: dict[str, Any],
    say: Callable[[str], str],
) -> None:
    sheet.write_number(place, 0, line.row)
    sheet.write_string(place, 1, sentences(line.wrong, line.limits, say), formats["why"])
    wrong = {wrong.column for wrong in line.wrong}
    for index, cell in enumerate(line.cells):
        marked = index < len(headings) and headings[index] in wrong
        _write_cell(sheet, place, index + 2, cell, formats["wrong"] if marked else None, formats["day"])


def sentences(wrong: Iterable[Wrongness], limits: Mapping[str, int], say: Callable[[str], str] = str) -> str:
    """What is wrong with a line, a sentence for each bad cell: "Age: The age cannot be read." """
    return "\n".join(f"{cell.column}: {say(WHY[cell.code]) % limits}" for cell in wrong)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, marked: Any, day: Any) -> None:
    if cell is None:
        if marked is not None:
            sheet.write_blank(row, column, None, marked)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, marked)
    else:
        sheet.write_string(row, column, cell, marked)
