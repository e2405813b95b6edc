"""Erasing a person, whole: every room's part, all rows that lead to her, the journal's copies.

May run twice: erased is erased, so that a restored backup can be led through its erasures again.
Not here: whether she may be erased (actions/erasures.py).
"""

from typing import Any

from django.db import connection

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
    return len(touched), forget_differences(touched, leaving.ids)


def forget_differences(rows: Any, people: Any) -> int:
    """What these rows were and became is blanked, and what was deleted earlier and led to these people.
    The differences themselves stay. Answers how many were blanked."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rights_forget_differences(%s::uuid[], %s::text[])",
            [list(rows), [str(id) for id in people]],
        )
        return int(cursor.fetchone()[0])
