"""Our own PostgreSQL, shared by every command of one data folder: the first in starts it, the last out
stops it. Not here: how the server is made (postgres_server.py) and where it lives (postgres_home.py).
"""

import fcntl
import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg
from psycopg import sql

from hamrah.ground import postgres_home
from hamrah.ground.postgres_server import SUPERUSER, Server
from hamrah.ground.problem import Problem

OWNER, APP, DATABASE = "hamrah_owner", "hamrah_app", "hamrah"
LOCK_LIMIT_SECONDS = 180


@dataclass(frozen=True)
class Urls:
    """Connection URLs: `owner` migrates, `app` is the role everything else runs as."""

    owner: str
    app: str


class Cluster:
    """The embedded PostgreSQL of one data folder.

    `folder` is Hamrah's data folder; ours in it is `postgres/`. Liveness is "can I connect", never a pid
    file. Each command holds a shared lock while it uses the server; a killed command's lock vanishes by
    itself, and the server it left behind is adopted by the next.
    """

    def __init__(self, folder: Path, *, shared_buffers: str = "256MB") -> None:
        self.folder = Path(folder).absolute() / "postgres"
        self.shared_buffers = shared_buffers
        self.throwaway = os.environ.get("HAMRAH_TEST_CLUSTER") == "1"
        self._server: Server | None = None
        self._using: IO[str] | None = None

    def ensure(self) -> Urls:
        """Adopt the live server or start it; make roles and database. Raises Problem `ground.*`.

        May be called again at any time: after a kill -9 it starts the server anew.
        """
        postgres_home.make_folder(self.folder)
        with self._alone():
            self._join()
            server = self._settled_server()
            if not self._is_alive():
                server.prepare(self._passwords()[SUPERUSER])
                server.start(self._is_alive)
            self._make_roles_and_database()
        return self.urls()

    def release(self) -> None:
        """Leave. The last one out stops the server; safe to call twice."""
        if self._using is None:
            return
        with self._alone():
            if _try_lock(self._using, fcntl.LOCK_EX) and self._server is not None:
                self._server.stop()
            self._using.close()
            self._using = None

    def urls(self) -> Urls:
        """Where to connect, whether or not the server runs."""
        return Urls(owner=self.url(OWNER), app=self.url(APP))

    def url(self, role: str, database: str = DATABASE) -> str:
        """One role's URL to one database of this server, through its Unix socket."""
        host = quote(str(self._settled_server().home.sockets), safe="")
        return f"postgresql://{role}:{quote(self._passwords()[role])}@/{database}?host={host}"

    def is_alive(self) -> bool:
        """Does a server answer? Makes and starts nothing."""
        return (self.folder / "secrets.json").exists() and self._is_alive()

    def has_ended(self) -> bool:
        """Whether the server that this command started is there no more. False for one that was adopted."""
        return self._server is not None and self._server.has_ended()

    def place(self) -> Path:
        """The folder the database lives in (`doctor` shows it); makes nothing."""
        return postgres_home.recorded_place(self.folder)

    @property
    def server(self) -> Server:
        """The server of this folder, for its version and programs (pg_dump)."""
        return self._settled_server()

    def _settled_server(self) -> Server:
        if self._server is None:
            home = postgres_home.settle(self.folder, throwaway=self.throwaway)
            self._server = Server(home, throwaway=self.throwaway, shared_buffers=self.shared_buffers)
        return self._server

    def _join(self) -> None:
        if self._using is None:
            self._using = (self.folder / "users.lock").open("w")
        fcntl.flock(self._using, fcntl.LOCK_SH)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One command at a time starts or stops the server."""
        with (self.folder / "start.lock").open("w") as lock:
            deadline = time.monotonic() + LOCK_LIMIT_SECONDS
            while not _try_lock(lock, fcntl.LOCK_EX):
                if time.monotonic() > deadline:
                    raise Problem(
                        "ground.database_busy",
                        "Another command has been starting the database in %(folder)s for %(seconds)s "
                        "seconds. Stop it and try again.",
                        folder=self.folder,
                        seconds=LOCK_LIMIT_SECONDS,
                    )
                time.sleep(0.05)
            yield

    def _passwords(self) -> dict[str, str]:
        path = self.folder / "secrets.json"
        if not path.exists():
            write_secret(path, json.dumps({r: secrets.token_urlsafe(24) for r in (SUPERUSER, OWNER, APP)}))
        return json.loads(path.read_text())

    def _is_alive(self) -> bool:
        try:
            psycopg.connect(self.url(SUPERUSER, "postgres"), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            return _say_if_unmendable(error, self.folder)
        return True

    def _make_roles_and_database(self) -> None:
        """Whatever of them is missing; a start that died half way left some."""
        with psycopg.connect(self.url(SUPERUSER, "postgres"), autocommit=True) as connection:
            known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
            for role, rights in ((OWNER, "CREATEDB"), (APP, "NOCREATEDB")):
                if role not in known:
                    connection.execute(_create_role(role, rights, self._passwords()[role]))
            databases = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
            if DATABASE not in databases:
                statement = sql.SQL("CREATE DATABASE {} OWNER {}")
                connection.execute(statement.format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))


def write_secret(path: Path, text: str) -> None:
    """Write a file only we may read, whole or not at all."""
    making = path.with_name(path.name + ".making")
    making.unlink(missing_ok=True)
    with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    making.rename(path)


def _create_role(role: str, rights: str, password: str) -> sql.Composed:
    statement = sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS {} PASSWORD {}")
    return statement.format(sql.Identifier(role), sql.SQL(rights), sql.Literal(password))


def _say_if_unmendable(error: psycopg.OperationalError, folder: Path) -> bool:
    """False for a server that is not there (yet); a wrong password is no such thing."""
    if "password authentication failed" in str(error):
        raise Problem(
            "ground.secrets_do_not_fit",
            "The passwords in %(file)s are not those of the database beside it. Restore the file from the "
            "same backup as the database.",
            file=folder / "secrets.json",
        ) from error
    return False


def _try_lock(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
