"""Installations of their own for tests of backup, restore and upgrade: filled, asked, compared.

Not here: any test. Each runs its own PostgreSQL in its own folder, by the commands people use.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent
from typing import Any

import psycopg

from hamrah.ground.cluster import Cluster
from tests.starting import clean_environment, hamrah, using_cluster

PASSPHRASE = "lantern copper mustard heron kite"
CANARY_NAME, CANARY_PHONE, CANARY_FACT = "Canaribai Zzyzx", "9829055501", "canary-of-danger"
CANARY_PICTURE = bytes(range(256)) * 3
HOUSE = """
from hamrah.config.opening import open_house
with open_house():
    from hamrah.access.demo import actors
    from hamrah.ground import context
    from hamrah.ground.ids import new_id
    from hamrah.people import actions
    from hamrah.people.models import Person
    asha, bina, ela = (actors()[name] for name in ("asha", "bina", "ela"))
    from tests.cast import accepted, registered, yes_to
    def canary():
        return Person.objects.get(name="Canaribai Zzyzx")
"""
AT_WORK = """
    with context.opened(organisation_id=ela.organisation_id, user_id=ela.user_id):
"""
FILL = """
from hamrah.access.actions import sign_in_link
from hamrah.access.models import User
from hamrah.files.models import Photo
from hamrah.ground.day import today
from hamrah.people.rules.registration import PhoneSaid
picture = bytes(range(256)) * 3
pictures = {"jpeg": picture, "print_jpeg": picture, "thumbnail": picture}
photo = Photo.objects.create(**pictures, sha256=b"c" * 32, taken_on=today())
person = registered(asha, "Canaribai Zzyzx", phones=(PhoneSaid("9829055501", "own"),), photo=photo.id)
actions.submit_worker(asha, person=person)
actions.accept_worker(bina, person=person)
actions.note_sealed_fact(actors()["gita"], person=person, fact="safety", value="canary-of-danger")
sign_in_link(User.objects.get(id=asha.user_id))
"""


def run_in(folder: Path, code: str, **settings: str) -> str:
    """Run code in the house of a folder, as Ela's organisation; what it printed."""
    script = HOUSE + AT_WORK.lstrip("\n") + indent(code.strip(), " " * 8)
    done = subprocess.run(
        [sys.executable, "-c", script], env=clean_environment(**settings_of(folder), **settings),
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def settings_of(folder: Path) -> dict[str, str]:
    return {"HAMRAH_DATA": str(folder), "HAMRAH_SHARED_BUFFERS": "16MB"}


def told(folder: Path, *words: str, **settings: str) -> dict[str, Any]:
    """A command's answer in JSON; `exit` is its exit code."""
    done = hamrah(*words, "--json", **{**settings_of(folder), **settings})
    assert done.stdout, done.stderr
    answer = json.loads(done.stdout)
    return {**(answer if isinstance(answer, dict) else {"answer": answer}), "exit": done.returncode}


@contextmanager
def lived_in(folder: Path) -> Iterator[Path]:
    """The small demo and a canary, its server running."""
    with using_cluster(folder) as server:
        assert server.stdout is not None
        server.stdout.readline()
        done = hamrah("demo", "--people", "100", **settings_of(folder))
        assert done.returncode == 0, done.stderr
        run_in(folder, FILL)
        yield folder


@contextmanager
def asked(folder: Path) -> Iterator[psycopg.Connection]:
    """The database of a folder as its owner, its server started if need be."""
    cluster = Cluster(folder, shared_buffers="16MB")
    cluster.ensure()
    try:
        with psycopg.connect(cluster.urls().owner) as connection:
            yield connection
    finally:
        cluster.release()


def every_row(connection: psycopg.Connection) -> dict[str, list[str]]:
    """Table -> its rows as texts, sorted: the plainest comparison there is."""
    names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return {
        name: sorted(text for (text,) in connection.execute(f'SELECT t::text FROM "{name}" t'))
        for (name,) in names
    }


def passphrase_file(folder: Path) -> str:
    path = folder / "passphrase"
    path.write_text(PASSPHRASE + "\n")
    return str(path)


def clear_archive(file: Path) -> str:
    """What a thief with the passphrase reads: the manifest and the whole database as SQL."""
    from hamrah.config.backup.making import LENGTH_BYTES
    from hamrah.config.backup.vessel import BACKUP, opened
    from hamrah.ground.postgres_server import program_of_the_wheel

    content = b"".join(opened(file, PASSPHRASE, BACKUP))
    start = LENGTH_BYTES + int.from_bytes(content[:LENGTH_BYTES], "big")
    command = [str(program_of_the_wheel("pg_restore")), "--file=-"]
    done = subprocess.run(command, input=content[start:], capture_output=True, check=True, cwd=os.sep)
    return content[LENGTH_BYTES:start].decode() + done.stdout.decode()
