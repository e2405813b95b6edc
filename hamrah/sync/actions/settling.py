"""Two values of one fact: kept when they came, chosen by a person. Not here: noticing (disagreeing.py)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.ground.day import today
from hamrah.ground.field import FieldAsked
from hamrah.ground.ids import new_id
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.sync.disagreeing import Clash
from hamrah.sync.models import Conflict, Partition
from hamrah.sync.reading import field_verbs

YOURS, THEIRS, BOTH = "yours", "theirs", "both"
CHOICES = (YOURS, THEIRS, BOTH)


@dataclass(frozen=True)
class ClashSaid:
    """A clash with what the phone said around it: by which verb and command, when, where."""

    verb: str
    clash: Clash
    partition: Partition
    command: UUID
    at: datetime | None = None
    entered_at: str = ""


@verb("sync.keep_conflict")
def keep_conflict(actor: Any, *, row: Any, said: ClashSaid) -> Conflict:
    """Keep both values until somebody chooses. What stands stays as it is."""
    person = row if isinstance(row, Person) else row.person
    clash = said.clash
    return Conflict.objects.create(
        person=person,
        subject_id=row.pk,
        verb=said.verb,
        field=clash.field,
        was=clash.was,
        yours=clash.yours,
        theirs=clash.theirs,
        partition=said.partition,
        command=said.command,
        yours_by_id=said.partition.user_id,
        yours_at=said.at,
        entered_at=said.entered_at,
        theirs_by_id=clash.theirs_by,
        theirs_at=clash.theirs_at,
    )


@verb("sync.settle_conflict")
def settle_conflict(actor: Any, *, conflict: Conflict, choice: str) -> Conflict:
    """Choose the phone's value (`yours`, written by the same verb), what stands (`theirs`), or keep `both`:
    what stands stays, the other is shown beside it.

    Raises `sync.no_such_choice`, `sync.settled_already`, and what the verb raises.
    """
    if choice not in CHOICES:
        raise Problem("sync.no_such_choice", _("Choose one of the two, or keep both."), field="choice")
    conflict = Conflict.objects.select_for_update(of=("self",)).get(id=conflict.id)
    if conflict.choice:
        raise Problem("sync.settled_already", _("Somebody has chosen already."))
    if choice == YOURS:
        _write(actor, conflict)
    conflict.choice, conflict.settled_by_id, conflict.settled_at = choice, actor.user_id, timezone.now()
    conflict.save(update_fields=["choice", "settled_by_id", "settled_at"])
    return conflict


def _write(actor: Any, conflict: Conflict) -> None:
    """The phone's value, by the verb that it came with, as whoever chooses."""
    asked = FieldAsked(
        command=new_id(),
        on=conflict.subject_id,
        what={"changes": {conflict.field: conflict.yours}},
        day=today(),
    )
    arguments = field_verbs()[conflict.verb].read(actor, asked)
    verb_named(conflict.verb)(actor, command=asked.command, **arguments)
