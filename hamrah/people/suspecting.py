"""Suspicion in bulk: which of the people just written look like somebody already there.

Not here: the comparison itself (rules/likeness.py) and the answer a person gives (actions/sameness.py).
"""

from typing import Any

from django.db import connection

from hamrah.ground.ids import new_id
from hamrah.people.candidates import suspects_sql
from hamrah.people.rules.likeness import strong_pairs

# The telling keys of the batch that write_people has just taken in.
TELLING = """
CREATE TEMP TABLE IF NOT EXISTS people_telling (key bigint, person int) ON COMMIT DROP;
TRUNCATE people_telling;
INSERT INTO people_telling SELECT unnest(keys[1:telling]), no FROM people_incoming;
ANALYZE people_telling
"""
SUSPECT = """
INSERT INTO people_suspicion (id, organisation_id, person_id, other_id, score, answer, made_at)
SELECT pair.id, %(org)s, mine.id, theirs.id, pair.score, '', now()
FROM unnest(%(ids)s::uuid[], %(people)s::int[], %(others)s::int[], %(scores)s::float8[])
    AS pair (id, person, other, score)
JOIN people_person mine ON mine.no = pair.person
JOIN people_person theirs ON theirs.no = pair.other
"""
# A draft stays a draft: only registrars see it, suspected or not.
STATE = """
UPDATE people_person SET state = 'suspected'
WHERE no = ANY(%(people)s) AND state = 'accepted' RETURNING id
"""
STEP = """
INSERT INTO people_registrationstep (id, organisation_id, person_id, state, reason, by_id, at)
SELECT step.id, %(org)s, step.person, 'suspected', '', %(by)s, now()
FROM unnest(%(ids)s::uuid[], %(people)s::uuid[]) AS step (id, person)
"""


def suspect_alike(actor: Any) -> int:
    """Mark those of the batch just written who strongly resemble others; answers how many there are."""
    with connection.cursor() as cursor:
        cursor.execute(TELLING)
        cursor.execute(*suspects_sql("people_telling"))
        pairs = list(strong_pairs(cursor.fetchall()))
        if not pairs:
            return 0
        people = sorted({person for person, _other, _score in pairs})
        values = {
            "org": actor.organisation_id,
            "ids": [new_id() for _ in pairs],
            "people": [person for person, _other, _score in pairs],
            "others": [other for _person, other, _score in pairs],
            "scores": [score for _person, _other, score in pairs],
        }
        cursor.execute(SUSPECT, values)
        cursor.execute(STATE, {"people": people})
        changed = [id for (id,) in cursor.fetchall()]
        steps = {"org": actor.organisation_id, "by": actor.user_id, "people": changed}
        cursor.execute(STEP, {**steps, "ids": [new_id() for _ in changed]})
    return len(people)
