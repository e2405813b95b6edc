"""Files of commands: they come in pieces, before or after the command that names them, and are used once.

Not here: making a picture safe (files), what a verb does with one (each room's `field`), forgetting what
nobody needed (actions/tidying.py).
"""

import hashlib
from typing import Any
from uuid import UUID

from django.db import transaction

from hamrah.files.photos import take_photo
from hamrah.ground import context
from hamrah.ground.field import FieldVerb
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.sync.models import FieldCommand, FieldFile, Partition
from hamrah.sync.models.arriving import CONFLICT, DONE
from hamrah.sync.reading import field_verbs
from hamrah.sync.signing import actor_of, problem_plain

LARGEST_BYTES = 5_000_000
LARGEST_PIECE = 262_144


class OutOfPlace(Problem):
    """A piece that does not follow what has come: status 409, and how much there is."""


def stands(partition: Partition, sha256: bytes) -> dict[str, Any]:
    """How much of a file has come."""
    row = FieldFile.objects.filter(partition=partition, sha256=sha256).first()
    if row is None:
        return {"have": 0, "size": None, "done": False}
    return {"have": row.have, "size": row.size, "done": row.is_whole}


def take_piece(
    partition: Partition, sha256: bytes, *, offset: int, size: int, piece: bytes
) -> dict[str, Any]:
    """Add a piece. The last one closes the file: its sum and its picture are looked at, and what waits for it
    gets it. Raises `sync.file_too_large`, `sync.piece_too_large`, `sync.piece_out_of_place`,
    `sync.file_differs`, and what `take_photo` raises."""
    if not 0 < size <= LARGEST_BYTES:
        raise too_large()
    if not 0 < len(piece) <= LARGEST_PIECE:
        raise Problem("sync.piece_too_large", _("This is too much at once. The phone must send less."))
    _hold(partition)
    row, _is_new = FieldFile.objects.select_for_update(of=("self",)).get_or_create(
        partition=partition, sha256=sha256, defaults={"size": size}
    )
    if row.is_whole:
        return {"have": row.size, "done": True}
    if offset != row.have or size != row.size or offset + len(piece) > size:
        words = _("The phone goes on from what has come.")
        raise OutOfPlace("sync.piece_out_of_place", words, have=row.have)
    content = row.content() + piece
    row.keep(content)
    row.save(update_fields=["sealed", "have"])
    if row.have < size:
        return {"have": row.have, "done": False}
    return {"have": size, "done": True, **_closed(partition, row, content)}


def _hold(partition: Partition) -> None:
    """One after the other with the commands of this user: a file that ends while its command is being done
    would see no command, and the command no file. The phone forgets a piece once it is answered."""
    context.wait_for_disk()
    Partition.objects.select_for_update(of=("self",)).get(id=partition.id)


def whole_file(partition: Partition, sha256: bytes, content: bytes) -> None:
    """A file that came in one piece, with unsent work. Raises what `take_piece` raises."""
    if not 0 < len(content) <= LARGEST_BYTES:
        raise too_large()
    row, _is_new = FieldFile.objects.get_or_create(
        partition=partition, sha256=sha256, defaults={"size": len(content)}
    )
    if not row.is_whole:
        row.keep(content)
        row.size = row.have
        row.save(update_fields=["sealed", "have", "size"])
        _closed(partition, row, content)


def too_large() -> Problem:
    return Problem(
        "sync.file_too_large", _("This file is too large: at most 5 MB. Make the picture smaller.")
    )


def _closed(partition: Partition, row: FieldFile, content: bytes) -> dict[str, Any]:
    """The whole file: used by every command that waits for it; what is wrong with it goes at once."""
    try:
        if hashlib.sha256(content).digest() != bytes(row.sha256):
            raise Problem("sync.file_differs", _("What came is not what was sent. The phone begins it anew."))
        take_photo(content)
    except Problem:
        row.delete()
        raise
    row.is_whole = True
    row.save(update_fields=["is_whole"])
    actor, name = actor_of(partition), bytes(row.sha256).hex()
    waiting = FieldCommand.objects.filter(
        partition=partition, files__has_key=name, state__in=(DONE, CONFLICT)
    )
    if actor is None:
        return {}
    found = [problem for command in waiting for problem in use_files(actor, command)]
    return {"problem": problem_plain(found[0])} if found else {}


def use_files(actor: Any, row: FieldCommand) -> list[Problem]:
    """Give a command that was done those of its files that have come; answers what was wrong with any. A file
    that cannot be used stays, and so does its name with the command."""
    spoken = field_verbs()[row.verb]
    if spoken.keep is None or not row.answer.get("row"):
        return []
    problems, left = [], dict(row.files)
    for sha256, use in row.files.items():
        kept = FieldFile.objects.filter(
            partition_id=row.partition_id, sha256=bytes.fromhex(sha256), is_whole=True
        )
        file = kept.first()
        if file is None:
            continue
        try:
            with transaction.atomic():
                _used(spoken, actor, row, use, file)
        except Problem as problem:
            problems.append(problem)
            continue
        del left[sha256]
    if left != row.files:
        row.files = left
        row.save(update_fields=["files"])
    return problems


def _used(spoken: FieldVerb, actor: Any, row: FieldCommand, use: str, file: FieldFile) -> None:
    """The content goes with its first use; who names the file later (a sheet that forty signed) is given its
    sum, by which the room finds what it made of it."""
    on = UUID(row.answer["row"]["id"])
    if file.sealed and spoken.keep:
        spoken.keep(actor, on, use, file.content(), row.command)
        file.sealed = b""
        file.save(update_fields=["sealed"])
    elif spoken.keep_again is not None:
        spoken.keep_again(actor, on, use, bytes(file.sha256), row.command)
