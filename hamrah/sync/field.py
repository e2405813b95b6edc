"""Disagreements on the phone of whoever works with her: shown, and settled there too.

Not here: noticing them (disagreeing.py), the verb (actions/settling.py).
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from hamrah.ground.field import Field, FieldAsked, FieldRecords, FieldVerb, record
from hamrah.journeys.field import OF_PAY
from hamrah.sync.models import Conflict


def conflict_of(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """The disagreement that a command settles."""
    return {
        "conflict": Conflict.objects.visible_to(actor).get(id=asked.about),
        "choice": asked.text("choice"),
    }


def conflicts(actor: Any, people: list[UUID]) -> Iterator[dict[str, Any]]:
    """What is not settled about these people; of pay only for who may read it."""
    for row in Conflict.objects.visible_to(actor).open().filter(person__in=people).select_related("person"):
        if may_read(actor, row):
            where = row.theirs_where()
            yield record(
                id=row.id, person=row.person_id, version=row.version, on=row.subject_id, verb=row.verb,
                field=row.field, was=row.was, yours=row.yours, theirs=row.theirs, yours_by=row.yours_by_id,
                yours_at=row.yours_at, entered_at=row.entered_at, theirs_by=row.theirs_by_id,
                theirs_at=row.theirs_at, theirs_where=where, theirs_office=(where == "") or None,
            )  # fmt: skip


def may_read(actor: Any, row: Conflict) -> bool:
    """Whether the actor may read the values: what is T4 of a journey needs its own permission."""
    return row.field not in OF_PAY or actor.may("journeys.see_wages", row.person)


FIELD = Field(
    verbs=(FieldVerb("sync.settle_conflict", conflict_of),),
    records=(FieldRecords("conflict", (Conflict,), conflicts),),
)
