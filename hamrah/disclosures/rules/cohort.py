"""Who may be chosen for a sheet that goes out, and when a second person must agree. Pure.

Not here: finding them (cohort.py).
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hamrah.ground.problem import Problem

# More people than these need a second person's yes; one sensitive column does too.
WITHOUT_A_SECOND = 50
MOST_PEOPLE = 20_000
# A choice that takes in nearly everyone of a place chooses by the place, whatever else it says.
NEARLY_ALL_PERCENT, FEW = 80, 5


@dataclass(frozen=True)
class Criteria:
    """Who is chosen: people named one by one, or by what they have in common. Empty says nothing."""

    people: tuple[UUID, ...] = ()
    village: str = ""
    district: str = ""
    gender: str = ""
    sector: str = ""
    occupation: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def has_origin(self) -> bool:
        """Whether it asks where people come from."""
        return bool(self.village or self.district)

    @property
    def asks_work(self) -> bool:
        """Whether it asks for more than origin, sex or the day of registration."""
        return bool(self.sector or self.occupation)

    def kept(self) -> dict[str, Any]:
        """As it is stored: only what was said."""
        return {
            name: [str(one) for one in value] if isinstance(value, tuple) else str(value)
            for name, value in asdict(self).items()
            if value
        }


def refuse_criteria(criteria: Criteria) -> None:
    """Raise `disclosures.nobody_chosen`, or `disclosures.origin_alone`: no list goes out of everyone from a
    place, whoever asks (domain.md 14: lists by place were used to drive workers out)."""
    if criteria.people:
        return
    if not criteria.asks_work:
        if criteria.has_origin or criteria.gender:
            raise origin_alone()
        raise Problem(
            "disclosures.nobody_chosen",
            "Choose workers one by one, or say what they work.",
            field="sector",
        )


def refuse_nearly_all(criteria: Criteria, *, chosen: int, of_the_place: int) -> None:
    """Raise `disclosures.origin_alone` where the work named is one that nearly everyone of a place does."""
    if criteria.people or not criteria.has_origin or chosen <= FEW:
        return
    if chosen * 100 >= of_the_place * NEARLY_ALL_PERCENT:
        raise origin_alone()


def origin_alone() -> Problem:
    return Problem(
        "disclosures.origin_alone",
        "No list leaves by place or sex alone: such lists were used against workers."
        " Choose by work, or one by one.",
        field="village",
    )


def refuse_number(count: int) -> None:
    """Raise `disclosures.nobody_found`, `disclosures.too_many`."""
    if not count:
        raise Problem(
            "disclosures.nobody_found",
            "Nobody fits who may be given out: accepted, not restricted, and in agreement"
            " where consent is the ground. Whoever may be under 18 leaves only by name,"
            " for a claim or by law.",
        )
    if count > MOST_PEOPLE:
        raise Problem(
            "disclosures.too_many", "These are more than %(most)d people. Choose fewer.", most=MOST_PEOPLE
        )


def needs_a_second(*, people: int, highest_tier: int) -> bool:
    """Whether somebody else must agree before it is made."""
    return people > WITHOUT_A_SECOND or highest_tier >= 4
