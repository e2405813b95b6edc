"""Which hamlets a village's list names: none where a few people stand. Pure. Not here: who stands on it."""

from collections.abc import Mapping

# On a list of fewer each is pointed at: whose house is empty, who is alone.
FEWEST = 5


def hamlets_told(people: Mapping[str, int]) -> frozenset[str]:
    """Of hamlets with how many people each has, those that the list names. The rest stand together as the
    other hamlets; where they would be too few together, the smallest that was told joins them."""
    told = {name: count for name, count in people.items() if name and count >= FEWEST}
    others = sum(people.values()) - sum(told.values())
    while told and 0 < others < FEWEST:
        smallest = min(told, key=lambda name: (told[name], name))
        others += told.pop(smallest)
    return frozenset(told)
