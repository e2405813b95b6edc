"""The sheet that leaves: a first page that says whose it is and until when, then the rows; locked.

Every cell is text, number or day, never a formula. Not here: who is in it (cohort.py), when (actions/).
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

# Read out over a telephone: no letter that sounds or looks like another, no digit.
ALPHABET, GROUPS, A_GROUP = "abcdefghkmnpqrstuvwxyz", 6, 4
# How a formula begins in some program that opens the sheet, or a text file made from it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = Sequence[Any]


@dataclass(frozen=True)
class Sheet:
    """What goes in: lines of the first page (label, value), headings, rows."""

    first: Sequence[tuple[Any, Any]]
    headings: Sequence[Any]
    rows: Sequence[Row]


def new_passphrase() -> str:
    """Six groups of four letters: 107 bits, drawn anew for every file and kept nowhere."""
    drawn = ("".join(secrets.choice(ALPHABET) for _ in range(A_GROUP)) for _ in range(GROUPS))
    return "-".join(drawn)


def hash_of(headings: Sequence[Any], rows: Sequence[Row]) -> bytes:
    """SHA-256 of the rows as they left, so that a sheet seen again elsewhere can be recognised."""
    text = json.dumps(
        [list(map(str, headings)), [list(map(_plain, row)) for row in rows]], ensure_ascii=False
    )
    return hashlib.sha256(text.encode()).digest()


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def locked(sheet: Sheet, *, passphrase: str) -> bytes:
    """The workbook, encrypted as Excel and LibreOffice do it (ECMA-376 agile: AES-256, SHA-512)."""
    out = BytesIO()
    OOXMLFile(BytesIO(workbook(sheet))).encrypt(passphrase, out)
    return out.getvalue()


def workbook(sheet: Sheet) -> bytes:
    """The workbook in clear. It is never written to a disk."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    looks = _Looks(book)
    _first_page(book.add_worksheet("1"), sheet.first, looks)
    _rows(book.add_worksheet("2"), sheet, looks)
    book.close()
    return out.getvalue()


class _Looks:
    """Cell formats. `text` is quoted, so that no program takes what stands in the cell for a formula."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "bg_color": "#E8E8E8", "text_wrap": True})
        self.label = book.add_format({"bold": True, "valign": "top"})
        self.text = book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})


def _first_page(page: Any, lines: Sequence[tuple[Any, Any]], looks: _Looks) -> None:
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 70)
    for at, (label, value) in enumerate(lines):
        page.write_string(at, 0, str(label), looks.label)
        write_cell(page, at, 1, str(value), looks)


def _rows(page: Any, sheet: Sheet, looks: _Looks) -> None:
    page.set_column(0, max(len(sheet.headings) - 1, 0), 20)
    page.freeze_panes(1, 0)
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, str(heading), looks.head)
    for at, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            write_cell(page, at, column, value, looks)


def write_cell(page: Any, row: int, column: int, value: Any, looks: Any) -> None:
    """One value as what it is."""
    match value:
        case None | "":
            pass
        case bool():
            page.write_boolean(row, column, value)
        case int() | float():
            page.write_number(row, column, value)
        case date():
            page.write_datetime(row, column, value, looks.day)
        case _:
            text = str(value)
            look = looks.text if text.startswith(FORMULA) else None
            page.write_string(row, column, text, look)
