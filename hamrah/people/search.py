"""Finding people: the fielded form, the one free box, and who is strongly alike.

Not here: keys and scores (rules/), or the SQL of candidates (candidates.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from hamrah.ground.room import rooms
from hamrah.people.candidates import candidates_sql
from hamrah.people.models import Person
from hamrah.people.rules.facts import Facts
from hamrah.people.rules.freebox import ranked_free
from hamrah.people.rules.likeness import POSSIBLE, STRONG, Reason, ranked, reasons
from hamrah.people.rules.pairkeys import Probe, free_probe_keys, probe_keys
from hamrah.people.rules.ready import Ready, facts_of
from hamrah.people.rules.trait import trait

SHOWN = 25
FACES = 5


@dataclass(frozen=True)
class Found:
    """One person found, with the score (log-odds) and why, as codes that the page puts into words."""

    person: Person
    score: float
    reasons: tuple[Reason, ...] = ()

    @property
    def person_id(self) -> UUID:
        return self.person.id


def find(actor: Any, asked: Facts, *, at_most: int = SHOWN) -> list[Found]:
    """People who may be the one described, the likeliest first. Needs an open context."""
    line = trait(asked)
    candidates = _candidates(probe_keys(asked))
    scored = ranked(line, candidates, at_most=at_most)
    traits = dict(candidates)
    people = _people(actor, [number for _, number in scored])
    return [
        Found(people[number], score, tuple(reasons(line, traits[number])))
        for score, number in scored
        if number in people
    ]


def find_free(actor: Any, text: str, *, at_most: int = SHOWN) -> list[Found]:
    """People whom a line typed into one box may mean: name, father, village, phone, any script and order;
    or whoever a higher room knows by that text (a card's number)."""
    known = [person for room in rooms() for finds in room.finds for person in finds(actor, text)]
    scored = ranked_free(text, _candidates(free_probe_keys(text)), at_most=at_most)
    people = _people(actor, [number for _, number in scored])
    exact = [Found(person, float("inf")) for person in Person.objects.visible_to(actor).filter(id__in=known)]
    return exact + [Found(people[number], score) for score, number in scored if number in people]


def strongly_alike(actor: Any, row: Ready) -> list[Found]:
    """People so alike that registering past them needs an answer."""
    return [found for found in likely_same(actor, facts_of(row.said)) if found.score >= STRONG]


def likely_same(actor: Any, asked: Facts, *, besides: UUID | None = None) -> list[Found]:
    """At most five faces to look at while registering."""
    found = [one for one in find(actor, asked) if one.score >= POSSIBLE and one.person_id != besides]
    return found[:FACES]


def _candidates(probes: Sequence[Probe]) -> list[tuple[int, str]]:
    """(number, trait) of candidates; common keys are read only where rarer ones found nobody."""
    if not probes:
        return []
    with connection.cursor() as cursor:
        cursor.execute(*candidates_sql(probes))
        found = cursor.fetchall()
        if not found:
            cursor.execute(*candidates_sql(probes, common=True))
            found = cursor.fetchall()
    return found


def _people(actor: Any, numbers: Sequence[int]) -> dict[int, Person]:
    """The people behind numbers; of a merged record the one it was merged into."""
    visible = Person.objects.visible_to(actor)
    people = {person.no: person for person in visible.filter(no__in=numbers)}
    merged = {person.merged_into_id for person in people.values() if person.merged_into_id}
    kept = {person.id: person for person in visible.filter(id__in=merged)} if merged else {}
    return {
        number: kept.get(person.merged_into_id, person) if person.merged_into_id else person
        for number, person in people.items()
    }
