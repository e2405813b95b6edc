"""The keys file: what the backup must not hold, sealed to a passphrase of its own.

Inside: every file of the data folder's `keys/` (the master key opens sealed facts and proves contexts) and
the sealed private halves of organisations' keys. Not here: making any key.
"""

import base64
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from hamrah.config import environment
from hamrah.config.backup import vessel
from hamrah.config.backup.contents import SIGNING_KEYS, signing_tables
from hamrah.config.release import RELEASE
from hamrah.ground.problem import Problem


@dataclass(frozen=True)
class Keys:
    """Files of `keys/` by name; sealed private halves by table and row."""

    files: dict[str, bytes]
    signing: dict[str, dict[str, bytes]]


def export_keys(path: Path, passphrase: str) -> Keys:
    """Seal the installation's keys into `path`. The database must be up. Raises `config.file_*`."""
    folder = environment.data_folder() / "keys"
    files = {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
    with psycopg.connect(environment.database_urls().owner) as connection:
        keys = Keys(files, {table: _secrets(connection, table) for table in signing_tables(connection)})
    with vessel.Sealing(path, passphrase, vessel.KEYS) as file:
        file.write(json.dumps(_plain(keys)).encode())
    return keys


def _secrets(connection: psycopg.Connection, table: str) -> dict[str, bytes]:
    column = sql.Identifier(SIGNING_KEYS[table])
    statement = sql.SQL("SELECT id, {} FROM {}").format(column, sql.Identifier(table))
    return {str(id): bytes(sealed) for id, sealed in connection.execute(statement)}


def _plain(keys: Keys) -> dict[str, Any]:
    return {
        "release": RELEASE,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "files": _encoded(keys.files),
        "signing": {table: _encoded(rows) for table, rows in keys.signing.items()},
    }


def _encoded(values: dict[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(value).decode() for name, value in values.items()}


def _decoded(values: dict[str, str]) -> dict[str, bytes]:
    return {name: base64.b64decode(value) for name, value in values.items()}


def read_keys(path: Path, passphrase: str) -> Keys:
    """Open a keys file. Raises what `vessel.opened` raises."""
    said = json.loads(b"".join(vessel.opened(path, passphrase, vessel.KEYS)))
    return Keys(_decoded(said["files"]), {table: _decoded(rows) for table, rows in said["signing"].items()})


def place_keys(keys: Keys, into: Path) -> None:
    """Write the files into the new data folder, readable by its owner alone."""
    folder = into / "keys"
    folder.mkdir(mode=0o700, exist_ok=True)
    for name, content in keys.files.items():
        if Path(name).name != name or name.startswith("."):
            raise Problem("config.keys_misnamed", "The keys file names a file %(name)s.", name=name)
        descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            os.fsync(file.fileno())
