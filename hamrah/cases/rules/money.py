"""What the money of a case says of where it stands. Pure. Not here: how it is counted.

Stands in until the ledger of cases is there; same names.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class MoneyFacts:
    """Nothing claimed, agreed or paid."""

    offers: int = 0
    agreed_on: date | None = None
    signed_on: date | None = None
    parts: int = 0
    parts_paid: int = 0
    received_paise: int = 0
    owing_paise: int = 0
    all_verified: bool = False
    next_due_on: date | None = None
    settlement: str = "none"
    stage: str = ""


NONE = MoneyFacts()
