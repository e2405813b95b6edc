"""`hamrah upgrade`: the database brought to this version while nobody serves, with a backup before it.

Not here: the steps themselves (each room's migrations); `hamrah serve` takes them too, without a word.
"""

import argparse
import time
from pathlib import Path

import psycopg
from psycopg import sql

from hamrah.config import environment
from hamrah.config.backup.passphrase import new_passphrase
from hamrah.config.opening import migrate, open_house
from hamrah.config.release import RELEASE
from hamrah.config.serving import only_server
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out


def run_upgrade(arguments: argparse.Namespace, out: Out) -> int:
    """Back up if so told, take every step, and say what is there afterwards. Exit code 1 when rows went."""
    passphrase = new_passphrase(arguments.passphrase_file) if arguments.backup else ""
    began = time.monotonic()
    with only_server(), open_house(migrated=False) as cluster:
        if arguments.backup:
            from hamrah.cards.published import kept_files
            from hamrah.config.backup.making import make_backup

            make_backup(arguments.backup, passphrase, cluster, out, published=kept_files())
        before = _rows()
        steps = migrate()
        after = _rows()
    fewer = {table: [was, after.get(table)] for table, was in before.items() if was > after.get(table, 0)}
    answer = {"release": RELEASE, "steps": steps, "seconds": time.monotonic() - began, "fewer": fewer}
    people, cards = after.get("people_person", 0), after.get("cards_card", 0)
    lines = [f"Of version {RELEASE} now ({steps} steps): {people:,} people, {cards:,} cards, as before."]
    if fewer:
        lines = [f"{table}: {was:,} rows before, {now if now is None else f'{now:,}'} now."
                 for table, (was, now) in fewer.items()]  # fmt: skip
        lines.append("Rows went. Keep the backup, serve nothing yet, and report this.")
    out.answer({**answer, "people": people, "cards": cards}, lines)
    return int(bool(fewer))


def _rows() -> dict[str, int]:
    """Table -> rows, as the owner counts them. Derived tables count too: an upgrade fills them anew."""
    with psycopg.connect(environment.database_urls().owner) as connection:
        names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return {name: _count(connection, name) for (name,) in names}


def _count(connection: psycopg.Connection, table: str) -> int:
    row = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
    assert row is not None
    return int(row[0])


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--backup", type=Path, help="first make a backup in this new file (advised)")
    parser.add_argument("--passphrase-file", type=Path, help="file with its passphrase, else asked")


UPGRADE = Command(
    name="upgrade",
    summary="Bring the database to this version, after a backup, and say what is there.",
    example="hamrah upgrade --backup before-0.2.backup",
    arguments=_arguments,
    run=run_upgrade,
)
