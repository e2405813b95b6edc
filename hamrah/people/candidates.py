"""Candidates: the SQL that fetches, by plain equality, who may be the person asked for.

Not here: which keys are asked (rules/pairkeys.py) and who of the candidates it is (rules/likeness.py).
Tables: people_key(key, org, person), unique in that order and covering; people_trait(org, person, trait).
Both carry a row policy on `org`, which is why none is named here; bigint and integer `=` are leakproof, so
the index is used under it. Plain equality only: LIKE, arrays and trigrams would read the whole table.
"""

from collections.abc import Sequence
from typing import Any

from hamrah.people.rules.pairkeys import FAMILIES, Probe

# Measured at a million rows (docs/scale.md): 160 find nobody more, 100 lose 1 of 400 right people.
CANDIDATES_AT_MOST = 120
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


# Likely-same for a batch just written: only keys that few share, and only pairs that share several.
BATCH_CAP = 50
BATCH_VOTES = 25
BATCH_OTHERS = 2
SUSPECTS_SQL = """
WITH block AS (
    SELECT asked.key, found.persons, 15 - ln(cardinality(found.persons)) AS vote
    FROM (SELECT DISTINCT key FROM {incoming}) AS asked CROSS JOIN LATERAL (
        SELECT array_agg(one.person) AS persons
        FROM (SELECT person FROM people_key WHERE people_key.key = asked.key LIMIT %(cap)s + 1) AS one
    ) AS found
    WHERE cardinality(found.persons) BETWEEN 2 AND %(cap)s
), pair AS (
    SELECT incoming.person, other, sum(block.vote) AS votes
    FROM {incoming} AS incoming JOIN block USING (key), unnest(block.persons) AS other
    WHERE other < incoming.person
    GROUP BY incoming.person, other HAVING sum(block.vote) >= %(votes)s
), nearest AS (
    SELECT person, other, row_number() OVER (PARTITION BY person ORDER BY votes DESC, other) AS place
    FROM pair
)
SELECT nearest.person, nearest.other, mine.trait, theirs.trait
FROM nearest
JOIN people_trait AS mine ON mine.person = nearest.person
JOIN people_trait AS theirs ON theirs.person = nearest.other
WHERE nearest.place <= %(most)s
"""


def suspects_sql(incoming: str) -> tuple[str, dict[str, Any]]:
    """SQL and parameters: rows (person, other, trait, other's trait) of pairs worth scoring.

    `incoming` is a table (key, person) of the batch's telling keys (pairkeys.Derived), which are in
    people_key too; numbers grow, so a pair is met once, by its newer record. likeness.strong_pairs
    scores them.
    """
    values = {"cap": BATCH_CAP, "votes": BATCH_VOTES, "most": BATCH_OTHERS}
    return SUSPECTS_SQL.format(incoming=incoming), values
