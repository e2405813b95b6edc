"""Finding people: the fielded form, the one free box, and who is strongly alike.

Not here: keys and scores (rules/), or the SQL of candidates (candidates.py).
"""

from collections.abc import Iterable, Sequence
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

FACES = 5


@dataclass(frozen=True)
class Found:
    """One person found, with the score (log-odds) and why, as codes that the page puts into words."""

    person_id: UUID
    score: float
    reasons: tuple[Reason, ...] = ()


def by_facts(actor: Any, asked: Facts, *, at_most: int) -> list[Found]:
    """People who may be the one described, the likeliest first. Needs an open context."""
    line = trait(asked)
    candidates = _candidates(probe_keys(asked))
    scored = ranked(line, candidates, at_most=at_most)
    traits = dict(candidates)
    ids = _ids(actor, [number for _, number in scored])
    return _once(
        Found(ids[number], score, tuple(reasons(line, traits[number])))
        for score, number in scored
        if number in ids
    )


def by_words(actor: Any, words: str, *, at_most: int) -> list[Found]:
    """People whom a line typed into one box may mean: name, father, village, phone, any script and order;
    or whoever a higher room knows by that text (a card's number)."""
    scored = ranked_free(words, _candidates(free_probe_keys(words)), at_most=at_most)
    ids = _ids(actor, [number for _, number in scored])
    found = [Found(ids[number], score) for score, number in scored if number in ids]
    return _once(by_card_number(actor, words) + found)[:at_most]


def by_card_number(actor: Any, text: str) -> list[Found]:
    """Whoever a higher room knows by this number."""
    return [Found(id, float("inf")) for room in rooms() for find in room.finds for id in find(actor, text)]


def likely_same(actor: Any, asked: Facts, *, at_most: int) -> list[Found]:
    """Faces to look at while registering."""
    return [one for one in by_facts(actor, asked, at_most=at_most) if one.score >= POSSIBLE]


def strongly_alike(actor: Any, row: Ready) -> list[Found]:
    """People so alike that registering past them needs an answer."""
    near = by_facts(actor, facts_of(row.said), at_most=FACES)
    return [one for one in near if one.score >= STRONG]


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


def _ids(actor: Any, numbers: Sequence[int]) -> dict[int, UUID]:
    """The people behind numbers; of a merged record the one it was merged into."""
    rows = Person.objects.visible_to(actor).filter(no__in=numbers).values_list("no", "id", "merged_into_id")
    ids = {number: (merged or id, merged is not None) for number, id, merged in rows}
    merged = {id for id, is_merged in ids.values() if is_merged}
    last = _last_of(merged) if merged else {}
    return {number: last.get(id, id) for number, (id, _is_merged) in ids.items()}


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
