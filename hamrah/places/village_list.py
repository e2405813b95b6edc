"""An organisation's list of villages, read by its headings: the directory's download or an office's own.

Not here: reading the file into rows (imports), and which villages are meant (villages.py).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hamrah.ground.problem import Problem

HEADING_WITHIN_ROWS = 20
ABOVE = ("state", "district", "subdistrict", "block")

# Headings of the directory's downloads (which differ by year) and of offices' own lists.
_HEADINGS = {
    "lgd_code": ["village code", "lgd code", "lgd village code", "ग्राम कोड", "गांव कोड", "code"],
    "name": [
        *("village name (in english)", "village name english", "village name", "village", "name of village"),
        *("revenue village", "गांव", "गाँव", "गांव का नाम", "ग्राम", "ग्राम का नाम", "राजस्व ग्राम"),
        *("ગામ", "ગામનું નામ", "गावाचे नाव", "ଗ୍ରାମ", "ଗାଁ"),
    ],
    "name_local": [
        *("village name (in local)", "village name (in local language)", "village name local"),
        *("local name", "village name (in hindi)", "name in hindi"),
    ],
    "panchayat": [
        *("gram panchayat", "panchayat", "gp", "gram panchayat name", "local body name"),
        *("ग्राम पंचायत", "पंचायत", "ગ્રામ પંચાયત"),
    ],
    "hamlet": ["hamlet", "phala", "faliya", "tola", "फला", "ढाणी", "मजरा", "ફળિયું", "पाडा"],
    "block_code": ["block code"],
    "block": [
        *("block name", "block name (in english)", "block", "panchayat samiti", "development block"),
        *("ब्लॉक", "विकासखण्ड", "पंचायत समिति"),
    ],
    "subdistrict_code": ["subdistrict code", "sub-district code"],
    "subdistrict": [
        *("subdistrict name (in english)", "subdistrict name", "sub-district name", "sub district"),
        *("tehsil", "tahsil", "taluka", "taluk", "tehsil name", "तहसील", "तालुका", "તાલુકો"),
    ],
    "district_code": ["district code"],
    "district": [
        *("district name (in english)", "district name", "district"),
        *("जिला", "ज़िला", "जिल्हा", "જિલ્લો", "ଜିଲ୍ଲା"),
    ],
    "state_code": ["state code"],
    "state": ["state name (in english)", "state name", "state", "राज्य", "રાજ્ય"],
}


def _heading(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


HEADINGS = {_heading(text): column for column, texts in _HEADINGS.items() for text in texts}


@dataclass(frozen=True, slots=True)
class VillageSaid:
    """One row of the list as written. `row` counts from 1 as a spreadsheet does."""

    row: int
    name: str
    name_local: str = ""
    lgd_code: int | None = None
    panchayat: str = ""
    hamlet: str = ""
    above: tuple[tuple[str, str], ...] = ()  # (column, text) of state, district, subdistrict, block


def read_villages(rows: Iterable[Sequence[str]]) -> list[VillageSaid]:
    """The villages of a table of cells whose heading stands in one of its first 20 rows.

    Raises Problem("places.no_village_heading").
    """
    columns: dict[str, int] = {}
    villages = []
    for number, cells in enumerate(rows, start=1):
        if columns:
            villages.append(_said(number, cells, columns))
        elif number <= HEADING_WITHIN_ROWS:
            columns = _columns(cells)
    if not columns:
        raise Problem(
            "places.no_village_heading",
            "No column of village names was found. "
            "Write 'Village' or 'गांव' above the column and load it again.",
        )
    return [village for village in villages if village.name or village.lgd_code]


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """column -> position, {} where the row is no heading. Of two that mean the same, the first."""
    found: dict[str, int] = {}
    for position, cell in enumerate(cells):
        column = HEADINGS.get(_heading(cell))
        if column:
            found.setdefault(column, position)
    return found if "name" in found else {}


def _said(number: int, cells: Sequence[str], columns: dict[str, int]) -> VillageSaid:
    def cell(column: str) -> str:
        position = columns.get(column, len(cells))
        return " ".join(cells[position].split()) if position < len(cells) else ""

    code = cell("lgd_code").removesuffix(".0")
    above = [(column, cell(column)) for column in _HEADINGS if column.removesuffix("_code") in ABOVE]
    return VillageSaid(
        row=number,
        name=cell("name") or cell("name_local"),
        name_local=cell("name_local"),
        lgd_code=int(code) if code.isdecimal() and int(code) else None,
        panchayat=cell("panchayat"),
        hamlet=cell("hamlet"),
        above=tuple((column, text) for column, text in above if text),
    )
