"""Where our own PostgreSQL lives and as whom it runs: its folder, its socket, its unprivileged user.

Not here: starting it (postgres_server.py) and sharing it between commands (cluster.py).
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hamrah.ground.problem import Problem

# A server started by root runs as the first of these that exists; an administrator who wants a user of
# its own for it creates `hamrah`.
SERVER_USERS = ("hamrah", "postgres", "nobody")
LONGEST_SOCKET_PATH_BYTES = 107  # sun_path holds 108 with its closing zero
SOCKET_NAME = ".s.PGSQL.5432"
RECORD = "where.txt"
# /var/lib outlives the monthly tidying of /var/tmp; only a test's database goes to /var/tmp first.
LASTING_PLACES = ("/var/lib", "/var/tmp")  # noqa: S108  (mkdtemp makes a name nobody can foresee)


@dataclass(frozen=True)
class ServerUser:
    """The operating system user the server runs as, when that is not ourselves."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class Home:
    """`folder` belongs to the server's user and holds binaries, database files and log."""

    folder: Path
    user: ServerUser | None
    sockets: Path


def settle(folder: Path, *, throwaway: bool = False) -> Home:
    """The server's home for a data folder: inside it, or where its user may go; made when absent.

    Raises Problem `ground.folder_not_writable`, `ground.database_folder_gone`, `ground.no_server_user`,
    `ground.no_place_for_database`. Permissions of parents are never changed: an unenterable parent sends
    the home elsewhere and `where.txt` says where.
    """
    make_folder(folder)
    place = recorded_place(folder)
    user = _server_user(place)
    if user is not None and not _may_enter(place, user):
        place = _move_elsewhere(folder, place, user, throwaway)
    elif not place.exists():
        _make_private(place, user)
    return Home(place, user, _sockets(place, user))


def recorded_place(folder: Path) -> Path:
    """Where the home of this data folder is or would be, without making anything."""
    record = folder / RECORD
    if not record.exists():
        return folder / "server"
    place = Path(record.read_text().strip())
    if not place.is_dir():
        raise Problem(
            "ground.database_folder_gone",
            "The database lived in %(place)s, which is gone. Restore it from a backup, or delete %(record)s "
            "to begin with an empty one.",
            place=place,
            record=record,
        )
    return place


def make_folder(folder: Path) -> None:
    """Make our own folder if absent. Raises Problem `ground.folder_not_writable`."""
    try:
        for absent in reversed([p for p in (folder, *folder.parents) if not p.exists()]):
            absent.mkdir(exist_ok=True)
            # The server's user must pass through what root makes here; listing it stays closed.
            absent.chmod(0o711 if os.geteuid() == 0 else 0o700)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Problem(
            "ground.folder_not_writable",
            "Hamrah may not write to %(folder)s (%(reason)s). Set HAMRAH_DATA to a folder you may write to.",
            folder=folder,
            reason=error.strerror,
        ) from error


def _server_user(place: Path) -> ServerUser | None:
    if os.geteuid() != 0:
        return None
    if place.exists() and place.stat().st_uid != 0:
        entry = pwd.getpwuid(place.stat().st_uid)
        return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid)
    for entry in _existing_users():
        return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise Problem(
        "ground.no_server_user",
        "PostgreSQL does not run as root. Create a user for it: useradd --system hamrah",
    )


def _existing_users() -> list[pwd.struct_passwd]:
    by_name = {entry.pw_name: entry for entry in pwd.getpwall() if entry.pw_uid != 0}
    return [by_name[name] for name in SERVER_USERS if name in by_name]


def _make_private(place: Path, user: ServerUser | None) -> None:
    place.mkdir(mode=0o700, exist_ok=True)
    if user is not None:
        os.chown(place, user.uid, user.gid)


def _may_enter(place: Path, user: ServerUser) -> bool:
    """Tried for real as that user, so that access lists and mounts count as well as permission bits."""
    made = not place.exists()
    _make_private(place, user)
    tried = subprocess.run(
        ["/bin/sh", "-c", 'cd -- "$1"', "sh", str(place)],
        user=user.uid, group=user.gid, extra_groups=[], cwd="/",
        stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    if tried.returncode != 0 and made:
        place.rmdir()
    return tried.returncode == 0


def _move_elsewhere(folder: Path, place: Path, user: ServerUser, throwaway: bool) -> Path:
    for parent in reversed(LASTING_PLACES) if throwaway else LASTING_PLACES:
        if not os.access(parent, os.W_OK):
            continue
        chosen = Path(tempfile.mkdtemp(prefix="hamrah-", dir=parent))
        _make_private(chosen, user)
        if _may_enter(chosen, user):
            _bring_along(place, chosen)
            (folder / RECORD).write_text(f"{chosen}\n")
            return chosen
        chosen.rmdir()
    raise Problem(
        "ground.no_place_for_database",
        "The database's user %(user)s may enter neither %(place)s nor /var/lib. "
        "Set HAMRAH_DATA to a folder it may enter.",
        user=user.name,
        place=place,
    )


def _bring_along(place: Path, chosen: Path) -> None:
    """A parent was closed after the database was made: carry the database to its new home."""
    if not place.exists():
        return
    user = place.stat()
    for part in place.iterdir():
        shutil.move(part, chosen / part.name)
    # The binaries are links to those of the virtual environment and stay its owner's.
    for database in chosen.glob("database-*"):
        for path in (database, *database.rglob("*")):
            os.chown(path, user.st_uid, user.st_gid, follow_symlinks=False)
    place.rmdir()


def _sockets(place: Path, user: ServerUser | None) -> Path:
    if len(os.fsencode(place / SOCKET_NAME)) <= LONGEST_SOCKET_PATH_BYTES:
        return place
    uid = os.geteuid() if user is None else user.uid
    name = hashlib.sha256(os.fsencode(place.resolve())).hexdigest()[:16]
    short = Path("/tmp") / f"hamrah-{name}"  # noqa: S108  (0700 and its owner is checked below)
    if not short.exists():
        _make_private(short, user)
    if short.is_symlink() or short.stat().st_uid != uid:
        raise Problem(
            "ground.socket_folder_taken",
            "%(folder)s belongs to somebody else. Set HAMRAH_DATA to a shorter path.",
            folder=short,
        )
    return short
