"""A split as a spreadsheet that says what it counts, in which window, as of when. Not here: counting."""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from hamrah.figures.counting import Number, Part, Window
from hamrah.ground.room import Measure
from hamrah.ground.words import _

Row = list[Any]


def rows_of(
    measure: Measure, parts: Sequence[Part], window: Window, now: datetime, label: Any
) -> Iterator[Row]:
    """Title, definition, window and moment; then heads and lines. `label(part)` names a line."""
    yield [str(measure.label)]
    yield [str(measure.definition)]
    yield [str(_("From")), window.since.isoformat() if window.since else str(_("the beginning"))]
    yield [str(_("Until")), window.until.isoformat()]
    yield [str(_("Counted at")), now.strftime("%Y-%m-%d %H:%M")]
    yield []
    yield [
        "",
        str(_("Rupees") if measure.is_money else _("Number")),
        *([str(_("Of")), "%"] if measure.part is not None else []),
    ]
    for part in parts:
        yield [label(part), *_cells(measure, part.number)]


def _cells(measure: Measure, number: Number) -> Row:
    if number.is_withheld:
        return [str(_("too few to show"))]
    value: Any = "" if number.value is None else number.value
    if measure.is_money and number.value is not None:
        value = f"{Decimal(number.value) / 100:.2f}"
    return [value, number.whole, number.percent] if measure.part is not None else [value]


def as_csv(rows: Iterator[Row]) -> bytes:
    """UTF-8 with the mark that spreadsheet programs look for; no cell can begin a formula."""
    out = StringIO()
    csv.writer(out).writerows([_harmless(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_xlsx(rows: Iterator[Row]) -> bytes:
    """One sheet; texts are texts, never formulas."""
    out = BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    sheet.set_column(0, 0, 34)
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, ["" if cell is None else cell for cell in row])
    book.close()
    return out.getvalue()


def _harmless(cell: Any) -> Any:
    """A village named by a prankster stays a text in every spreadsheet program."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell else cell
