"""The process that reads one old Excel file with calamine: file on stdin, lines of JSON on stdout.

Not here: who starts it and what its lines mean (old_excel.py).
"""

import io
import json
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

from hamrah.imports.reading.book import MOST_COLUMNS
from hamrah.imports.reading.old_excel import BROKEN, ENCRYPTED

MOST_MEMORY_BYTES = 1_000_000_000
MOST_SECONDS = 60


def main() -> int:
    _limit()
    try:
        book = python_calamine.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
        for about in book.sheets_metadata:
            _write(book.get_sheet_by_name(about.name), about)
    except python_calamine.PasswordError:
        return ENCRYPTED
    except BaseException as wrong:  # calamine panics on garbage, and a panic is no Exception
        return ENCRYPTED if "password" in str(wrong).lower() else BROKEN
    return 0


def _limit() -> None:
    try:
        import resource
    except ImportError:  # no such limits on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _write(sheet: Any, about: Any) -> None:
    merges = [
        [top + 1, left, bottom + 1, right]
        for (top, left), (bottom, right) in getattr(sheet, "merged_cell_ranges", None) or []
    ]
    hidden = "Visible" not in str(about.visible)
    _line({"sheet": about.name, "hidden": hidden, "merges": merges})
    if sheet.start is None:
        return
    # iter_rows begins at the sheet's first row, whatever `start` says
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = [plain(cell) for cell in cells[:MOST_COLUMNS]]
        if any(cell is not None for cell in row):
            _line([number, row])


def _line(content: Any) -> None:
    sys.stdout.write(json.dumps(content) + "\n")


def plain(value: Any) -> Any:
    """A cell as JSON: a day becomes a list of one ISO date."""
    if value == "" and isinstance(value, str):
        return None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, date):
        return [(value.date() if isinstance(value, datetime) else value).isoformat()]
    return str(value) if isinstance(value, time | timedelta) else value


if __name__ == "__main__":
    sys.exit(main())
