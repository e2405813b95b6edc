"""Suspicion in bulk: which of the people just written look like somebody already there.

Not here: the comparison itself (rules/likeness.py) and the answer a person gives (actions/sameness.py).
"""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection

from hamrah.ground.ids import new_id
from hamrah.people.candidates import suspects_sql
from hamrah.people.rules.likeness import strong_pairs

# The telling keys of the batch that has just been taken in (writing.take_in).
TELLING = """
CREATE TEMP TABLE IF NOT EXISTS people_telling (key bigint, person int) ON COMMIT DROP;
TRUNCATE people_telling;
INSERT INTO people_telling SELECT unnest(keys[1:telling]), no FROM people_incoming;
ANALYZE people_telling
"""
# A draft stays a draft: only registrars see it, suspected or not.
STATE = "UPDATE people_incoming SET state = 'suspected' WHERE no = ANY(%(people)s) AND state = 'accepted'"
SUSPECT = """
INSERT INTO people_suspicion
    (id, organisation_id, person_id, other_id, score, answer, because, two_cards, made_at)
SELECT pair.id, %(org)s, mine.id, theirs.id, pair.score, '', '', pair.two_cards, now()
FROM unnest(%(ids)s::uuid[], %(people)s::int[], %(others)s::int[], %(scores)s::float8[], %(cards)s::boolean[])
    AS pair (id, person, other, score, two_cards)
JOIN people_person mine ON mine.no = pair.person
JOIN people_person theirs ON theirs.no = pair.other
ON CONFLICT (person_id, other_id) DO NOTHING
"""
Pair = tuple[int, int, float]


def suspect_alike() -> list[Pair]:
    """Mark those taken in who strongly resemble somebody; answers (person, other, score) by number."""
    with connection.cursor() as cursor:
        cursor.execute(TELLING)
        cursor.execute(*suspects_sql("people_telling"))
        pairs = list(strong_pairs(cursor.fetchall()))
        if pairs:
            cursor.execute(STATE, {"people": sorted({person for person, _other, _score in pairs})})
    return pairs


def write_suspicions(
    actor: Any, pairs: Sequence[Pair], *, two_cards: Collection[tuple[int, int]] = ()
) -> int:
    """Keep the suspicions, once the people are written; answers how many are new. `two_cards`: of these
    pairs each holds a card that counts."""
    people, others, scores = zip(*pairs, strict=True) if pairs else ((), (), ())
    with connection.cursor() as cursor:
        values = {"people": list(people), "others": list(others), "scores": list(scores)}
        values |= {"cards": [(person, other) in two_cards for person, other, _score in pairs]}
        cursor.execute(SUSPECT, {"org": actor.organisation_id, "ids": [new_id() for _ in pairs], **values})
        return int(cursor.rowcount)
