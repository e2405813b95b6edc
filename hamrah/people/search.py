"""Finding people: the fielded form, the one free box, and who is strongly alike.

Not here: keys and scores (rules/), or the SQL of candidates (candidates.py).
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hamrah.people.rules.ready import Ready


@dataclass(frozen=True)
class Found:
    """One person found: her id, the score (log-odds), and reasons as codes."""

    person_id: UUID
    score: float
    reasons: tuple[Any, ...] = ()


def strongly_alike(actor: Any, row: Ready) -> list[Found]:
    """People so alike that registering past them needs an answer."""
    return []
