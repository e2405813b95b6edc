"""Whom of the register a pasted line means: found, likely, or new. Not here: reading the lines (rules)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hamrah.cases.looking import note_look
from hamrah.cases.models import Case
from hamrah.cases.rules.pasted import Line
from hamrah.people.models import Person
from hamrah.people.rules.facts import Facts
from hamrah.people.rules.likeness import SURE
from hamrah.people.search import by_card_number, likely_same

FACES = 2


@dataclass(frozen=True)
class Answered:
    """A line, how it is answered (found, likely, new, in, refused), and who may be meant."""

    line: Line
    answer: str
    people: list[Person] = field(default_factory=list)


def answered(actor: Any, case: Case, lines: Sequence[Line]) -> list[Answered]:
    """Each line by itself. Whoever is in the case already is said to be. Logs whom the page shows."""
    inside = set(case.claimants.standing().values_list("person_id", flat=True))
    found = [_one(actor, line, inside) for line in lines]
    people = list({person.id for one in found for person in one.people})
    note_look(actor, case, page="cases.paste", people=people)
    return found


def _one(actor: Any, line: Line, inside: set[Any]) -> Answered:
    if line.refused is not None:
        return Answered(line, "refused")
    near = by_card_number(actor, line.card) if line.card else []
    is_sure = bool(near)
    if not near and line.name:
        near = likely_same(actor, facts_of(line), at_most=FACES)
        is_sure = len(near) == 1 and near[0].score >= SURE
    people = _seen(actor, [one.person_id for one in near[:FACES]])
    if not people:
        return Answered(line, "new")
    if people[0].id in inside and (is_sure or len(people) == 1):
        return Answered(line, "in", people[:1])
    return Answered(line, "found" if is_sure else "likely", people)


def _seen(actor: Any, ids: list[Any]) -> list[Person]:
    rows = {row.id: row for row in Person.objects.visible_to(actor).standing().filter(id__in=ids)}
    return [rows[id] for id in ids if id in rows]


def facts_of(line: Line) -> Facts:
    return Facts(
        name=line.name,
        relation="father" if line.father else None,
        relation_name=line.father or None,
        village=line.village or None,
        phones=(line.phone,) if line.phone else (),
    )
