"""Finding people: the fielded form, the one free box, and who is strongly alike.

Not here: keys and scores (rules/), or the SQL of candidates (candidates.py).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from hamrah.ground.day import today
from hamrah.ground.room import rooms
from hamrah.people.candidates import candidates_sql
from hamrah.people.meeting import not_by_origin_alone
from hamrah.people.models import Person
from hamrah.people.rules.facts import Facts
from hamrah.people.rules.freebox import ranked_free
from hamrah.people.rules.likeness import (
    POSSIBLE,
    STRONG,
    SURE,
    Question,
    Reason,
    missing_fact,
    ranked,
    told_of,
)
from hamrah.people.rules.pairkeys import Probe, free_probe_keys, probe_keys
from hamrah.people.rules.ready import Ready, facts_of
from hamrah.people.rules.trait import trait

FACES = 5
# What a row of a list says of her: half of the columns, a third of the time.
OF_A_ROW = (
    *("name", "name_script", "name_latin", "known_as", "relation", "relation_name", "birth_year", "state"),
    *("village_said", "hamlet", "district_said", "photo_id", "organisation_id", "no", "merged_into_id"),
    *("restricted_at", "lapses_on"),
)


@dataclass(frozen=True)
class Found:
    """One person found, with the score (log-odds) and why, as codes that the page puts into words; `missing`
    names the fact that would decide, where the two do not both say it."""

    person_id: UUID
    score: float
    reasons: tuple[Reason, ...] = ()
    person: Person | None = None
    missing: str = ""


def by_facts(actor: Any, asked: Facts, *, at_most: int) -> list[Found]:
    """People who may be the one described, the likeliest first. Needs an open context."""
    question, candidates = Question(trait(asked)), _candidates(probe_keys(asked))
    scored = ranked(question, candidates, at_most=at_most)
    traits = dict(candidates)
    people = _people(actor, [number for _, number in scored])
    return _once(
        Found(
            people[number].id,
            score,
            tuple(told_of(question, traits[number])),
            people[number],
            missing_fact(question, traits[number]),
        )
        for score, number in scored
        if number in people
    )


def by_words(actor: Any, words: str, *, at_most: int) -> list[Found]:
    """People whom a line typed into one box may mean: name, father, village, phone, any script and order;
    or whoever a higher room knows by that text (a card's number)."""
    scored = ranked_free(words, _candidates(free_probe_keys(words)), at_most=at_most)
    people = _people(actor, [number for _, number in scored])
    found = [
        Found(people[number].id, score, person=people[number]) for score, number in scored if number in people
    ]
    return not_by_origin_alone(words, _once(by_card_number(actor, words) + found)[:at_most])


def by_card_number(actor: Any, text: str) -> list[Found]:
    """Whoever a higher room knows by this number."""
    return [Found(id, float("inf")) for room in rooms() for find in room.finds for id in find(actor, text)]


def likely_same(actor: Any, asked: Facts, *, at_most: int) -> list[Found]:
    """Faces to look at while registering; of nobody whose record is restricted."""
    return _unrestricted(one for one in by_facts(actor, asked, at_most=at_most) if one.score >= POSSIBLE)


def strongly_alike(actor: Any, row: Ready) -> list[Found]:
    """People so alike that registering past them needs an answer. Where father or village is not known of
    one of the two, more must speak for it: two women called Rama of one village are mostly two."""
    near = by_facts(actor, facts_of(row.said), at_most=FACES)
    return _unrestricted(one for one in near if one.score >= (SURE if one.missing else STRONG))


def _unrestricted(found: Iterable[Found]) -> list[Found]:
    return [one for one in found if one.person is not None and one.person.is_unrestricted(today())]


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
    """The people behind numbers, as far as a row shows them; of a merged record whom it was merged into."""
    people = {person.no: person for person in _rows(actor, numbers)}
    merged = {person.merged_into_id for person in people.values() if person.merged_into_id}
    if not merged:
        return people
    last, visible = _last_of(merged), Person.objects.visible_to(actor).only(*OF_A_ROW)
    kept = {person.id: person for person in visible.filter(id__in={last.get(id, id) for id in merged})}
    behind = {
        number: last.get(p.merged_into_id, p.merged_into_id) if p.merged_into_id else p.id
        for number, p in people.items()
    }
    known = {person.id: person for person in people.values()} | kept
    return {number: known[id] for number, id in behind.items() if id in known}


def _rows(actor: Any, numbers: Sequence[int]) -> list[Person]:
    """Whom of these numbers the actor may see."""
    sql, columns, parameters = _rows_sql(actor, today())
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, list(numbers)])
        return [Person.from_db("default", columns, row) for row in cursor.fetchall()]


@lru_cache(maxsize=256)
def _rows_sql(actor: Any, _day: date) -> tuple[str, tuple[str, ...], tuple[Any, ...]]:
    """What the actor may see, as SQL: the same all day, and making it took longer than asking it."""
    query = Person.objects.visible_to(actor).only(*OF_A_ROW).query
    sql, parameters = query.sql_with_params()
    columns = tuple(
        field.attname for field in Person._meta.concrete_fields if field.attname in ("id", *OF_A_ROW)
    )
    return f"SELECT * FROM ({sql}) AS visible WHERE no = ANY(%s)", columns, parameters  # noqa: S608 - made here


def _last_of(ids: set[UUID]) -> dict[UUID, UUID]:
    """Where a record that others were merged into was itself merged, and so on."""
    onward = Person.objects.filter(id__in=ids).exclude(merged_into=None).values_list("id", "merged_into_id")
    steps = dict(onward)
    further = _last_of(set(steps.values())) if steps else {}
    return {id: further.get(next_id, next_id) for id, next_id in steps.items()}


def _once(found: Iterable[Found]) -> list[Found]:
    """A person found under several records is shown once, where she stands first."""
    first: dict[UUID, Found] = {}
    for one in found:
        first.setdefault(one.person_id, one)
    return list(first.values())
