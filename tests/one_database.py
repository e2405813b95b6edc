"""A pytest plugin: a PostgreSQL for each process of a run, a template migrated once, a copy of it to test on.

Loaded by `-p tests.one_database` (pyproject.toml), before Django's settings are read. Tests connect as
the application role, as pages do; the `owner` alias is the owner's. Not here: any test.
"""

import hashlib
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from hamrah.config import environment
from hamrah.config.opening import MIGRATING_LOCK, tell_environment
from hamrah.ground.cluster import APP, OWNER, Cluster, Urls
from hamrah.ground.postgres_server import SUPERUSER
from hamrah.ground.problem import Problem

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "test"
DROP_TRIES = 20
PREFIX, TEMPLATE = "hamrah_test", "hamrah_template"
OWN_SERVER = "HAMRAH_TEST_OWN_SERVER"


class OneDatabase:
    """The server and the database of this run. `template` is kept for the next run."""

    def __init__(self) -> None:
        os.environ["HAMRAH_TEST_CLUSTER"] = "1"
        given = _given_server()
        folder = _folder_of_this_process()
        os.environ["HAMRAH_DATA"] = str(folder)
        # Small buffers: a test's rows are few, and several runs may share a machine.
        self.cluster = None if given else Cluster(folder, shared_buffers="128MB")
        self.server = given or self.cluster.ensure()
        if self.cluster is not None:
            _let_the_owner_end_connections(self.cluster)
            os.environ[OWN_SERVER] = "1"
        self.name = f"{PREFIX}_{os.getpid()}_{secrets.token_hex(3)}"
        self.template = f"{TEMPLATE}_{fingerprint()}"
        self.ready = False
        tell_environment(self.urls(self.name))

    def urls(self, database: str) -> Urls:
        """The two roles' URLs of another database on the same server."""
        return Urls(*(urlunsplit(urlsplit(u)._replace(path=f"/{database}")) for u in self._both()))

    def _both(self) -> tuple[str, str]:
        return self.server.owner, self.server.app

    def clone(self) -> None:
        """This run's database, anew from the template."""
        with psycopg.connect(self.server.owner, autocommit=True) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", [MIGRATING_LOCK])
            if not self.ready:
                self._drop_what_dead_runs_left(connection)
                self._make_template(connection)
            _drop(connection, self.name)
            _create(connection, self.name, like=self.template)
            self.ready = True

    def close(self) -> None:
        """Drop this run's database and leave the server."""
        if self.ready:
            with psycopg.connect(self.server.owner, autocommit=True) as connection:
                _drop(connection, self.name)
        if self.cluster is not None:
            self.cluster.release()

    def _make_template(self, connection: psycopg.Connection) -> None:
        """Migrated under this run's name, then renamed: a half-migrated one is never a template."""
        known = _databases(connection)
        if self.template in known:
            return
        for outdated in known:
            if outdated.startswith(TEMPLATE):
                _drop(connection, outdated)
        _create(connection, self.name)
        _migrate()
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(rename.format(sql.Identifier(self.name), sql.Identifier(self.template)))

    def _drop_what_dead_runs_left(self, connection: psycopg.Connection) -> None:
        for name in _databases(connection):
            if name.startswith(f"{PREFIX}_") and not _is_alive(int(name.split("_")[2])):
                _drop(connection, name)


def _let_the_owner_end_connections(cluster: Cluster) -> None:
    """What a served page or a thread left open must not keep a database that is to be made anew."""
    with psycopg.connect(cluster.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        for role in ("pg_signal_backend", APP):
            connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(role), sql.Identifier(OWNER)))


def _given_server() -> Urls | None:
    """The one the environment names, unless the first process of this run (`-n 2`) named it as its own: what
    is at work in one test holds back the horizon of the whole server, so each process has one to itself."""
    return None if OWN_SERVER in os.environ else environment.given_database_urls()


def _folder_of_this_process() -> Path:
    """The data folder: one of several processes has its own, with the keys of the run."""
    name = os.environ.get("PYTEST_XDIST_WORKER")
    if name is None:
        return FOLDER
    shutil.copytree(FOLDER / "keys", FOLDER / name / "keys", dirs_exist_ok=True)
    return FOLDER / name


@cache
def one_database() -> OneDatabase:
    """The one of this run, started when first asked for."""
    return OneDatabase()


def fingerprint() -> str:
    """Changes with whatever a migrated database is made of: migrations, their operations, their facts."""
    digest = hashlib.sha256()
    files = [*(ROOT / "hamrah").glob("**/migrations/*"), *(ROOT / "hamrah" / "ground").glob("*.py")]
    files += [f for kind in ("csv", "json", "sql") for f in (ROOT / "hamrah").rglob(f"*.{kind}")]
    files += [ROOT / "requirements" / "runtime.txt", FOLDER / "keys" / "master.key"]
    for file in sorted(set(files)):
        if file.is_file():
            digest.update(str(file.relative_to(ROOT)).encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Before pytest-django reads the settings."""
    if not {"-h", "--help", "--version"} & set(sys.argv):
        try:
            one_database()
        except Problem as problem:
            raise pytest.UsageError(str(problem)) from problem
    return (yield)


@pytest.fixture(autouse=True, scope="session")
def trust_folder_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What fixtures of whole modules publish is not in force in the next run."""
    from django.conf import settings

    settings.TRUST_FOLDER = tmp_path_factory.mktemp("trust")


@pytest.fixture(autouse=True)
def trust_folder(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What one test publishes is not in force in the next."""
    settings.TRUST_FOLDER = tmp_path_factory.getbasetemp() / f"trust-{secrets.token_hex(4)}"


def pytest_unconfigure() -> None:
    """Whatever happened, leave nothing running."""
    if one_database.cache_info().currsize:
        from hamrah.config.opening import close_connections

        close_connections()
        one_database().close()


def _migrate() -> None:
    from django.core.management import call_command

    from hamrah.config.opening import close_connections

    call_command("migrate", database="owner", interactive=False, verbosity=0)
    close_connections()


def _databases(connection: psycopg.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT datname FROM pg_database")]


def _create(connection: psycopg.Connection, name: str, like: str = "template1") -> None:
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    connection.execute(statement.format(sql.Identifier(name), sql.Identifier(like)))


def _drop(connection: psycopg.Connection, name: str) -> None:
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    for _try in range(DROP_TRIES):
        try:
            connection.execute(statement)
            return
        except psycopg.errors.InsufficientPrivilege:
            # The cleaner of PostgreSQL itself is at work there; the owner may not end it, it ends soon.
            time.sleep(0.5)
    connection.execute(statement)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
