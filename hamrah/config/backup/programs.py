"""PostgreSQL's own pg_dump and pg_restore, fed and read through pipes: nothing in clear on the disk.

Not here: what is dumped, and the sealed file around it.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg
from psycopg.conninfo import conninfo_to_dict

from hamrah.ground.cluster import Cluster
from hamrah.ground.postgres_server import program_of_the_wheel
from hamrah.ground.problem import Problem

PIPE_BYTES = 1 << 20
# The quickest gzip: pictures are dumped in hexadecimal, twice their size. The wheel's programs have no zstd.
COMPRESSED = "--compress=1"
# Index and key building is most of a restore; all of it is ours alone until it is done.
WHILE_RESTORING = (
    "-c synchronous_commit=off -c maintenance_work_mem=512MB -c max_parallel_maintenance_workers=2"
)


def dumped(
    url: str, cluster: Cluster | None, *, snapshot: str, without_rows: Iterable[str]
) -> Iterator[bytes]:
    """The database as pg_dump's custom archive, as it stood in `snapshot`. Raises `config.dump_failed`."""
    program = _program("pg_dump", url, cluster)
    left_out = [f"--exclude-table-data=public.{table}" for table in without_rows]
    words = [
        "--format=custom",
        COMPRESSED,
        "--no-owner",
        "--no-password",
        f"--snapshot={snapshot}",
        *left_out,
    ]
    with _running(program, words, url, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as (process, errors):
        assert process.stdout is not None
        while block := process.stdout.read(PIPE_BYTES):
            yield block
        _wait(process, errors, "config.dump_failed", "The database could not be read: %(reason)s")


def restored(url: str, cluster: Cluster | None, archive: Iterable[bytes], *sections: str) -> None:
    """Feed an archive's sections to pg_restore, in one transaction. Every block of the archive is taken, so
    that its end is proved, also when pg_restore wants no more. Raises `config.restore_failed`."""
    program = _program("pg_restore", url, cluster)
    words = ["--single-transaction", "--no-owner", "--no-password", "--exit-on-error"]
    words += [f"--section={section}" for section in sections]
    words += [f"--dbname={conninfo_to_dict(url)['dbname']}"]
    with _running(program, words, url, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as (process, errors):
        assert process.stdin is not None
        for block in archive:
            _feed(process.stdin, block)
        _feed(process.stdin, b"", close=True)
        _wait(process, errors, "config.restore_failed", "The database could not be written: %(reason)s")


def _feed(pipe: IO[bytes], block: bytes, *, close: bool = False) -> None:
    try:
        if not pipe.closed:
            pipe.write(block)
            if close:
                pipe.close()
    except BrokenPipeError:
        # It has what it wants, or died: its exit code tells.
        with open(os.devnull, "wb") as nothing:  # noqa: PTH123 - a descriptor is needed
            os.dup2(nothing.fileno(), pipe.fileno())


@contextmanager
def _running(
    program: Path, words: list[str], url: str, *, stdin: int, stdout: int
) -> Iterator[tuple["subprocess.Popen[bytes]", IO[bytes]]]:
    """Ended with the block, whatever happens in it: a half-fed pg_restore must not commit."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [str(program), *words], stdin=stdin, stdout=stdout, stderr=errors, env=_surroundings(url)
        )
        try:
            yield process, errors
        finally:
            if process.poll() is None:
                process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None and not pipe.closed:
                    pipe.close()
            process.wait()


def _surroundings(url: str) -> dict[str, str]:
    """Where to connect, as the environment: a password in the words could be seen by every user."""
    names = {"dbname": "PGDATABASE", "hostaddr": "PGHOSTADDR"}
    said = conninfo_to_dict(url)
    libpq = {names.get(key, f"PG{key.upper()}"): str(value) for key, value in said.items()}
    return {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PGOPTIONS": WHILE_RESTORING, **libpq}


def _wait(process: "subprocess.Popen[bytes]", errors: IO[bytes], code: str, sentence: str) -> None:
    if process.wait() != 0:
        errors.seek(0)
        lines = errors.read().decode(errors="replace").strip().splitlines()
        telling = [line for line in lines if "error" in line.casefold()] or lines or ["no word from it"]
        raise Problem(code, sentence, reason=telling[0])


def _program(name: str, url: str, cluster: Cluster | None) -> Path:
    """Ours for our own server; for another one the installed program if it is new enough, else ours."""
    if cluster is not None:
        return cluster.server.program(name)
    installed = shutil.which(name)
    with psycopg.connect(url) as connection:
        wanted = connection.info.server_version // 10_000
    if installed and _major(Path(installed)) >= wanted:
        return Path(installed)
    return program_of_the_wheel(name)


def _major(program: Path) -> int:
    done = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[2].split(".")[0])
