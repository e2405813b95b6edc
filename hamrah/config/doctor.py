"""`hamrah doctor`: where everything is, what is wrong and the one line that mends it.

Not here: the mending.
"""

import platform
import shutil
import sys
from collections.abc import Callable, Iterator

import psycopg

from hamrah.config import environment
from hamrah.config.findings import Finding
from hamrah.config.opening import database_up, pending_migrations, prepare_django
from hamrah.config.serving import address, served_at, why_not_bind
from hamrah.ground.cluster import Cluster
from hamrah.ground.postgres_home import make_folder
from hamrah.ground.problem import Problem

LEAST_FREE_BYTES = 2_000_000_000


def examine() -> list[Finding]:
    """Look at everything once; a look that fails becomes a finding, never an end."""
    findings = [*_looked("versions", _versions), *_looked("data folder", _data_folder)]
    findings += _looked("port", _port)
    try:
        with database_up() as cluster:
            findings += _looked("database", lambda: _database(cluster))
            findings += _looked("tables", _tables)
            findings += _looked("people", _demo)
    except (Problem, psycopg.Error) as refusal:
        findings.append(_from_refusal("database", refusal))
    return findings


def _looked(subject: str, look: Callable[[], Iterator[Finding]]) -> list[Finding]:
    try:
        return list(look())
    except (Problem, OSError, psycopg.Error) as refusal:
        return [_from_refusal(subject, refusal)]


def _from_refusal(subject: str, refusal: Exception) -> Finding:
    return Finding(subject, "not as it should be", str(refusal).strip())


def _versions() -> Iterator[Finding]:
    import granian
    from django import get_version

    packages = f"Django {get_version()}, granian {granian.__version__}, psycopg {psycopg.__version__}"
    yield Finding("versions", f"Python {platform.python_version()} ({sys.prefix}), {packages}")


def _data_folder() -> Iterator[Finding]:
    folder = environment.data_folder()
    make_folder(folder)
    free = shutil.disk_usage(folder).free
    fix = "" if free > LEAST_FREE_BYTES else "Free some space, or move it and set HAMRAH_DATA."
    yield Finding("data folder", f"{folder} ({free / 1e9:.0f} GB free)", fix)


def _port() -> Iterator[Finding]:
    host, port = environment.value("HAMRAH_HOST"), environment.value("HAMRAH_PORT")
    if (reason := why_not_bind(host, port)) is None:
        said = "is free"
    else:  # taken is no illness
        said = "serves this house" if served_at() == address() else f"not free: {reason}"
    yield Finding("port", f"{host}:{port} {said}")


def _database(cluster: Cluster | None) -> Iterator[Finding]:
    urls = environment.database_urls()
    with psycopg.connect(urls.app, connect_timeout=5) as connection:
        version = connection.info.parameter_status("server_version")
        where = f"embedded, in {cluster.place()}" if cluster else f"installed, on {connection.info.host}"
        yield Finding("database", f"PostgreSQL {version}, {where}")
        yield _role(connection)


def _role(connection: psycopg.Connection) -> Finding:
    """The second wall stands only while the application's role can pass neither policy nor grant."""
    row = connection.execute(
        "SELECT rolname, rolsuper OR rolbypassrls OR EXISTS"
        " (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relkind IN ('r', 'p'))"
        " FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    name, too_strong = row or ("?", True)
    fix = f"Give DATABASE_URL a role that owns nothing: ALTER ROLE {name} NOSUPERUSER NOBYPASSRLS"
    return Finding("application role", name, fix if too_strong else "")


def _demo() -> Iterator[Finding]:
    """A demo's password is no secret: whoever runs this must know which of the two it is."""
    prepare_django()
    if pending_migrations():
        return
    from hamrah.ground import context
    from hamrah.organisations.models import Organisation

    with context.opened(door="identify"):
        kinds = set(Organisation.objects.values_list("is_demo", flat=True))
    if kinds == {True, False}:
        yield Finding("people", "a demo and real organisations", "Move one of them to a folder of its own.")
    elif kinds:
        yield Finding("people", "a demo: never enter anybody real" if kinds == {True} else "real, no demo")


def _tables() -> Iterator[Finding]:
    prepare_django()
    waiting = pending_migrations()
    state = f"{len(waiting)} steps behind this version" if waiting else "of this version"
    yield Finding("tables", state, "Run: hamrah init" if waiting else "")
