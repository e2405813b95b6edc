"""A vessel: one file sealed to a passphrase, written and read as a stream. Not here: what is in it.

Argon2id makes the key. The content is cut into chunks, each sealed by AES-256-GCM with a nonce of a random
beginning, the chunk's number and whether it is the last (the STREAM construction), and bound to the
file's head: a chunk cut off, moved, added or taken from another file is refused.
"""

import io
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hamrah.ground.problem import Problem

MAGIC, VERSION = b"HAMRAH", 1
BACKUP, KEYS = b"B", b"K"
# Version, kind, Argon2 memory (KiB), rounds, lanes, salt, beginning of each nonce.
HEAD = struct.Struct(">6sBcIIB16s7s")
CHUNK_BYTES, TAG_BYTES = 1 << 20, 16
MEMORY_KIB, ROUNDS, LANES = 256 * 1024, 3, 4
MOST_MEMORY_KIB, MOST_ROUNDS, MOST_LANES = 4 << 20, 64, 64


@dataclass(frozen=True)
class _Head:
    """What stands in clear at the beginning of the file; bound to every chunk."""

    raw: bytes
    key: AESGCM
    nonce: bytes


def _head(kind: bytes, passphrase: str) -> _Head:
    salt, nonce = os.urandom(16), os.urandom(7)
    raw = HEAD.pack(MAGIC, VERSION, kind, MEMORY_KIB, ROUNDS, LANES, salt, nonce)
    return _Head(raw, _key(passphrase, salt, MEMORY_KIB, ROUNDS, LANES), nonce)


@lru_cache(maxsize=4)  # a restore reads the same file several times; the key takes half a second
def _key(passphrase: str, salt: bytes, memory: int, rounds: int, lanes: int) -> AESGCM:
    return AESGCM(hash_secret_raw(passphrase.encode(), salt, rounds, memory, lanes, 32, Type.ID))


def _nonce(head: _Head, number: int, is_last: bool) -> bytes:
    return head.nonce + struct.pack(">I?", number, is_last)


class Sealing(io.RawIOBase):
    """Writes a new file; it has its name only once it is whole and on the disk. A context manager."""

    def __init__(self, path: Path, passphrase: str, kind: bytes) -> None:
        self.path, self.making = path, path.with_name(path.name + ".making")
        _refuse_taken(path)
        self._head = _head(kind, passphrase)
        self._pending, self._number, self.written = bytearray(), 0, 0
        with _disk_refusals(path):
            self.making.unlink(missing_ok=True)
            descriptor = os.open(self.making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            self._file: IO[bytes] = os.fdopen(descriptor, "wb", buffering=0)
            self._put(self._head.raw)

    def write(self, content: bytes) -> int:  # type: ignore[override]
        """Seal what makes whole chunks; one is always held back, for the last is marked."""
        self._pending += content
        while len(self._pending) > CHUNK_BYTES:
            self._seal(bytes(self._pending[:CHUNK_BYTES]), is_last=False)
            del self._pending[:CHUNK_BYTES]
        return len(content)

    def __exit__(self, kind: object, *rest: object) -> None:
        try:
            if kind is None:
                self._seal(bytes(self._pending), is_last=True)
                with _disk_refusals(self.path):
                    os.fsync(self._file.fileno())
                    _refuse_taken(self.path)
                    self.making.rename(self.path)
                    _sync_folder(self.path.parent)
        finally:
            self._file.close()
            self.making.unlink(missing_ok=True)

    def _seal(self, chunk: bytes, *, is_last: bool) -> None:
        nonce = _nonce(self._head, self._number, is_last)
        self._number += 1
        with _disk_refusals(self.path):
            self._put(self._head.key.encrypt(nonce, chunk, self._head.raw))

    def _put(self, content: bytes) -> None:
        view = memoryview(content)
        while view:
            view = view[self._file.write(view) or 0 :]
        self.written += len(content)


class _disk_refusals:  # noqa: N801 - used as `with _disk_refusals(path):`
    """A full disk or a closed folder, in words."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError):
            raise Problem(
                "config.file_not_written",
                "%(file)s could not be written (%(reason)s). Nothing of it was left there.",
                file=self.path,
                reason=error.strerror,
            ) from error


def _refuse_taken(path: Path) -> None:
    if path.exists():
        raise Problem(
            "config.file_exists", "%(file)s is there already. Name a new file, or move it away.", file=path
        )


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def opened(path: Path, passphrase: str, kind: bytes) -> Iterator[bytes]:
    """The content, chunk by chunk, each proved before it is given. The file is whole only when this ends.

    Raises `config.not_a_vessel`, `config.file_newer`, `config.passphrase_wrong`, `config.file_damaged`.
    """
    with _opened_file(path) as file:
        head = _read_head(path, file, passphrase, kind)
        number, sealed = 0, file.read(CHUNK_BYTES + TAG_BYTES)
        while True:
            following = file.read(CHUNK_BYTES + TAG_BYTES)
            try:
                yield head.key.decrypt(_nonce(head, number, not following), sealed, head.raw)
            except (InvalidTag, ValueError) as wrong:
                raise _does_not_open(path, number) from wrong
            if not following:
                return
            number, sealed = number + 1, following


def _opened_file(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise Problem(
            "config.file_unread", "%(file)s cannot be read (%(reason)s).", file=path, reason=error.strerror
        ) from error


def _read_head(path: Path, file: IO[bytes], passphrase: str, kind: bytes) -> _Head:
    raw = file.read(HEAD.size)
    if len(raw) < HEAD.size or not raw.startswith(MAGIC):
        raise Problem("config.not_a_vessel", "%(file)s is no file made by Hamrah.", file=path)
    _magic, version, found, memory, rounds, lanes, salt, nonce = HEAD.unpack(raw)
    if version > VERSION:
        raise _newer(path)
    if found != kind:
        said = {BACKUP: "a backup", KEYS: "a file of keys"}
        raise Problem(
            "config.other_vessel",
            "%(file)s is %(found)s, not %(wanted)s.",
            file=path,
            found=said.get(found, "something else"),
            wanted=said[kind],
        )
    # The head is proved only with the first chunk: whoever changed it must not make us fill the memory.
    if not (memory <= MOST_MEMORY_KIB and 0 < rounds <= MOST_ROUNDS and 0 < lanes <= MOST_LANES):
        raise _does_not_open(path, 1)
    if memory < 8 * lanes:
        raise _does_not_open(path, 1)
    return _Head(raw, _key(passphrase, salt, memory, rounds, lanes), nonce)


def _newer(path: Path) -> Problem:
    return Problem(
        "config.file_newer",
        "%(file)s was made by a newer Hamrah. Bring this one up to date first.",
        file=path,
    )


def _does_not_open(path: Path, number: int) -> Problem:
    if number == 0:
        return Problem(
            "config.passphrase_wrong",
            "The passphrase does not open %(file)s (or the beginning of the file was changed).",
            file=path,
        )
    return Problem(
        "config.file_damaged",
        "%(file)s is not as it was made: it was cut short or changed after %(megabytes)s MB. Take another "
        "copy of it.",
        file=path,
        megabytes=number,
    )
