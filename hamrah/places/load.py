"""Brings the facts into the tables, as the database's owner, after migrating. Quick when nothing changed.

Not here: the facts. A place that the facts no longer name is kept: somebody's village may lie in it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connections, transaction

from hamrah.places.facts import PlaceFact, facts, place_id, version
from hamrah.places.fold import fold

COLUMNS = (
    "id", "kind", "code", "lgd_code", "census2011_code", "parent_id", "came_from_id", "name", "name_hi",
    "valid_from", "valid_to", "known_to", "note", "sort",
)  # fmt: skip
NAME_COLUMNS = ("place_id", "text", "kind", "language", "script")
# Two runs at once (a server and a command starting together) wait for each other.
LOCK = 7_203_001


def load(using: str = "owner") -> int:
    """Make the tables equal to the facts; the number of places written, 0 when they already were."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute("SELECT version FROM places_factsloaded")
        stands = cursor.fetchone()
        if stands and stands[0] == version():
            return 0
        places = facts()
        _upsert(cursor, places)
        cursor.execute("DELETE FROM places_placename")
        _copy(cursor, "places_placename", NAME_COLUMNS, _names(places))
        cursor.execute(
            "INSERT INTO places_factsloaded (id, version, places, loaded_at) VALUES (1, %s, %s, now()) "
            "ON CONFLICT (id) DO UPDATE "
            "SET version = EXCLUDED.version, places = EXCLUDED.places, loaded_at = now()",
            [version(), len(places)],
        )
        return len(places)


def _upsert(cursor: Any, places: Iterable[PlaceFact]) -> None:
    columns = ", ".join(COLUMNS)
    changes = ", ".join(f"{column} = EXCLUDED.{column}" for column in COLUMNS[1:])
    cursor.execute("CREATE TEMP TABLE places_incoming (LIKE places_place) ON COMMIT DROP")
    _copy(cursor, "places_incoming", COLUMNS, map(_row, places))
    cursor.execute(
        f"INSERT INTO places_place ({columns}) SELECT {columns} FROM places_incoming "  # noqa: S608 - our constants
        f"ON CONFLICT (id) DO UPDATE SET {changes}"
    )


def _copy(cursor: Any, table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _row(place: PlaceFact) -> tuple[Any, ...]:
    parent, came_from = (place_id(*ref) if ref else None for ref in (place.parent, place.came_from))
    return (
        place.id, place.kind, place.code, place.lgd_code, place.census2011, parent, came_from, place.name,
        place.name_hi, place.valid_from, place.valid_to, place.known_to, place.note, fold(place.name),
    )  # fmt: skip


def _names(places: Iterable[PlaceFact]) -> Iterator[tuple[Any, ...]]:
    for place in places:
        for spelling in place.spellings:
            yield place.id, *spelling


def load_after_migrating(using: str, **_: Any) -> None:
    """For post_migrate, which is also sent when only another room was migrated, or this one undone."""
    if using == "owner" and "places_factsloaded" in connections[using].introspection.table_names():
        load(using)
