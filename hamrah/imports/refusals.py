"""Refused rows as they are kept, told and sent back. Not here: why a row is refused (rows.py, why.py), or how
the workbook is written (returned.py).
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext

from hamrah.imports.matching import Sorted
from hamrah.imports.models import Import, RefusedRow
from hamrah.imports.pipeline import Line
from hamrah.imports.returned import write_returned
from hamrah.imports.rows import Refused, Wrongness
from hamrah.imports.why import WHY


def asked_of(found: Sorted) -> list[Refused]:
    """Rows that a person must decide."""
    several = [_asked(line, "imports.several_match") for line in found.asked]
    return several + [_asked(line, "imports.erased_before") for line in found.erased]


def _asked(line: Line, code: str) -> Refused:
    """Of somebody erased nothing that stood in the row is kept."""
    return Refused(line.sheet, line.row, (Wrongness("", "", None, code),), (), {})


def keep_refusals(imported: Import, refused: Iterable[Refused]) -> None:
    """Keep refused rows to send back; Aadhaar numbers were blanked when they were read."""
    RefusedRow.objects.bulk_create(
        RefusedRow(
            imported=imported,
            sheet=item.sheet,
            row=item.row,
            column=item.column[:120],
            value=item.value,
            code=item.code,
            limits=item.limits,
            wrong=[wrong._asdict() for wrong in item.wrong],
            cells=kept_cells(item.cells),
        )
        for item in refused
    )


def kept_cells(cells: Iterable[Any]) -> list[str | None]:
    """Cells as they are kept to be sent back."""
    return [None if cell is None else str(cell)[:500] for cell in cells]


def sentence_of(refusal: Refused | RefusedRow) -> str:
    """Why a row was refused, in the reader's language."""
    return gettext(WHY.get(refusal.code, refusal.code)) % refusal.limits


def write_refusals(imported: Import, out: Path | BinaryIO) -> int:
    """The refused rows as a workbook in the reader's language; returns how many."""
    headings = (imported.mapping or {}).get("headings", {})
    return write_returned(map(_line, imported.refusals.all()), headings, out, say=gettext)


def _line(row: RefusedRow) -> Refused:
    wrong = tuple(Wrongness(**one) for one in row.wrong)
    return Refused(row.sheet, row.row, wrong, tuple(row.cells), row.limits)
