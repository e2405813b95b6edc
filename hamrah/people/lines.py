"""A ready registration as one line of COPY: text, tab between columns. Pure, so that a long import
writes its lines in a process of its own. Not here: the statements that take them in (writing.py).
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from hamrah.ground.ids import new_id
from hamrah.people.rules.ready import Ready
from hamrah.people.rules.registration import PhoneSaid
from hamrah.people.rules.stages import first_stage

# Column of people_person -> how a ready registration fills it; the order is that of the line.
PERSON: dict[str, Callable[[Ready], Any]] = {
    "id": lambda r: r.said.id,
    "register_number": lambda r: r.said.register_number,
    "registered_on": lambda r: r.said.registered_on,
    "registered_precision": lambda r: r.said.registered_precision,
    "name": lambda r: r.said.name,
    "name_script": lambda r: r.script,
    "name_latin": lambda r: r.latin,
    "known_as": lambda r: r.said.known_as,
    "relation": lambda r: r.said.relation,
    "relation_name": lambda r: r.said.relation_name,
    "gender": lambda r: r.said.gender,
    "birth_year": lambda r: r.said.said_birth_year,
    "birth_known": lambda r: r.said.birth_known,
    "adult_from": lambda r: r.said.adult_from,
    "village_id": lambda r: r.said.village,
    "village_said": lambda r: r.said.village_said,
    "hamlet": lambda r: r.said.hamlet,
    "panchayat_said": lambda r: r.said.panchayat_said,
    "block_said": lambda r: r.said.block_said,
    "district_id": lambda r: r.said.district,
    "district_said": lambda r: r.said.district_said,
    "state_said": lambda r: r.said.state_said,
    "sector": lambda r: r.said.sector,
    "occupation": lambda r: r.said.occupation,
    "skill_grade": lambda r: r.said.skill_grade,
    "eshram_number": lambda r: r.said.eshram_number,
    "note": lambda r: r.said.note,
    "photo_id": lambda r: r.said.photo,
    "basis_id": lambda r: r.said.basis,
    "by_proxy": lambda r: r.said.by_proxy,
}
COLUMNS = (*PERSON, "state", "step_id", "phones", "keys", "telling", "trait", "village_code")
_FILL = tuple(PERSON.values())
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
# What stands between the parts of a phone stands in none of them.
_NO_MARKS = str.maketrans(",;", "  ")


def line_of(row: Ready, *, today: date) -> str:
    """One line, ending in a newline. Phones as "id;number;owner;safe", keys as an array literal."""
    phones = ",".join(map(_phone, row.said.phones))
    parts = [fill(row) for fill in _FILL]
    parts += [first_stage(row.said, today=today), new_id(), phones, _array(row.keys), row.telling, row.trait]
    parts.append(row.said.village_code)
    return "\t".join(map(_text, parts)) + "\n"


def _phone(said: PhoneSaid) -> str:
    safe = "" if said.safe_to_call is None else said.safe_to_call
    return f"{new_id()};{said.number};{said.owner.translate(_NO_MARKS)};{safe}"


def _text(value: Any) -> str:
    if value is None:
        return "\\N"
    text = str(value)
    return text if text.isprintable() and "\\" not in text else text.translate(_ESCAPES)


def _array(keys: tuple[int, ...]) -> str:
    return "{" + ",".join(map(str, keys)) + "}"
