"""The words and dates of a spell. Pure; not here: law."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

RECRUITED = ("self", "relative", "contractor", "sirdar", "naka", "")
WITH = ("alone", "gang", "spouse", "family", "children", "")
BASES = ("day", "month", "piece", "thousand_bricks", "lump_sum", "")
EARNERS = ("person", "household")
LIVING = ("open", "worksite", "factory", "employers_room", "shared_room", "shelter", "kin", "")
PAID_HOW = ("cash", "bank", "upi", "contractor_keeps", "")
FOOD_STAY = ("own", "free", "deducted", "")
# Who had to do with a spell, from the worker upward.
ROLES = ("recruiter", "sub_contractor", "contractor", "principal", "site")
AWAY = ("left", "there")
NOT_GONE, LOST = "not_gone", "lost_contact"
ENDS = ("returned", "moved_on", LOST, NOT_GONE)
EARLIEST = date(1980, 1, 1)


def first_of_month(text: str) -> date | None:
    """'2026-03' or '2026-03-17' as the first of that month; None for nothing. Raises ValueError."""
    if not text:
        return None
    year, month = text.split("-")[:2]
    return date(int(year), int(month), 1)


def months_wrong(*, left: date | None, expected: date | None, returned: date | None, today: date) -> str:
    """Which date cannot be: "returned" or "expected" before leaving, or in the future; "" if none."""
    if returned and returned > today:
        return "returned"
    if left and returned and returned < left:
        return "returned"
    if left and expected and expected < left:
        return "expected"
    return "left" if left and left < EARLIEST else ""


@dataclass(frozen=True)
class Leg:
    """One spell as the journey line draws it. `begins`: at home, or on the way (from the spell before).

    `ends`: home, on (moved on), away (still there), plan (not gone yet), lost.
    """

    begins: str
    ends: str


_LEG_ENDS = {"planned": "plan", "returned": "home", "moved_on": "on", "lost_contact": "lost"}


def legs(states: Sequence[str]) -> list[Leg]:
    """The line of spells in order of time: who moved on, or plans to, does not pass by home."""
    drawn = []
    begins = "home"
    for state in states:
        ends = _LEG_ENDS.get(state, "away")
        drawn.append(Leg(begins, ends))
        begins = "on" if ends in ("on", "away") else "home"
    return drawn


def in_paise(rupees: Decimal | None) -> int | None:
    """Rupees with at most two decimals as whole paise."""
    return None if rupees is None else int(rupees * 100)


def in_rupees(paise: int | None) -> Decimal | None:
    """Paise as a form shows them again."""
    return None if paise is None else Decimal(paise) / 100
