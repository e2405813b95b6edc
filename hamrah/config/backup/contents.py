"""What a database holds, in figures: rows and a fingerprint a table, to compare a restored one by.

Not here: the rows themselves. A fingerprint proves that nothing was lost on the way, not who wrote it.
"""

from typing import Any

from psycopg import Connection, sql

# Signing keys travel in the keys file only (keys.py).
SIGNING_KEYS = {
    "cards_issuerkey": "sealed",
    "organisations_letterkey": "sealed",
    "sync_fieldkey": "sealed",
}
# Nothing that opens a door is kept: sessions and links end with a restore, the secret that proves contexts
# belongs to the keys of the folder, and what finds a worker across organisations lives one round.
DOORS = ("access_session", "access_signinlink", "access_cache", "ground_secret", "links_entry", "links_round")
# A row's text must be the same on both servers.
PLAINLY = (
    "SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'iso_8601'; "
    "SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; "
    "SET LOCAL max_parallel_workers_per_gather = 2"
)
COLUMNS = """
SELECT c.relname, a.attname, a.atttypid = 'bytea'::regtype
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname, a.attname
"""
# Sums of parts of SHA-256 are the same in whatever order rows come, and need no sorting of millions.
FINGERPRINT = """
SELECT count(*), coalesce(sum(('x' || substr(hash, 1, 15))::bit(60)::bigint), 0)::text
    || '.' || coalesce(sum(('x' || substr(hash, 17, 15))::bit(60)::bigint), 0)::text
FROM (SELECT encode(sha256(convert_to(ROW({columns})::text, 'UTF8')), 'hex') AS hash FROM {table}) AS hashed
"""


def signing_tables(connection: Connection) -> list[str]:
    """Those of SIGNING_KEYS that a database has: one of an earlier release lacks what came later."""
    asked = "SELECT name FROM unnest(%s::text[]) AS name WHERE to_regclass(name) IS NOT NULL"
    return [name for (name,) in connection.execute(asked, [list(SIGNING_KEYS)])]


def contents(connection: Connection) -> dict[str, list[Any]]:
    """Table -> [rows, fingerprint], of every table but those of DOORS. In the connection's transaction."""
    connection.execute(PLAINLY)
    return {table: _fingerprint(connection, table, columns) for table, columns in _tables(connection).items()}


def _tables(connection: Connection) -> dict[str, list[sql.Composable]]:
    tables: dict[str, list[sql.Composable]] = {}
    for table, column, is_bytes in connection.execute(COLUMNS):
        if table in DOORS or SIGNING_KEYS.get(table) == column:
            continue
        plain = sql.Identifier(column)
        # Pictures are hashed as they are: as text they would be three times as long.
        shown = sql.SQL("sha256({})").format(plain) if is_bytes else plain
        tables.setdefault(table, []).append(shown)
    return tables


def _fingerprint(connection: Connection, table: str, columns: list[sql.Composable]) -> list[Any]:
    statement = sql.SQL(FINGERPRINT).format(columns=sql.SQL(", ").join(columns), table=sql.Identifier(table))
    row = connection.execute(statement).fetchone()
    assert row is not None
    return list(row)


def differing(made: dict[str, list[Any]], found: dict[str, list[Any]]) -> list[str]:
    """Tables that do not hold the same in both."""
    return sorted(table for table in {*made, *found} if made.get(table) != found.get(table))
