"""A checked registration made ready for writing: derived names, search keys, folded trait.

Pure and picklable, so that a long import prepares rows in a process of its own. Not here: the keys
(pairkeys.py), writing (writing.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from hamrah.people.rules import pairkeys
from hamrah.people.rules.facts import Facts
from hamrah.people.rules.registration import Registration, checked, derived


@dataclass(frozen=True)
class Ready:
    """What is written of one person; `keys` are signed 64-bit, the first `telling` of
    them say most; `trait` is one line of folded facts."""

    said: Registration
    script: str
    latin: str
    keys: tuple[int, ...]
    telling: int
    trait: str


@dataclass(frozen=True)
class Batch:
    """Many prepared registrations as lines of COPY, with the digest of what they were read from."""

    ROWS_ARE_CHECKED: ClassVar[bool] = True

    lines: Sequence[str]
    digest: str


@dataclass(frozen=True)
class Corrections:
    """Many prepared corrections; each row's `said.id` is the person's."""

    ROWS_ARE_CHECKED: ClassVar[bool] = True

    rows: Sequence[Ready]
    digest: str


def facts_of(said: Registration) -> Facts:
    """The facts by which she is found again."""
    return Facts(
        name=said.name,
        known_as=said.known_as or None,
        relation=said.relation or None,
        relation_name=said.relation_name or None,
        gender=said.gender or None,
        birth_year=said.said_birth_year,
        village=said.village_said or None,
        hamlet=said.hamlet or None,
        district=said.district_said or None,
        state=said.state_said or None,
        phones=tuple(phone.number for phone in said.phones),
        occupation=said.occupation or None,
    )


def ready(said: Registration, *, today: date) -> Ready:
    """Check and prepare one registration. Raises what `checked` raises."""
    tidy = checked(said, today=today)
    names = derived(tidy)
    search = pairkeys.derived(facts_of(tidy))
    return Ready(tidy, names["name_script"], names["name_latin"], *search)
