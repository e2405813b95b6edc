"""How a waiting file would be read: its columns with examples, and its first rows. Not here: importing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import get_language, gettext

from hamrah.ground.day import today
from hamrah.imports.actions import importable_of, mapping_of
from hamrah.imports.columns import Column, Importable
from hamrah.imports.mapping import LEAVE_OUT
from hamrah.imports.models import Import
from hamrah.imports.rows import Refused, read_register
from hamrah.imports.why import WHY

ROWS_SHOWN = 8
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
    """`sheets` with their columns, `heads` and `rows` as they would be read, `unread` sheets with why."""

    sheets: list[Any]
    unread: list[Any]
    heads: list[str]
    rows: list[dict[str, Any]]
    choices: list[tuple[str, str]]


def preview_of(imported: Import) -> Preview:
    """The preview of a waiting file. Raises Problem `imports.*` where it cannot be read."""
    importable = importable_of(imported.verb)
    register = read_register(
        bytes(imported.content or b""), importable, mapping_of(imported.mapping), on=today()
    )
    rows = list(_rows(islice(register, ROWS_SHOWN)))
    shown = [name for name in SHOWN if any(row["values"].get(name) for row in rows)]
    heads = [label_of(column) for name in shown if (column := importable.column(SHOWN[name]))]
    for row in rows:
        cells = [row["values"].get(name, "") for name in shown]
        row["cells"] = list(zip(heads, cells, strict=True))
    return Preview(
        sheets=list(register.plan.readable()),
        unread=[sheet for sheet in register.plan.sheets if sheet.why_not],
        heads=heads,
        rows=rows,
        choices=list(choices_of(importable)),
    )


def choices_of(importable: Importable) -> Iterator[tuple[str, str]]:
    """What a column may be, in the reader's language."""
    yield LEAVE_OUT, ""
    for column in importable.columns:
        if column.kind != "never":
            yield column.name, label_of(column)


def label_of(column: Column) -> str:
    """The first heading that offices write over this column, in the page's language."""
    words = column.words.get(get_language() or "en") or column.words.get("en") or (column.name,)
    return words[0][:1].upper() + words[0][1:]


def _rows(items: Iterator[Any]) -> Iterator[dict[str, Any]]:
    for item in items:
        if isinstance(item, Refused):
            why = WHY.get(item.code, item.code)
            refused = f"{item.column}: {gettext(why) % item.limits}"
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
