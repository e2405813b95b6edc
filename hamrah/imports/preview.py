"""How a waiting file would be read: its sheets and columns, its first rows, what would be refused. Not here:
importing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import get_language, gettext

from hamrah.ground.aadhaar import contains_aadhaar
from hamrah.ground.day import today
from hamrah.imports.actions import importable_of, mapping_of
from hamrah.imports.columns import Column, Importable
from hamrah.imports.headings import Plan, SheetPlan
from hamrah.imports.mapping import LEAVE_OUT
from hamrah.imports.matching import Matcher
from hamrah.imports.models import Import
from hamrah.imports.pipeline import BATCH_ROWS, Order, read_batches
from hamrah.imports.reading import Sheet, open_book
from hamrah.imports.refusals import sentence_of
from hamrah.imports.rehearsal import Rehearsal, rehearse
from hamrah.imports.rows import Refused, look_at, read_register

# Kinds of columns that are looked at and never kept.
NOT_KEPT = ("never", "skip")
ROWS_SHOWN, REFUSED_SHOWN = 8, 20
# Enough to see where the headings stand below a printed title.
RAW_ROWS_SHOWN, RAW_CELLS_SHOWN, LONGEST_RAW = 12, 6, 40
# Value of a row -> the column whose heading names it.
SHOWN = {
    "register_number": "register_number",
    "name": "name",
    "relation_name": "relation_name",
    "village": "village",
    "age": "age",
    "phones": "phone",
}


@dataclass(frozen=True)
class Preview:
    """`sheets` with their columns, `heads` and `rows` as they would be read; `rehearsed`: what would become
    of the first rows, `is_whole` where that is all of them. Nothing of these while no sheet can be read."""

    sheets: list[dict[str, Any]]
    heads: list[str]
    rows: list[dict[str, Any]]
    choices: list[tuple[str, str]]
    rehearsed: Rehearsal | None
    refused: list[tuple[Refused, str]]

    @property
    def is_readable(self) -> bool:
        return self.rehearsed is not None

    @property
    def is_whole(self) -> bool:
        return self.rehearsed is not None and self.rehearsed.read < BATCH_ROWS


def preview_of(imported: Import) -> Preview:
    """The preview of a waiting file. Raises Problem `imports.*` where it cannot be opened."""
    importable, content = importable_of(imported.verb), bytes(imported.content or b"")
    mapping = mapping_of(imported.mapping)
    plan = look_at(content, importable, mapping, on=today())
    heads: list[str] = []
    rows: list[dict[str, Any]] = []
    rehearsed = None
    if plan.readable():
        heads, rows = _first_rows(read_register(content, importable, mapping, on=today()), importable)
        rehearsed = _rehearsed(imported, importable, content, mapping.to_json() if mapping else None)
    return Preview(
        sheets=list(_sheets(plan, importable, content)),
        heads=heads,
        rows=rows,
        choices=list(choices_of(importable)),
        rehearsed=rehearsed,
        refused=[(row, sentence_of(row)) for row in rehearsed.refused[:REFUSED_SHOWN]] if rehearsed else [],
    )


def _rehearsed(imported: Import, importable: Importable, content: bytes, mapping: str | None) -> Rehearsal:
    """The first batch alone: of a long file it is told that the rest was not looked at."""
    order = Order(content, importable, mapping, today(), imported.basis_id)
    matcher = Matcher(imported.organisation_id, imported.register)
    return rehearse(islice(read_batches(order), 1), matcher)


def _sheets(plan: Plan, importable: Importable, content: bytes) -> Iterator[dict[str, Any]]:
    """Each sheet that holds anything, with its first lines where no heading was found in it."""
    book = {sheet.name: sheet for sheet in open_book(content).sheets}
    for place, sheet in enumerate(sheet for sheet in plan.sheets if sheet.why_not != "empty"):
        raw = [] if not sheet.why_not else list(_raw(book[sheet.sheet]))
        columns = [(column, _is_apart(importable, column.field)) for column in sheet.columns]
        yield {"plan": sheet, "place": place, "raw": raw, "why_not": _why_not(sheet), "columns": columns}


def _is_apart(importable: Importable, name: str | None) -> bool:
    column = importable.column(name or "")
    return column is not None and column.kind in NOT_KEPT


def _raw(sheet: Sheet) -> Iterator[tuple[int, list[Any]]]:
    for number, cells in islice(sheet.rows(), RAW_ROWS_SHOWN):
        shown = [cell for cell in cells if cell is not None and not contains_aadhaar(str(cell))]
        yield number, [str(cell)[:LONGEST_RAW] for cell in shown[:RAW_CELLS_SHOWN]]


def _why_not(sheet: SheetPlan) -> str:
    """Why a sheet would not be read, in the reader's language."""
    said = {
        "left out": gettext("This sheet is left out."),
        "hidden": gettext("This sheet is hidden in the file, so it is left out."),
        "no headings": gettext(
            "No headings were found. Say in which row they stand, or what each column means."
        ),
        "no name column": gettext("No column is known as the worker's name. Choose it below."),
    }
    return said.get(sheet.why_not, "")


def _first_rows(register: Any, importable: Importable) -> tuple[list[str], list[dict[str, Any]]]:
    rows = list(_rows(islice(register, ROWS_SHOWN)))
    shown = [name for name in SHOWN if any(row["values"].get(name) for row in rows)]
    heads = [label_of(column) for name in shown if (column := importable.column(SHOWN[name]))]
    for row in rows:
        cells = [row["values"].get(name, "") for name in shown]
        row["cells"] = list(zip(heads, cells, strict=True))
    return heads, rows


def choices_of(importable: Importable) -> Iterator[tuple[str, str]]:
    """What a column may be, in the reader's language."""
    yield LEAVE_OUT, ""
    for column in importable.columns:
        if column.kind not in NOT_KEPT:
            yield column.name, label_of(column)


def label_of(column: Column) -> str:
    """The first heading that offices write over this column, in the page's language."""
    words = column.words.get(get_language() or "en") or column.words.get("en") or (column.name,)
    return words[0][:1].upper() + words[0][1:]


def _rows(items: Iterator[Any]) -> Iterator[dict[str, Any]]:
    for item in items:
        if isinstance(item, Refused):
            refused = f"{item.column}: {sentence_of(item)}"
            yield {"number": item.row, "sheet": item.sheet, "values": {}, "refused": refused}
        else:
            values = {name: _text(item.values.get(name)) for name in SHOWN}
            yield {"number": item.row, "sheet": item.sheet, "values": values}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(_text(one[0] if isinstance(one, tuple) else one) for one in value)
    return str(getattr(value, "years", value))
