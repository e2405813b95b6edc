"""From a person's row back to what was said: for correcting, comparing and taking out of search.

Not here: the other way, from what was said to a row (rules/registration.py, writing.py).
"""

from dataclasses import replace
from typing import Any

from hamrah.ground.day import today
from hamrah.people.models import Person
from hamrah.people.rules import pairkeys
from hamrah.people.rules.ready import Ready, facts_of
from hamrah.people.rules.registration import PhoneSaid, Registration, checked

SAME = [
    "name",
    "known_as",
    "relation",
    "relation_name",
    "gender",
    "birth_year",
    "village_said",
    "hamlet",
    "panchayat_said",
    "block_said",
    "district_said",
    "state_said",
    "sector",
    "occupation",
    "skill_grade",
    "note",
    "register_number",
    "registered_on",
    "registered_precision",
    "by_proxy",
    "id",
]


def said_of(person: Person) -> Registration:
    """The registration that the row stands for."""
    phones = sorted(person.phones.all(), key=lambda phone: phone.id)
    return Registration(
        **{name: getattr(person, name) for name in SAME},
        eshram=int(person.eshram_number) if person.eshram_number else None,
        phones=tuple(PhoneSaid(phone.number, phone.owner, phone.safe_to_call) for phone in phones),
        village=person.village_id,
        district=person.district_id,
        photo=person.photo_id,
        basis=person.basis_id,
    )


def ready_of(person: Person) -> Ready:
    """The person's keys and trait as they stand in the search tables."""
    said = said_of(person)
    return Ready(said, person.name_script, person.name_latin, *pairkeys.derived(facts_of(said)))


def corrected(person: Person, **changes: Any) -> Registration:
    """The person's registration with changes, checked again."""
    return checked(replace(said_of(person), **changes), today=today())
