"""Suspicion in bulk: which of the people just written look like somebody already there.

Not here: the comparison itself (rules/likeness.py) and the answer a person gives (actions/sameness.py).
"""

from collections.abc import Sequence
from typing import Any


def suspect_alike(actor: Any, numbers: Sequence[int]) -> int:
    """Mark newly written people who strongly resemble others; answers how many became "suspected"."""
    return 0
