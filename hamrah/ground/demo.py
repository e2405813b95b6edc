"""Demo: what the rooms share while the demo is loaded, lowest floor first. Not here: what each adds."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from hamrah.ground.day import today

# Where workers leave, where they arrive, who lends and insures, who studies and trains.
SOURCE, DESTINATION, FINANCE, KNOWLEDGE = "PAG", "SAB", "GUL", "AGK"
# The two that the demo of every release has had; by them it is known.
CODES = (SOURCE, DESTINATION)
NETWORK = (*CODES, FINANCE, KNOWLEDGE)


@dataclass
class Demo:
    """One loading. `draw` follows from the seed; `password` is every demo user's.

    `organisations` by code (organisations fills it), `actors` by username (access fills it).
    """

    people: int
    draw: Random
    password: str
    organisations: dict[str, Any] = field(default_factory=dict)
    actors: dict[str, Any] = field(default_factory=dict)
    day: date = field(default_factory=today)

    def share(self, of_thousand: int, *, least: int = 0) -> int:
        """So many of every thousand people of this loading."""
        return max(least, self.people * of_thousand // 1_000)

    def months_ago(self, months: int) -> date:
        """The first of a month that lies so many months back."""
        index = self.day.year * 12 + self.day.month - 1 - months
        return date(index // 12, index % 12 + 1, 1)
