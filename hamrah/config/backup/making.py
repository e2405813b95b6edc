"""Making a backup while the server runs. Not here: the sealed file (vessel.py) and the way back.

Inside the vessel: the manifest's length, the manifest, then pg_dump's archive to the end.
"""

import json
import time
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from hamrah.config import environment
from hamrah.config.backup import vessel
from hamrah.config.backup.contents import DOORS, SIGNING_KEYS, contents, signing_tables
from hamrah.config.backup.programs import dumped
from hamrah.config.release import RELEASE
from hamrah.ground.cluster import Cluster
from hamrah.ground.terminal import Out, Progress

LENGTH_BYTES = 4
MANIFEST = 1
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Made:
    """A backup that is whole and on the disk."""

    file: Path
    bytes: int
    people: int
    seconds: float
    manifest: dict[str, Any]


def make_backup(
    path: Path, passphrase: str, cluster: Cluster | None, out: Out, *, published: dict[str, bytes]
) -> Made:
    """Seal the database as it stands at one moment into `path`, and the network's files with it. Others go on
    working meanwhile."""
    began = time.monotonic()
    url = environment.database_urls().owner
    with vessel.Sealing(path, passphrase, vessel.BACKUP) as file, psycopg.connect(url) as connection:
        # One moment for everything: figures and rows are read in the same snapshot.
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        snapshot = _one(connection, "SELECT pg_export_snapshot()")
        out.say("Counting what is there ...")
        manifest = _manifest(connection)
        manifest["published"] = {name: b64encode(file).decode() for name, file in published.items()}
        said = json.dumps(manifest, ensure_ascii=False).encode()
        file.write(len(said).to_bytes(LENGTH_BYTES, "big") + said)
        progress = Progress(_rough_megabytes(connection), "backing up, MB", out.stderr)
        for block in _counted(
            progress, dumped(url, cluster, snapshot=snapshot, without_rows=_without_rows())
        ):
            file.write(block)
    people = manifest["tables"]["people_person"][0]
    return Made(path, file.written, people, time.monotonic() - began, manifest)


def _without_rows() -> list[str]:
    return [*DOORS, *SIGNING_KEYS]


def _counted(progress: Progress, blocks: Iterator[bytes]) -> Iterator[bytes]:
    passed = 0
    for block in blocks:
        yield block
        passed += len(block)
        if passed // MEGABYTE > progress.done:
            progress.step(passed // MEGABYTE - progress.done)
    progress.finish()


def _manifest(connection: psycopg.Connection) -> dict[str, Any]:
    """What is in the backup, so that a restore can tell before it begins and compare when it is done."""
    return {
        "manifest": MANIFEST,
        "release": RELEASE,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "migrations": [list(row) for row in connection.execute("SELECT app, name FROM django_migrations")],
        "tables": contents(connection),
        "signing": {
            table: _public_rows(connection, table, SIGNING_KEYS[table])
            for table in signing_tables(connection)
        },
    }


def _public_rows(connection: psycopg.Connection, table: str, secret: str) -> list[Any]:
    statement = sql.SQL("SELECT to_jsonb(t) - {} FROM {} t").format(
        sql.Literal(secret), sql.Identifier(table)
    )
    return [row for (row,) in connection.execute(statement)]


def _rough_megabytes(connection: psycopg.Connection) -> int:
    """About what pg_dump writes: tables without indexes; its compression and their slack are alike."""
    statement = (
        "SELECT coalesce(sum(pg_table_size(oid)), 0)::bigint FROM pg_class"
        " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    return int(_one(connection, statement)) // MEGABYTE


def _one(connection: psycopg.Connection, statement: str) -> Any:
    row = connection.execute(statement).fetchone()
    assert row is not None
    return row[0]
