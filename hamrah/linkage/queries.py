"""The queries of linkage, word for word the same on one machine (DuckDB) and on many (Spark).

Not here: the engines that ask them (engines/), and the comparing of names, which no query sees. Tables:
stored(key, person), asked(key, person), scored(person, other, points): numbers only, 64 and 32 bits.
"""

# A key that more people share tells too little for what its pairs cost.
HOLDERS_AT_MOST = 60
# Of each record, so many others with the most votes; measured, more add nothing at a million.
OTHERS_AT_MOST = 12

# floor: one engine rounds what it casts, the other cuts it off.
BLOCKS = f"""
SELECT key, CAST(floor(1000 * (15 - ln(count(*)))) AS INTEGER) AS vote
FROM stored GROUP BY key HAVING count(*) <= {HOLDERS_AT_MOST}
"""
# Who asks whom is counted apart, so that a pair met from both sides is not twice as alike.
PAIRS = """
SELECT person, other, CAST(max(votes) AS INTEGER) AS votes
FROM (
    SELECT least(asked.person, stored.person) AS person, greatest(asked.person, stored.person) AS other,
           asked.person < stored.person AS asks, sum(block.vote) AS votes
    FROM asked JOIN block ON block.key = asked.key JOIN stored ON stored.key = block.key
    WHERE stored.person <> asked.person
    GROUP BY least(asked.person, stored.person), greatest(asked.person, stored.person),
             asked.person < stored.person
) AS met
GROUP BY person, other
"""
NEAREST = f"""
SELECT person, other, votes
FROM (
    SELECT person, other, votes,
           row_number() OVER (PARTITION BY person ORDER BY votes DESC, other) AS place,
           row_number() OVER (PARTITION BY other ORDER BY votes DESC, person) AS place_of_other
    FROM pair
) AS placed
WHERE place <= {OTHERS_AT_MOST} OR place_of_other <= {OTHERS_AT_MOST}
ORDER BY person, other
"""
# Best link: of each record only the likeliest few, whichever of the two it is.
BEST_AT_MOST = 5
BEST = f"""
SELECT person, other, points
FROM (
    SELECT person, other, points,
           row_number() OVER (PARTITION BY person ORDER BY points DESC, other) AS place,
           row_number() OVER (PARTITION BY other ORDER BY points DESC, person) AS place_of_other
    FROM scored
) AS placed
WHERE place <= {BEST_AT_MOST} OR place_of_other <= {BEST_AT_MOST}
ORDER BY points DESC, person, other
"""
