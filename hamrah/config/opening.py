"""Opens the house for a command: database up, Django ready, tables as this version wants them.

Not here: what the settings are (environment.py) and how PostgreSQL is run (ground/cluster.py).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from hamrah.config import environment
from hamrah.ground.cluster import Cluster, Urls
from hamrah.ground.postgres_home import make_folder
from hamrah.ground.problem import Problem

HALF_RESTORED = "restoring"  # stands in a data folder until a restore is whole (backup/restoring.py)
MIGRATING_LOCK = 0x68616D726168  # "hamrah": one migration at a time, whoever runs it


@contextmanager
def open_house(*, migrated: bool = True) -> Iterator[Cluster | None]:
    """Database up and Django ready while the block runs; gives the embedded cluster, if it is that.

    `migrated` demands that no migration waits: Problem `config.not_migrated`.
    """
    with database_up() as cluster:
        prepare_django()
        with tables_in_order(migrated=migrated):
            yield cluster


@contextmanager
def tables_in_order(*, migrated: bool = True) -> Iterator[None]:
    """No migration waits, if so demanded (Problem `config.not_migrated`); connections close at the end."""
    if migrated and (waiting := pending_migrations()):
        raise Problem(
            "config.not_migrated",
            "The database is not ready for this version (%(count)s steps wait). Run: hamrah init",
            count=len(waiting),
        )
    try:
        yield
    finally:
        close_connections()


@contextmanager
def database_up() -> Iterator[Cluster | None]:
    """The database runs while the block does, and its URLs stand in the environment.

    Raises `config.half_restored` where a restore was stopped half-way.
    """
    if (environment.data_folder() / HALF_RESTORED).exists():
        raise Problem(
            "config.half_restored",
            "A restore into %(folder)s is running or was stopped half-way. Wait for it, or run it again.",
            folder=environment.data_folder(),
        )
    cluster = environment.embedded_cluster()
    try:
        if cluster is not None:
            tell_environment(cluster.ensure())
        yield cluster
    finally:
        if cluster is not None:
            cluster.release()


def tell_environment(urls: Urls) -> None:
    """Django's settings and the processes we start read where the database is from here."""
    os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = urls.app, urls.owner


def prepare_django() -> None:
    """django.setup(), with the data folder made and named for everyone. Starts no database."""
    folder = environment.data_folder()
    make_folder(folder / "static")
    os.environ["HAMRAH_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamrah.config.settings")
    import django

    django.setup()


def pending_migrations() -> list[str]:
    """Names of the migrations this version has and the database has not."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _ in plan]


def migrate() -> int:
    """Bring the tables to this version, as the owner; answers how many steps that took."""
    from django.core.management import call_command

    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as lock:
        lock.execute("SELECT pg_advisory_lock(%s)", [MIGRATING_LOCK])
        waiting = pending_migrations()
        if waiting:
            call_command("migrate", database="owner", interactive=False, verbosity=0)
    return len(waiting)


def close_connections() -> None:
    """Close connections and pools: a pool's threads would keep a finished command alive."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if close_pool := getattr(connection, "close_pool", None):
            close_pool()
