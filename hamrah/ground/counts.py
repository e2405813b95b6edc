"""Counting what waits, no further than anybody need know. Not here: what waits (tasks of the rooms)."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from hamrah.ground import numbers

# Beyond this nobody need know how many exactly, and counting a million takes half a second.
COUNTED_AT_MOST = 1_000


def counted(sets: Sequence[QuerySet[Any]]) -> tuple[int, ...]:
    """How many rows each has, up to a little more than a thousand; in one statement."""
    if not sets:
        return ()
    asked = [_asked(rows) for rows in sets]
    counts = ", ".join(f"(SELECT count(*) FROM ({sql}) AS asked)" for sql, _values in asked)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", [value for _sql, values in asked for value in values])
        found: tuple[int, ...] = cursor.fetchone()
    return found


def _asked(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    """Its statement; of a set that cannot have rows (none()) one that has none."""
    if rows.query.is_empty():
        return "SELECT WHERE false", ()
    sql, values = rows.order_by().values("pk")[: COUNTED_AT_MOST + 1].query.sql_with_params()
    return sql, tuple(values)


def shown_count(count: int) -> str:
    """A capped count in figures: 1,000+ where there are more."""
    return numbers.grouped(min(count, COUNTED_AT_MOST)) + ("+" if count > COUNTED_AT_MOST else "")
