"""Work that a user could not send any more: taken in sealed, opened by the office, done in her name.

Not here: the box itself (keys.py). A box that her key did not sign is nobody's work and is not done.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.sync.boxes import boxes_in, keep_boxes
from hamrah.sync.keys import open_box
from hamrah.sync.models import Partition, RescueBox
from hamrah.sync.rules.wire import is_signed_by, read_json, unb64
from hamrah.sync.signing import actor_of

MOST_AT_ONCE = 500
FORGED, UNREADABLE = "forged", "unreadable"
# What is still to be done: never opened, or refused when it was.
OPENABLE = ("", "refused", "parked")
# What stands where it belongs now: the sealed copy goes, or whoever is erased there could be read here still.
STANDS = ("done", "already", "conflict", "dropped")


@dataclass(frozen=True)
class Inside:
    """What a box holds: a command as its text, or a file; signed by the user's key."""

    text: str = ""
    file: bytes = b""
    sha256: str = ""


@verb("sync.take_rescue")
def take_rescue(actor: Any, *, content: bytes) -> int:
    """Take in a file that a phone exported: unsent work, sealed. Answers how many boxes are new. Raises
    `sync.not_a_rescue`, `sync.too_large`."""
    partition, boxes = boxes_in(read_json(content), organisation_id=actor.organisation_id)
    return keep_boxes(partition, boxes)


@verb("sync.open_rescue")
def open_rescue(actor: Any, *, partition: Partition) -> dict[str, int]:
    """Open what a user could not send and do it in her name, marked rescued; answers how many came to what.
    What was refused is tried again. Raises `sync.nobody_s_work` where she has no role any more."""
    # Held here, so that two people opening at once do each box once.
    partition = (
        Partition.objects.select_for_update(of=("self",)).select_related("user", "phone").get(id=partition.id)
    )
    hers = actor_of(partition)
    if hers is None:
        raise Problem(
            "sync.nobody_s_work", _("She works here no more: give her a role for a day, then open it.")
        )
    rows = list(partition.boxes.filter(outcome__in=OPENABLE)[:MOST_AT_ONCE])
    inside = {row.id: _inside(row, partition) for row in rows}
    counts: dict[str, int] = {}
    for row, outcome, answer in _done(hers, partition, rows, inside):
        row.outcome, row.answer = outcome, answer
        row.opened_at, row.opened_by_id = timezone.now(), actor.user_id
        row.box = b"" if outcome in STANDS else row.box
        row.save(update_fields=["outcome", "answer", "opened_at", "opened_by_id", "box"])
        counts[outcome] = counts.get(outcome, 0) + 1
    return counts


def _inside(row: RescueBox, partition: Partition) -> Inside | str:
    """What the box holds, or why nobody can tell."""
    try:
        opened = read_json(
            open_box(bytes(row.box), organisation_id=partition.organisation_id, partition_id=partition.id)
        )
        signature, point = unb64(opened.get("signature")), bytes(partition.public_key)
        if "file" in opened:
            said, inside = (
                f"hamrah file 1\n{opened['sha256']}",
                Inside(file=unb64(opened["file"]), sha256=opened["sha256"]),
            )
        else:
            said, inside = f"hamrah command 1\n{opened['text']}", Inside(text=opened["text"])
    except (Problem, KeyError, ValueError, TypeError):
        return UNREADABLE
    return inside if is_signed_by(point, signature, said.encode()) else FORGED


def _done(
    hers: Any, partition: Partition, rows: list[RescueBox], inside: dict[UUID, Inside | str]
) -> Iterator[tuple[RescueBox, str, dict[str, Any]]]:
    """Files first, then commands in the order of their counters: what came of each."""
    from hamrah.sync.filing import whole_file
    from hamrah.sync.pushing import Taking
    from hamrah.sync.reading import read_command

    taking = Taking(partition, hers, is_rescued=True)
    read = []
    for row in rows:
        held = inside[row.id]
        if isinstance(held, str):
            yield row, held, {}
            continue
        try:
            with transaction.atomic():
                if held.file:
                    whole_file(partition, bytes.fromhex(held.sha256), held.file)
                    yield row, "done", {"file": held.sha256}
                else:
                    read.append((row, read_command(json.loads(held.text))))
        except (Problem, ValueError) as problem:
            code = problem.code if isinstance(problem, Problem) else "sync.misread_command"
            yield row, UNREADABLE, {"code": code}
    answers = [(row, said, taking.take(said)) for row, said in sorted(read, key=lambda one: one[1].counter)]
    taking.release()
    for row, said, first in answers:
        answer = taking.released.get(said.command, first)
        kept = {"verb": said.verb, "on": said.on, "at": said.at and said.at.isoformat()}
        if "problem" in answer:
            kept |= {"code": answer["problem"]["code"], "message": answer["problem"]["message"]}
        yield row, answer["answer"], kept
