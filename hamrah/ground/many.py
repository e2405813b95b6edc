"""Many new rows in one statement. Not here: rows made from what a file said (people/writing.py)."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models.expressions import DatabaseDefault

# So many in one parameter: memory, and the time until the first policy says no.
_AT_ONCE = 2_000


def insert_many(rows: Sequence[models.Model]) -> None:
    """Keep new rows of one model; what the database sets by itself is left to it, also on the objects.

    As bulk_create, whose thousands of placeholders cost four times as long; the rows' values travel as one
    JSON parameter and PostgreSQL gives them the columns' types. Policies, defaults and triggers apply.
    """
    for start in range(0, len(rows), _AT_ONCE):
        _insert(rows[start : start + _AT_ONCE])


def _insert(rows: Sequence[models.Model]) -> None:
    model = type(rows[0])
    fields = [field for field in model._meta.concrete_fields if not _by_database(field, rows[0])]
    said = [{field.column: _plain(field.pre_save(row, add=True)) for field in fields} for row in rows]
    table, columns = model._meta.db_table, ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({columns}) SELECT {columns}'  # noqa: S608 - names of our own columns
            f' FROM jsonb_populate_recordset(NULL::"{table}", %s::jsonb)',
            [json.dumps(said, ensure_ascii=False)],
        )
    for row in rows:
        row._state.adding = False


def _by_database(field: Any, row: models.Model) -> bool:
    return isinstance(getattr(row, field.attname), DatabaseDefault)


def _plain(value: Any) -> Any:
    """As JSON says it for PostgreSQL to read; bytes in its own hexadecimal."""
    if isinstance(value, UUID | date | datetime):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return "\\x" + bytes(value).hex()
    return value
