"""How much the hub answers one organisation. Pure figures, read by the hub and by the bench.

An honest centre looks sixty times a day, and writes a few thousand findable workers anew. Whoever guesses
names gets sixty answers a day and stands in the hub's book.
"""

LOOKS_A_DAY = 60
EVALUATED_A_DAY = 100_000
