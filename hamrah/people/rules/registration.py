"""A registration as it was said, checked and made ready: the one shape that form, phone and
spreadsheet hand to the verb. Pure; not here: whether she is registered already (likeness.py).
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from hamrah.ground import names
from hamrah.ground.aadhaar import contains_aadhaar
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.people.rules.ages import AgeSaid, adult_from

YOUNGEST, OLDEST = 14, 100
LONGEST_NAME = 120
LONGEST_NOTE = 2_000
ESHRAM_DIGITS = 12
RELATIONS = ("father", "husband", "mother", "guardian", "")
GENDERS = ("F", "M", "O", "")


@dataclass(frozen=True)
class PhoneSaid:
    """A number of ten digits, whose it is, and whether calling it is safe for her (None = not asked)."""

    number: str
    owner: str = "unknown"
    safe_to_call: bool | None = None


@dataclass(frozen=True)
class Registration:
    """What is said when a worker is registered. Only the name is needed; nothing is guessed.

    `eshram` is a number and no text: a text of twelve digits may be an Aadhaar number, and is refused
    wherever it stands. `village_code` is the village's in the Local Government Directory.
    """

    name: str
    known_as: str = ""
    relation: str = ""
    relation_name: str = ""
    gender: str = ""
    age: AgeSaid | None = None
    birth_year: int | None = None
    phones: tuple[PhoneSaid, ...] = ()
    village: UUID | None = None
    village_said: str = ""
    village_code: int | None = None
    hamlet: str = ""
    panchayat_said: str = ""
    block_said: str = ""
    district: UUID | None = None
    district_said: str = ""
    state_said: str = ""
    sector: str = ""
    occupation: str = ""
    skill_grade: str = ""
    eshram: int | None = None
    note: str = ""
    register_number: str = ""
    registered_on: date | None = None
    registered_precision: str = "day"
    photo: UUID | None = None
    basis: UUID | None = None
    by_proxy: bool = False
    id: UUID = field(default_factory=new_id)

    @property
    def eshram_number(self) -> str:
        return "" if self.eshram is None else f"{self.eshram:0{ESHRAM_DIGITS}d}"

    @property
    def said_birth_year(self) -> int | None:
        return self.birth_year if self.birth_year is not None else (self.age.birth_year if self.age else None)

    @property
    def birth_known(self) -> str:
        if self.birth_year is not None:
            return "year"
        return self.age.known if self.age else ""

    @property
    def adult_from(self) -> date | None:
        return adult_from(age=self.age, birth_year=self.birth_year)


TEXTS = (
    "name",
    "known_as",
    "relation_name",
    "village_said",
    "hamlet",
    "panchayat_said",
    "block_said",
    "district_said",
    "state_said",
    "sector",
    "occupation",
    "skill_grade",
    "register_number",
    "note",
)
# As long as its column: whoever says more is told, on whatever way it comes.
LONGEST = {
    "note": LONGEST_NOTE,
    "state_said": 60,
    "sector": 40,
    "occupation": 60,
    "skill_grade": 16,
    "register_number": 40,
}


def checked(said: Registration, *, today: date) -> Registration:
    """The registration with tidy text. Raises `people.no_name`, `people.too_long`,
    `people.unreadable_text`, `people.aadhaar`, `people.age_out_of_range`, `people.bad_phone`,
    `people.bad_eshram`, `people.unknown_word`."""
    texts = {name: text for name in TEXTS if (text := getattr(said, name))}
    changed: dict[str, Any] = {
        name: clean for name, text in texts.items() if (clean := tidied(name, text)) != text
    }
    tidy = replace(said, **changed) if changed else said
    if not any(letter.isalpha() for letter in tidy.name):
        raise Problem("people.no_name", "A name is needed.", field="name")
    _refuse_age(tidy, today)
    for phone in tidy.phones:
        refuse_phone(phone.number)
    if tidy.eshram is not None and not 0 < tidy.eshram < 10**ESHRAM_DIGITS:
        raise Problem("people.bad_eshram", "An e-Shram number has twelve digits.", field="eshram")
    if tidy.relation not in RELATIONS or tidy.gender not in GENDERS:
        raise Problem("people.unknown_word", "This choice is not known.", field="relation")
    return tidy


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


@lru_cache(maxsize=65_536)
def tidied(name: str, text: str) -> str:
    """NFC, single spaces. Raises where no person can have meant it."""
    clean = " ".join(unicodedata.normalize("NFC", text).split())
    if len(clean) > (most := LONGEST.get(name, LONGEST_NAME)):
        raise Problem("people.too_long", "This is too long: at most %(most)d letters.", field=name, most=most)
    if _CONTROL.search(clean):
        raise Problem("people.unreadable_text", "This holds signs that cannot be read.", field=name)
    if contains_aadhaar(clean):
        raise Problem(
            "people.aadhaar",
            "This looks like an Aadhaar number. Never write it here; tick 'seen'.",
            field=name,
        )
    return clean


def refuse_phone(number: str) -> None:
    """Raise `people.bad_phone` unless it is an Indian mobile of ten digits from 6 to 9, or a
    landline with its code (ten digits too)."""
    if not (number.isascii() and number.isdecimal() and len(number) == 10 and number[0] in "123456789"):
        raise Problem("people.bad_phone", "A phone number has ten digits.", field="phone")


def _refuse_age(said: Registration, today: date) -> None:
    year = said.said_birth_year
    if year is None:
        return
    years = said.age.years if said.age else today.year - year
    if not YOUNGEST <= years <= OLDEST:
        raise Problem(
            "people.age_out_of_range",
            "An age is from %(youngest)d to %(oldest)d.",
            field="age",
            youngest=YOUNGEST,
            oldest=OLDEST,
        )


def derived(said: Registration) -> dict[str, Any]:
    """What is worked out from the name once and kept: its script and its Latin form."""
    return {"name_script": names.script_of(said.name), "name_latin": names.latin(said.name)[:160]}
