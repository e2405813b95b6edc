"""An installation of its own for measuring, under var/bench: filled once a size, served like any other.

Not here: what is measured, and the installation a person works with.
"""

import gzip
import hashlib
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bench.registers import made, rows

if TYPE_CHECKING:
    from hamrah.people.rules.registration import Registration

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "bench"
REGISTERS = Path(tempfile.gettempdir()) / "hamrah-bench"
SEED, BATCH, START_LIMIT_SECONDS = "bench-1", 2_000, 120
# Measured beside one large register, as it was before the demo became a network.
SMALL_DEMO = 140
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@contextmanager
def installed(size: int, *, use: str = "pages") -> Iterator[Path]:
    """The database up, with the demo and one register of `size` rows in one organisation.

    Gives the folder of the register's files. What was filled before by the same code is used again.
    """
    folder = FOLDER / f"{use}-{size}"
    stamp = folder / "filled"
    if folder.exists() and (not stamp.exists() or stamp.read_text() != fingerprint()):
        shutil.rmtree(folder)
    apart(folder)
    home = made(REGISTERS, seed=SEED, noise="normal", rows=size)
    from hamrah.config.opening import migrate, open_house

    with open_house(migrated=False):
        migrate()
        _fill(home, stamp, size)
        yield home


def apart(folder: Path) -> None:
    """From here on this process works in `folder` and in no database that a person's settings name."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        os.environ.pop(name, None)
    os.environ["HAMRAH_DATA"] = str(folder)


def fingerprint() -> str:
    """Changes with the code that makes keys, rows and tables."""
    digest = hashlib.sha256()
    for part in ("ground", "people", "organisations", "config"):
        for file in sorted((ROOT / "hamrah" / part).rglob("*")):
            if file.suffix in (".py", ".json", ".sql") and "tests" not in file.parts:
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _fill(home: Path, stamp: Path, size: int) -> None:
    from hamrah.config import demo
    from hamrah.ground.terminal import Out, Progress

    if stamp.exists():
        return
    demo.load(Out(as_json=False), people=SMALL_DEMO)
    progress = Progress(size, "registering")
    for batch in _batches(home):
        register(batch)
        progress.step(len(batch))
    settle()
    stamp.write_text(fingerprint())


def _batches(home: Path) -> Iterator[list[dict[str, str]]]:
    batch: list[dict[str, str]] = []
    for row in rows(home, "registers"):
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def register(batch: list[dict[str, str]]) -> None:
    """Through the verb, as imports do; a row the rules refuse is left out."""
    from hamrah.access.demo import actors
    from hamrah.ground.day import today
    from hamrah.ground.ids import new_id
    from hamrah.ground.problem import Problem
    from hamrah.people.actions import register_workers
    from hamrah.people.lines import line_of
    from hamrah.people.rules.ready import Batch, ready

    lines, day = [], today()
    for row in batch:
        try:
            lines.append(line_of(ready(said(row), today=day), today=day))
        except Problem:
            continue
    register_workers(actors()["asha"], batch=Batch(lines, f"bench/{new_id()}"))


def said(row: dict[str, str]) -> "Registration":
    """One row of the invented register as a registration."""
    from hamrah.people.rules.registration import PhoneSaid, Registration

    return Registration(
        name=row["name"],
        register_number=row["record_id"],
        known_as=row["known_as"],
        relation=row["relation"],
        relation_name=row["relation_name"],
        gender=row["sex"],
        birth_year=int(row["registered"][:4]) - int(row["age"]) if row["age"] else None,
        phones=(PhoneSaid(row["phone"]),) if row["phone"] else (),
        village_said=row["village"],
        district_said=row["district"],
        state_said=row["state"],
        occupation=row["trade"],
    )


def settle() -> None:
    """What the database does by itself after a while."""
    import psycopg

    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")


def a_new_day() -> None:
    """Nobody was looked at today, and asha may look at as many people as a budget can allow.

    Counting against the budget stays switched on and is measured with the page.
    """
    import psycopg

    from hamrah.access.actions.reading import MOST_BUDGET

    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        owner.execute("DELETE FROM access_revealed")
        # A day's dead rows are swept in the night; twenty pages are over before the sweeper wakes.
        owner.execute("VACUUM access_revealed")
        owner.execute("UPDATE organisations_organisation SET readings_a_day = %s", [MOST_BUDGET])


@contextmanager
def served(who: str = "asha") -> Iterator["SignedIn"]:
    """The pages on a free port, and one of the demo, asha the registrar, signed in over one connection."""
    from hamrah.config.demo import password

    a_new_day()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    surroundings = {**os.environ, "HAMRAH_PORT": str(port), "HAMRAH_HOST": "127.0.0.1"}
    del surroundings["DATABASE_URL"], surroundings["DATABASE_OWNER_URL"]
    command = [sys.executable, "-m", "hamrah.config.cli", "serve"]
    server = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, cwd=ROOT)
    try:
        signed_in = SignedIn(port)
        signed_in.sign_in(who, password())
        yield signed_in
    finally:
        server.terminate()
        server.wait(60)


class SignedIn:
    """A browser as far as cookies go: one kept connection, one session."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.connection = self._connected()

    def _connected(self) -> http.client.HTTPConnection:
        deadline = time.monotonic() + START_LIMIT_SECONDS
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
                connection.request("GET", "/healthz")
                connection.getresponse().read()
                return connection
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and text of a page; with `form` it is posted."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers["Accept-Encoding"] = "gzip"  # as every browser asks
        body = None
        if form is not None:
            body = urlencode(form)
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
            headers |= {"Referer": f"http://127.0.0.1:{self.port}{path}"}
        self.connection.request("GET" if body is None else "POST", path, body, headers)
        answer = self.connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        body = answer.read()
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return answer.status, (gzip.decompress(body) if packed else body).decode()

    def sign_in(self, username: str, password: str) -> None:
        """Through the page. Fails loudly: nothing measured signed out would count."""
        _, text = self.ask("/account/login/")
        token = TOKEN.search(text)
        assert token, "the sign-in page has a form"
        form = {"csrfmiddlewaretoken": token[1], "login": username, "password": password}
        status, text = self.ask("/account/login/", form)
        assert status == 302, f"not signed in: {status}"


def age_in(row: dict[str, str]) -> str:
    """The age that a form would be given today for a register's row."""
    born = int(row["registered"][:4]) - int(row["age"]) if row["age"] else 0
    return str(date.today().year - born) if born else ""  # noqa: DTZ011 - years only
