"""What a register of workers holds, and the headings offices write over it. Not here: reading any cell.

Headings in English, Hindi, Gujarati, Marathi and Odia, as the field papers and offices' sheets have them.
"""

from hamrah.imports.columns import PAPER_ONLY, RETURNED, SERIAL, Importable
from hamrah.people.columns.person import (
    AGE,
    BORN,
    FATHER,
    GENDER,
    HUSBAND,
    KNOWN_AS,
    MOTHER,
    NAME,
    REGISTER_NUMBER,
    REGISTERED_ON,
    RELATION_NAME,
)
from hamrah.people.columns.places import (
    BLOCK,
    DISTRICT,
    HAMLET,
    PANCHAYAT,
    STATE,
    VILLAGE,
    VILLAGE_CODE,
)
from hamrah.people.columns.work import (
    ESHRAM,
    NEVER_KEPT,
    NOTE,
    OCCUPATION,
    OTHER_NUMBERS,
    PHONE,
    SECTOR,
    SKILL,
)
from hamrah.people.preparing import batch_of, corrections_of, prepared

REGISTER = Importable(
    "people.register_workers",
    (
        *(SERIAL, REGISTER_NUMBER, REGISTERED_ON),
        *(NAME, KNOWN_AS, RELATION_NAME, FATHER, HUSBAND, MOTHER, AGE, BORN, GENDER),
        *(VILLAGE, VILLAGE_CODE, HAMLET, PANCHAYAT, BLOCK, DISTRICT, STATE),
        *(PHONE, OCCUPATION, SECTOR, SKILL, ESHRAM, NOTE),
        *(NEVER_KEPT, OTHER_NUMBERS, PAPER_ONLY, RETURNED),
    ),
    prepare=prepared,
    batch=batch_of,
    correct="people.correct_workers",
    corrections=corrections_of,
    withdraw="people.withdraw_registrations",
    restore="people.restore_registrations",
)

__all__ = ["REGISTER"]
