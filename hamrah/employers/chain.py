"""The chain of a party as its page draws it: all above it, and those right below. Not here: changing it."""

from dataclasses import dataclass
from typing import Any

from hamrah.employers.models import Party, WorksFor

# A chain of more steps is a mistake that a page need not draw.
STEPS_AT_MOST = 8


@dataclass(frozen=True)
class Step:
    """One step above a party: the link, and how many steps it is away."""

    link: WorksFor
    depth: int


def above(party: Party) -> list[Step]:
    """For whom it works, and for whom those do, nearest first; what ended stands at the first step only."""
    steps: list[Step] = []
    at, seen = [party.id], {party.id}
    for depth in range(1, STEPS_AT_MOST + 1):
        links = WorksFor.objects.filter(lower__in=at).select_related("lower", "upper")
        now = [link for link in links if depth == 1 or link.until is None]
        steps += [Step(link, depth) for link in now if link.upper_id not in seen or link.until]
        at = [link.upper_id for link in now if link.until is None and link.upper_id not in seen]
        seen.update(at)
        if not at:
            break
    return steps


def below(party: Party) -> Any:
    """Those who take work from it, today's first."""
    return party.has_under.select_related("lower").order_by("until", "lower__name")
