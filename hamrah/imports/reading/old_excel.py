"""Excel before 2007 (XLS) and XLSB, through calamine. Not here: XLSX and ODS, which stream.

These formats hold a sheet in memory whole; the guard is the file's size (an XLS has at most 65,536 rows).
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, BinaryIO

import python_calamine

from hamrah.ground.problem import Problem
from hamrah.imports.reading.archive import broken, encrypted
from hamrah.imports.reading.book import MOST_COLUMNS, MOST_ROWS, Book, Cell, Row, Sheet
from hamrah.imports.reading.merged import Range, fill_down
from hamrah.imports.reading.text import too_many_rows

MOST_OLD_BYTES = 40_000_000


def open_old_excel(stream: BinaryIO) -> Book:
    """Problems imports.encrypted, imports.broken_file, imports.too_big."""
    content = stream.seek(0, 2)
    stream.seek(0)
    if content > MOST_OLD_BYTES:
        raise Problem("imports.too_big_old", "Old Excel files of this size are not read. Save it as XLSX.")
    book = _guarded(partial(python_calamine.load_workbook, stream))
    sheets = [
        Sheet(about.name, partial(_rows, book, about.name), str(about.visible) != "SheetVisibleEnum.Visible")
        for about in book.sheets_metadata
    ]
    if not sheets:
        raise broken()
    return Book("xls", sheets)


def _guarded(read: Any) -> Any:
    """Run calamine; its refusals, and its panics on garbage (a BaseException), become Problems."""
    try:
        return read()
    except python_calamine.PasswordError as wrong:
        raise encrypted() from wrong
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as wrong:
        if "password" in str(wrong).lower():
            raise encrypted() from wrong
        raise broken() from wrong


def _rows(book: Any, name: str) -> Iterator[Row]:
    sheet = _guarded(partial(book.get_sheet_by_name, name))
    if sheet.start is None:
        return iter(())
    if sheet.height > MOST_ROWS:
        raise too_many_rows()
    merges = [Range(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in _merges(sheet)]
    return fill_down(_plain_rows(sheet), merges)


def _merges(sheet: Any) -> list[Any]:
    return sheet.merged_cell_ranges or []


def _plain_rows(sheet: Any) -> Iterator[Row]:
    # iter_rows begins at the sheet's first row, whatever `start` says
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = [_cell(cell) for cell in cells[:MOST_COLUMNS]]
        if any(cell is not None for cell in row):
            yield number, row


def _cell(value: Any) -> Cell:
    if value == "" and isinstance(value, str):
        return None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, time | timedelta):
        return str(value)
    return value if isinstance(value, str | int | float | date) else str(value)
