"""Restoring a backup into an empty folder: all of it, or the folder is empty again.

A file named `restoring` stands in the folder until all is done; with it there nothing else opens the
folder, and the next restore begins anew. Not here: what happens to the restored register
afterwards (afterwards.py).
"""

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from hamrah.config import environment
from hamrah.config.backup import vessel
from hamrah.config.backup.contents import SIGNING_KEYS, contents, differing
from hamrah.config.backup.keys import Keys, place_keys
from hamrah.config.backup.making import LENGTH_BYTES, MANIFEST
from hamrah.config.backup.programs import restored
from hamrah.config.opening import HALF_RESTORED, tell_environment
from hamrah.ground.cluster import Cluster
from hamrah.ground.postgres_home import make_folder, recorded_place
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out, Progress

MEGABYTE = 1_000_000
HEADROOM = 3


@dataclass(frozen=True)
class Source:
    """A backup and what opens it."""

    file: Path
    passphrase: str

    def chunks(self) -> Iterator[bytes]:
        """What is inside, proved as it comes."""
        return vessel.opened(self.file, self.passphrase, vessel.BACKUP)

    def manifest(self) -> dict[str, Any]:
        """What the backup says of itself. Raises `config.backup_newer`."""
        content = bytearray()
        for chunk in self.chunks():
            content += chunk
            length = int.from_bytes(content[:LENGTH_BYTES], "big")
            if len(content) >= LENGTH_BYTES + length:
                break
        said = json.loads(content[LENGTH_BYTES : LENGTH_BYTES + length])
        _refuse_newer(said, self.file)
        return said

    def archive(self, out: Out | None = None) -> Iterator[bytes]:
        """The database's part, to the end."""
        size = self.file.stat().st_size // MEGABYTE
        progress = Progress(size, "restoring, MB", out.stderr) if out else None
        waiting: bytearray | None = bytearray()
        for chunk in self.chunks():
            if waiting is None:
                yield chunk
            else:
                waiting += chunk
                start = LENGTH_BYTES + int.from_bytes(waiting[:LENGTH_BYTES], "big")
                if len(waiting) >= start:
                    yield bytes(waiting[start:])
                    waiting = None
            if progress:
                progress.step()
        if progress:
            progress.finish()


def _refuse_newer(manifest: dict[str, Any], file: Path) -> None:
    known = {(f.parts[-3], f.stem) for f in (environment.ROOT / "hamrah").glob("*/migrations/0*.py")}
    rooms = {folder for folder, _name in known}
    unknown = [m for m in manifest["migrations"] if m[0] in rooms and tuple(m) not in known]
    if manifest["manifest"] > MANIFEST or unknown:
        raise Problem(
            "config.backup_newer",
            "%(file)s was made by Hamrah %(release)s, which is newer than this one. Bring this one up to "
            "date first, then restore.",
            file=file,
            release=manifest["release"],
        )


@contextmanager
def restored_into(folder: Path, source: Source, keys: Keys | None, out: Out) -> Iterator[dict[str, Any]]:
    """The register stands in `folder` while the block brings it up to date; gives the manifest.

    Raises `config.folder_not_empty`, `config.database_not_empty`, `config.disk_too_small`,
    `config.restore_differs`. Whatever goes wrong, also in the block: the folder is empty again.
    """
    manifest = source.manifest()
    _begin(folder, source.file)
    os.environ["HAMRAH_DATA"] = str(folder)
    cluster = environment.embedded_cluster()
    try:
        if cluster is not None:
            tell_environment(cluster.ensure())
        try:
            if keys is not None:
                place_keys(keys, folder)
            _fill(cluster, source, keys, manifest, out)
            yield manifest
        except BaseException:
            _empty_database(cluster)
            raise
        finally:
            if cluster is not None:
                cluster.release()
    except BaseException:
        _empty(folder)
        raise
    (folder / HALF_RESTORED).unlink()


def _begin(folder: Path, file: Path) -> None:
    make_folder(folder)
    if (folder / HALF_RESTORED).exists():
        _stop_what_was_left(folder)
        if environment.given_database_urls() is not None:
            _empty_database(None)
        _empty(folder)
    if any(folder.iterdir()):
        raise Problem(
            "config.folder_not_empty",
            "%(folder)s is not empty. A backup is restored into an empty folder, so that nothing is lost: "
            "name a new one.",
            folder=folder,
        )
    needed, free = HEADROOM * file.stat().st_size, shutil.disk_usage(folder).free
    if free < needed:
        raise Problem(
            "config.disk_too_small",
            "%(folder)s has %(free)s GB free; this backup needs about %(needed)s GB.",
            folder=folder,
            free=round(free / 1e9, 1),
            needed=round(needed / 1e9, 1),
        )
    if environment.given_database_urls() is not None:
        _refuse_full_database()
    (folder / HALF_RESTORED).write_text("A restore stopped half-way here; run it again.\n")


def _stop_what_was_left(folder: Path) -> None:
    """A killed restore leaves its server running."""
    if (folder / "postgres").exists() and environment.given_database_urls() is None:
        left = Cluster(folder)
        left.ensure()
        left.release()


def _empty(folder: Path) -> None:
    """Everything was made by a restore: the folder was empty when it began."""
    if (folder / "postgres").exists():
        place = recorded_place(folder / "postgres")
        if not place.is_relative_to(folder):
            shutil.rmtree(place, ignore_errors=True)
    # The mark goes last: a kill in between is no half-made folder without it.
    for path in sorted(folder.iterdir(), key=lambda path: path.name == HALF_RESTORED):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _refuse_full_database() -> None:
    with psycopg.connect(environment.database_urls().owner) as connection:
        found = connection.execute("SELECT FROM pg_tables WHERE schemaname = 'public' LIMIT 1").fetchone()
    if found is not None:
        raise Problem(
            "config.database_not_empty",
            "The database that DATABASE_OWNER_URL names is not empty. Name an empty one.",
        )


def _empty_database(cluster: Cluster | None) -> None:
    """On a server that is not ours; ours goes with its folder."""
    if cluster is None:
        with psycopg.connect(environment.database_urls().owner) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
            connection.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")


def _fill(
    cluster: Cluster | None, source: Source, keys: Keys | None, manifest: dict[str, Any], out: Out
) -> None:
    url = environment.database_urls().owner
    restored(url, cluster, source.archive(out), "pre-data", "data")
    with psycopg.connect(url) as connection:
        for table, rows in manifest["signing"].items():
            _put_signing_keys(connection, table, rows, keys.signing.get(table, {}) if keys else {})
    began = time.monotonic()
    out.say("Building indexes ...")
    restored(url, cluster, source.archive(), "post-data")
    out.say(f"Indexes built in {time.monotonic() - began:.0f} s. Comparing with what was backed up ...")
    with psycopg.connect(url) as connection:
        other = differing(manifest["tables"], contents(connection))
    if other:
        raise Problem(
            "config.restore_differs",
            "What was restored is not what was backed up: %(tables)s. Nothing of it was kept.",
            tables=", ".join(other),
        )


def _put_signing_keys(
    connection: psycopg.Connection, table: str, rows: list[Any], secrets: dict[str, bytes]
) -> None:
    """Rows before their indexes and triggers: a card names the key that signed it. Without the keys file
    the private half is empty and signs nothing."""
    statement = sql.SQL("INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, %s)")
    for row in rows:
        whole = {**row, SIGNING_KEYS[table]: "\\x" + secrets.get(row["id"], b"").hex()}
        connection.execute(statement.format(table=sql.Identifier(table)), [json.dumps(whole)])
