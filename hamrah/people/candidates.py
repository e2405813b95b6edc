"""Candidates: the SQL that fetches, by plain equality, who may be the person asked for.

Not here: which keys are asked (rules/pairkeys.py) and who of the candidates it is (rules/likeness.py).
Tables: people_key(key, org, person), unique in that order and covering; people_trait(org, person, trait).
Both carry a row policy on `org`, which is why none is named here; bigint and integer `=` are leakproof, so
the index is used under it. Plain equality only: LIKE, arrays and trigrams would read the whole table.
"""

from collections.abc import Sequence
from typing import Any

from hamrah.people.rules.pairkeys import FAMILIES, Probe

CANDIDATES_AT_MOST = 100
# A key that more people than this share says too little to pay for reading it.
TIGHT_CAP = 2_000
LOOSE_CAP = 2_000
NAME_CAP = 300

# Votes: the rarer a shared key, the more it says. 15 is about ln(3 million), so that no vote is negative.
CANDIDATES_SQL = """
WITH probe AS (
    SELECT key, cap FROM unnest(%(keys)s::bigint[], %(caps)s::int[]) AS asked(key, cap)
), block AS (
    SELECT found.persons, 15 - ln(cardinality(found.persons)) AS vote
    FROM probe CROSS JOIN LATERAL (
        SELECT array_agg(one.person) AS persons
        FROM (SELECT person FROM people_key WHERE people_key.key = probe.key LIMIT probe.cap + 1) AS one
    ) AS found
    WHERE cardinality(found.persons) <= probe.cap OR (%(common)s AND found.persons IS NOT NULL)
), voted AS (
    SELECT person, sum(vote) AS votes
    FROM block, unnest(block.persons) AS person
    GROUP BY person ORDER BY votes DESC, person LIMIT %(most)s
)
SELECT voted.person, people_trait.trait
FROM voted JOIN people_trait ON people_trait.person = voted.person
ORDER BY voted.votes DESC
"""


def candidates_sql(
    probes: Sequence[Probe], *, most: int = CANDIDATES_AT_MOST, common: bool = False
) -> tuple[str, dict[str, Any]]:
    """SQL and its parameters: rows (person, trait), at most `most`, those with the most votes first.

    Keys shared by more than their cap are left out; with `common` their first people are taken after
    all, for a second try when nothing else was found.
    """
    keys = [probe.key for probe in probes]
    caps = [_cap(probe.family) for probe in probes]
    return CANDIDATES_SQL, {"keys": keys, "caps": caps, "most": most, "common": common}


def _cap(family: str) -> int:
    if family == "N":
        return NAME_CAP
    return LOOSE_CAP if FAMILIES[family] else TIGHT_CAP
