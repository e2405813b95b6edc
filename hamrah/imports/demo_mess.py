"""A register as offices keep them, in miniature: titles, two languages, ditto marks, ages and phones in every
shape, a total in the middle, for a person to bring in during the tour. Not here: the demo's own import.
"""

from datetime import date, datetime, timedelta
from io import BytesIO
from random import Random
from typing import Any

import xlsxwriter

from hamrah.ground.names.invented import Someone, someone

HEADINGS = (
    *("Sr. No.", "Name of worker / श्रमिक का नाम", "Father / Husband", "उम्र", "M/F", "Village", "Mob. No."),
    *("काम", "Date", "Aadhaar seen", "Remarks"),
)
ROWS, TOTAL_AFTER, EMPTY_AFTER = 18, 9, 13
# Row (from 0) -> column -> what stands there instead. The last four come back with their reason.
TYPED: dict[int, dict[int, Any]] = {
    1: {3: "35 yrs"},
    2: {3: "४२", 5: "〃"},
    3: {4: "पु", 6: "+91 50000 12345"},
    4: {6: "50000-22331 / 50000 54321"},
    6: {3: "about 30", 8: "5.3.26"},
    7: {5: "〃", 7: "same"},
    10: {3: 7},
    12: {1: ""},
    15: {8: "31/02/2026"},
    17: {3: "145"},
}
WOMEN, MEN = ("F", "female", "महिला"), ("M", "पुरुष", "male")
WORK = ("mason", "कड़िया", "helper", "बेलदारी", "tiles", "hotel")


def messy_register(draw: Random, day: date) -> bytes:
    """The office's XLSX, the same bytes for the same draw and day."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001 - a file's own day
        page = book.add_worksheet("Camp Ogna")
        page.write(0, 0, "Pagdandi Shramik Kendra - camp at Ogna / ओगणा शिविर")
        page.write(1, 0, f"Filled by: Roshan      {day:%B %Y}")
        page.write_row(3, 0, HEADINGS)
        at_row = 4
        for at in range(ROWS):
            page.write_row(at_row, 0, line(draw, at, day))
            at_row += 1 + (at == EMPTY_AFTER)
            if at == TOTAL_AFTER:
                page.write_row(at_row, 0, ["", "Total", "", "", "", "", TOTAL_AFTER + 1])
                at_row += 1
        book.add_worksheet("Sheet2")
    return out.getvalue()


def line(draw: Random, at: int, day: date) -> list[Any]:
    """One row, with what somebody typed."""
    who: Someone = someone(draw)
    script = "deva" if at % 3 else "latin"
    cells: list[Any] = [at + 1, who.name_in(script), who.relative_in(script), who.age]
    cells += [draw.choice(WOMEN if who.is_woman else MEN), who.village.written(script), who.phone]
    cells += [draw.choice(WORK), f"{day - timedelta(days=40 - at):%d/%m/%Y}", "yes", ""]
    for column, typed in TYPED.get(at, {}).items():
        cells[column] = typed
    return cells
