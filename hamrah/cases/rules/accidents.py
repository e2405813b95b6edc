"""What is owed for an accident or a death at work: the law's sum, and each reading of the interest. Pure.

Not here: the law (wages.law.accident), rows. The claim is the sum without interest: from which day that runs
is contested, so both readings stand beside it until somebody decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.cases.rules.claims import WorkedOut
from hamrah.wages.law import Packs, accident, plain

ACCIDENT = "accident"


@dataclass(frozen=True)
class AccidentSaid:
    """What happened: death, total or partial; on which day, at what age, for what wage of a month, with how
    much loss of earning power; `paid_on`: the day up to which interest is counted."""

    of: str
    on: date
    age: int
    monthly_paise: int
    loss_percent: int = 100
    paid_on: date | None = None


def compensated(said: AccidentSaid, packs: Packs, *, known: date) -> WorkedOut:
    """By the law as it was known that day. Raises `wages.accident_said`, `wages.law_missing`."""
    statement = accident(packs, **vars(said), known=known)
    return WorkedOut(ACCIDENT, statement.total_paise or 0, True, plain(statement), packs.version)


def plain_accident(said: AccidentSaid) -> dict[str, Any]:
    """As it is kept beside the claim."""
    return {**vars(said), "on": str(said.on), "paid_on": str(said.paid_on or "")}


def accident_kept(kept: Mapping[str, Any]) -> AccidentSaid:
    """The same again."""
    days = {"on": date.fromisoformat(kept["on"])}
    days["paid_on"] = date.fromisoformat(kept["paid_on"]) if kept["paid_on"] else None  # type: ignore[assignment]
    return AccidentSaid(**{**kept, **days})
