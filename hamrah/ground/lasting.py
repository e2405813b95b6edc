"""Acts that outlast the restore of an older backup: erasures, withdrawals, cards and roles ended.

Each is kept sealed with the act itself, and after the commit in a file outside the database. Which
verbs: settings.LASTING_VERBS. Not here: doing them again (config/backup/replaying.py).
"""

import base64
import fcntl
import hashlib
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db import models, transaction

from hamrah.ground import sealing
from hamrah.ground.models import LastingAct
from hamrah.ground.problem import Problem

PLACE = "ground.lasting/"
# Free text may tell of people; to do the act again its codes and ids are enough.
CODE = re.compile(r"[A-Za-z0-9_.:-]{0,40}")
TAIL_BYTES = 16_384
TEXT_LEFT_OUT = "repeated after a restore"


def keep_lasting(name: str, actor: Any, command: UUID, arguments: dict[str, Any]) -> None:
    """Keep a verb that must last, in the verb's own transaction; the file follows at the commit."""
    if name not in settings.LASTING_VERBS:
        return
    act = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "verb": name,
        "command": str(command),
        "organisation": str(actor.organisation_id),
        "user": str(actor.user_id) if actor.user_id else None,
        "arguments": {name: _kept(value) for name, value in arguments.items()},
    }
    sealed = sealing.seal(settings.LASTING_KEY, json.dumps(act).encode(), place=PLACE + str(command))
    LastingAct.objects.create(organisation_id=actor.organisation_id, command=command, sealed=sealed)
    transaction.on_commit(lambda: append(file(), [(command, sealed)]), robust=True)


def _kept(value: Any) -> Any:
    """Ids, days, numbers and codes; the rest is left out."""
    kept: Any = None
    match value:
        case models.Model():
            kept = {"row": value._meta.label, "id": str(value.pk)}
        case UUID():
            kept = {"uuid": str(value)}
        case date():
            kept = {"day": value.isoformat()[:10]}
        case bool() | int():
            kept = value
        case list() | tuple():
            kept = [_kept(one) for one in value]
        case str():
            kept = value if CODE.fullmatch(value) else TEXT_LEFT_OUT
    return kept


def file() -> Path:
    """The file of this installation; HAMRAH_REPLAY may put it on another disk."""
    return Path(settings.LASTING_FOLDER) / "lasting-acts.log"


def append(path: Path, acts: list[tuple[UUID, bytes]]) -> None:
    """Add acts, one line each, on the disk before this returns. Each line is bound to the one before, so
    that none can be taken out of the middle."""
    with _alone(path) as log:
        previous = _cut_to_whole_lines(log)
        for command, sealed in acts:
            line = _line(previous, command, sealed)
            log.write(line)
            previous = line
        log.flush()
        os.fsync(log.fileno())


@contextmanager
def _alone(path: Path) -> Iterator[IO[bytes]]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as log:
        fcntl.flock(log, fcntl.LOCK_EX)
        yield log


def _cut_to_whole_lines(log: IO[bytes]) -> bytes:
    """The last whole line. A power cut left half a one behind it: that act stands in the database and is
    added again (`catch_up`)."""
    size, window = os.fstat(log.fileno()).st_size, TAIL_BYTES
    while True:
        start = max(0, size - window)
        log.seek(start)
        tail = log.read()
        end = tail.rfind(b"\n") + 1
        begin = tail.rfind(b"\n", 0, max(0, end - 1)) + 1
        if start == 0 or (end and begin):
            break
        window *= 4
    log.truncate(start + end)
    log.seek(start + end)
    return tail[begin:end]


def _line(previous: bytes, command: UUID, sealed: bytes) -> bytes:
    body = f"{hashlib.sha256(previous).hexdigest()[:16]} {command} {base64.b64encode(sealed).decode()}\n"
    return body.encode()


def catch_up(using: str) -> int:
    """Add to the file what the database keeps and the file lacks: a crash came between. Answers how many."""
    path = file()
    present = {command for command, _sealed in _lines(path)} if path.exists() else set()
    kept = LastingAct.objects.using(using).order_by("id").values_list("command", "sealed")
    missing = [(command, bytes(sealed)) for command, sealed in kept if command not in present]
    if missing:
        append(path, missing)
    return len(missing)


def read(path: Path, key: bytes) -> list[dict[str, Any]]:
    """Every act of a file, oldest first. Raises `ground.lasting_broken`, `ground.lasting_unreadable`."""
    acts = []
    for command, sealed in _lines(path):
        try:
            acts.append(json.loads(sealing.unseal(key, sealed, place=PLACE + str(command))))
        except ValueError as wrong:
            raise Problem(
                "ground.lasting_unreadable",
                "%(file)s was written under other keys. Give the keys file of the same installation.",
                file=path,
            ) from wrong
    return acts


def _lines(path: Path) -> Iterator[tuple[UUID, bytes]]:
    previous = b""
    for number, line in enumerate(path.read_bytes().splitlines(keepends=True), start=1):
        if not line.endswith(b"\n"):
            return  # a power cut; nothing stands behind it
        try:
            bound, command, sealed = line.split()
            if bound.decode() != hashlib.sha256(previous).hexdigest()[:16]:
                raise ValueError
            yield UUID(command.decode()), base64.b64decode(sealed, validate=True)
        except ValueError as wrong:
            raise Problem(
                "ground.lasting_broken",
                "Line %(number)s of %(file)s is not as it was written: the file was changed.",
                number=number,
                file=path,
            ) from wrong
        previous = line
