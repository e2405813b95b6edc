"""Erasing a person, whole: every room's part, all rows that lead to her, the journal's copies.

May run twice: erased is erased, so that a restored backup can be led through its erasures again.
Not here: whether she may be erased (actions/erasures.py).
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from hamrah.ground.chain import erase_differences
from hamrah.ground.erasing import erase_what_points_at, forget_outcomes
from hamrah.ground.room import Leaving, rooms
from hamrah.people.erasing import empty_person, texts_of
from hamrah.people.models import Person


def erase(actor: Any, person: Person) -> tuple[int, int]:
    """Erase her and the records merged into hers; answers how many rows were reached and how many differences
    blanked. Needs an open context. Highest room first: what it holds may lead to what lies below."""
    leaving = Leaving(ids=tuple(person.records), texts=texts_of(person.records))
    touched = set(leaving.ids)
    for room in reversed(rooms()):
        for part in room.erases:
            touched |= set(part(actor, leaving))
    touched |= erase_what_points_at(Person, leaving.ids)
    empty_person(leaving.ids)
    forget_outcomes(leaving.texts)
    touched |= set(rows_deleted_before(leaving.ids))
    return len(touched), erase_differences(list(touched))


def rows_deleted_before(people: Sequence[UUID]) -> list[UUID]:
    """Rows deleted earlier that led to these people: of them only the journal's differences are left."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT d.row_id FROM ground_difference d, jsonb_each_text(d.was) said "
            "WHERE d.kind = 'D' AND d.was IS NOT NULL AND said.value = ANY(%s)",
            [[str(id) for id in people]],
        )
        return [row_id for (row_id,) in cursor.fetchall()]
