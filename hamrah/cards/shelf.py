"""The network's files in the data folder: which there are, read, written, changed by one process at a time.

Not here: what stands in them (believing.py, bundling.py), what a backup takes along (published.py).
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cbor2
from django.conf import settings

TRUST, BUNDLE, TOKENS, OTHERS, PINNED = "trust.cbor", "network.cbor", "tokens.cbor", "others.cbor", "root"


def folder() -> Path:
    """Where the network's files are kept."""
    path = Path(settings.TRUST_FOLDER)
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def read(name: str) -> bytes | None:
    """A file's content; None where there is none."""
    try:
        return (folder() / name).read_bytes()
    except FileNotFoundError:
        return None


def kept_in(name: str) -> dict[str, Any]:
    """What a file of many parts holds; nothing where there is none."""
    return cbor2.loads(read(name) or b"\xa0")


def keep_in(name: str, parts: dict[str, Any]) -> None:
    """A file of many parts."""
    write(name, cbor2.dumps(parts))


def write(name: str, content: bytes) -> None:
    """Whole or not at all, whoever reads at the same moment."""
    beside = folder() / f".{name}.{os.getpid()}"
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder() / name)


@contextmanager
def locked(*, waits: bool = True) -> Iterator[bool]:
    """One process at a time changes these files; without waiting, False while another does."""
    with (folder() / "lock").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
