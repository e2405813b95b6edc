"""Finding people: the fielded form, the one free box, likely-same, and who is strongly alike.

Not here: keys and scores (rules/).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from hamrah.ground.room import rooms
from hamrah.people.models import Person
from hamrah.people.rules import likeness
from hamrah.people.rules.facts import Facts
from hamrah.people.rules.pairkeys import pair_keys
from hamrah.people.rules.ready import Ready, facts_of
from hamrah.people.rules.trait import trait

CANDIDATES_AT_MOST = 200
CANDIDATES = """
SELECT k.person, t.trait FROM (
    SELECT person FROM people_key WHERE key = ANY(%s) AND org = %s
    GROUP BY person ORDER BY count(*) DESC LIMIT %s
) k JOIN people_trait t ON t.org = %s AND t.person = k.person
"""


@dataclass(frozen=True)
class Found:
    """One person found: her id, the score (log-odds), and reasons as codes."""

    person_id: UUID
    score: float
    reasons: tuple[Any, ...] = ()


def by_facts(actor: Any, facts: Facts, *, at_most: int) -> list[Found]:
    """The likeliest people for the fields of a form."""
    asked = trait(facts)
    traits = dict(_candidates(actor, pair_keys(facts)))
    best = likeness.ranked(asked, traits.items(), at_most=at_most)
    standing = Person.objects.visible_to(actor).standing().filter(no__in=[no for _score, no in best])
    ids = dict(standing.values_list("no", "id"))
    return [
        Found(ids[no], score, tuple(likeness.reasons(asked, traits[no]))) for score, no in best if no in ids
    ]


def by_words(actor: Any, words: str, *, at_most: int) -> list[Found]:
    """The likeliest people for one line of name, father, village or phone."""
    said = words.split()
    digits = "".join(sign for sign in words if sign.isdecimal())
    if len(digits) >= 10:
        return by_facts(actor, Facts(phones=(digits,)), at_most=at_most)
    readings = [Facts(name=words)]
    for cut in range(1, len(said)):
        name, rest = " ".join(said[:cut]), " ".join(said[cut:])
        readings += [Facts(name=name, village=rest), Facts(name=name, relation_name=rest)]
    best: dict[UUID, Found] = {}
    for found in (one for facts in readings[:7] for one in by_facts(actor, facts, at_most=at_most)):
        if found.person_id not in best or best[found.person_id].score < found.score:
            best[found.person_id] = found
    return sorted(best.values(), key=lambda one: -one.score)[:at_most]


def by_card_number(actor: Any, text: str) -> list[Found]:
    """Whoever a higher room knows by this number."""
    return [Found(id, 0.0) for room in rooms() for find in room.finds for id in find(actor, text)]


def likely_same(actor: Any, facts: Facts, *, at_most: int) -> list[Found]:
    """Faces to show beside the form."""
    return [one for one in by_facts(actor, facts, at_most=at_most) if one.score >= likeness.POSSIBLE]


def strongly_alike(actor: Any, row: Ready) -> list[Found]:
    """People so alike that registering past them needs an answer."""
    near = by_facts(actor, facts_of(row.said), at_most=5)
    return [one for one in near if one.score >= likeness.STRONG]


def _candidates(actor: Any, keys: Sequence[int]) -> list[tuple[int, str]]:
    no = actor.organisation_no
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, [list(keys), no, CANDIDATES_AT_MOST, no])
        return list(cursor.fetchall())
