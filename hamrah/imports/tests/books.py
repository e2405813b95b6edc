"""Builds small spreadsheet files for tests, and one importable to read them with. Not here: tests."""

import io
import struct
import zipfile
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from hamrah.imports.columns import PAPER_ONLY, RETURNED, SERIAL, Column, Importable

TODAY = date(2026, 11, 21)
# A number of Aadhaar's shape with a right check digit, made up.
AADHAAR_LIKE = "234567890124"

PEOPLE = Importable(
    "tests.take_people",
    (
        SERIAL,
        Column("register_number", "code", {"en": ("reg no",)}, ditto=False),
        Column("name", "name", {"en": ("name",), "hi": ("नाम",)}, required=True, most=120, ditto=False),
        Column("relation_name", "relation", {"en": ("father/husband",), "hi": ("पिता/पति",)}),
        Column("father", "relation", {"en": ("father",)}, fixed={"relation": "father"}),
        Column("husband", "relation", {"en": ("husband",)}, fixed={"relation": "husband"}),
        Column("age", "age", {"en": ("age",), "hi": ("उम्र",)}),
        Column("gender", "gender", {"en": ("gender", "sex"), "hi": ("लिंग",)}),
        Column("registered_on", "date", {"en": ("date", "dt"), "hi": ("दिनांक",)}),
        Column("village", "text", {"en": ("village",), "hi": ("गाँव",)}),
        Column("district", "text", {"en": ("district", "dt")}),
        Column("phone", "phone", {"en": ("phone", "mobile"), "hi": ("फोन",)}, many=True),
        Column("eshram_number", "eshram", {"en": ("e-shram", "uan")}),
        Column("note", "text", {"en": ("remarks",)}, most=500),
        Column("never_kept", "never", {"en": ("aadhaar", "caste")}, many=True),
        PAPER_ONLY,
        RETURNED,
    ),
)


def xlsx(
    sheets: dict[str, list[list[Any]]],
    *,
    merges: dict[str, list[tuple[int, int, int, int, Any]]] | None = None,
    hidden_columns: dict[str, list[int]] | None = None,
    hidden_sheets: tuple[str, ...] = (),
) -> bytes:
    """An XLSX; a merge is (first row, first column, last row, last column, value), all from 0."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "default_date_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    sheet.write(number, column, cell)
        for merge in (merges or {}).get(name, []):
            sheet.merge_range(*merge)
        for column in (hidden_columns or {}).get(name, []):
            sheet.set_column(column, column, None, None, {"hidden": True})
        if name in hidden_sheets:
            sheet.hide()
    book.close()
    return out.getvalue()


def ods(rows_xml: str, *, columns_xml: str = "", name: str = "Sheet1", manifest: str = "<x/>") -> bytes:
    """An ODS of one table from its rows' XML."""
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x"><office:body><office:spreadsheet>'
        f"<table:table table:name={quoteattr(name)}>{columns_xml}{rows_xml}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def ods_row(*cells: Any, repeated: int = 1) -> str:
    inside = "".join(map(ods_cell, cells))
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inside}</table:table-row>'


def ods_cell(cell: Any) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    text = escape(cell)
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def packed(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def xls(rows: list[list[Any]]) -> bytes:
    """An Excel 97 file of one sheet: BIFF8 records ([MS-XLS]) in a compound file ([MS-CFB])."""
    cells = b"".join(
        _biff_cell(number, column, cell)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell is not None
    )
    end = _biff(0x000A, b"")
    begin = _biff(0x0809, struct.pack("<HHHH8x", 0x0600, 0x0005, 0, 0))
    place = len(begin) + len(_biff(0x0085, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"A")) + len(end)
    bound = _biff(0x0085, struct.pack("<IBBBB", place, 0, 0, 1, 0) + b"A")
    sheet = _biff(0x0809, struct.pack("<HHHH8x", 0x0600, 0x0010, 0, 0)) + cells + end
    return _compound(begin + bound + end + sheet)


def _biff(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _biff_cell(row: int, column: int, cell: Any) -> bytes:
    if isinstance(cell, str):
        return _biff(0x0204, struct.pack("<HHHHB", row, column, 0, len(cell), 1) + cell.encode("utf-16-le"))
    return _biff(0x0203, struct.pack("<HHHd", row, column, 0, cell))


def _compound(stream: bytes) -> bytes:
    """A compound file with the one stream "Workbook" (padded beyond the mini-stream limit of 4,096)."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\x00")
    count = len(stream) // 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    entries = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    return header + struct.pack("<128I", *fat) + entries.ljust(512, b"\x00") + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = (name + "\0").encode("utf-16-le")
    none = 0xFFFFFFFF
    about = struct.pack("<HBBIII", len(letters), kind, 1, none, none, child)
    return letters.ljust(64, b"\x00") + about + bytes(36) + struct.pack("<IQ", start, size)
