"""A spreadsheet's values made ready for the verb: words of cells become a Registration.

Pure: a long import runs this in a process of its own. Not here: reading cells (imports).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from hamrah.ground import names
from hamrah.imports.columns import Prepared
from hamrah.people.lines import line_of
from hamrah.people.rules.ages import AgeSaid
from hamrah.people.rules.ready import Batch, Corrections, Ready, ready
from hamrah.people.rules.registration import PhoneSaid, Registration

# A village's code has six digits, an e-Shram number twelve.
LONGEST_NUMBER = 12
# Field of the register -> field of a sheet.
SAME = {
    "name": "name",
    "known_as": "known_as",
    "relation": "relation",
    "relation_name": "relation_name",
    "village_said": "village",
    "hamlet": "hamlet",
    "panchayat_said": "panchayat",
    "block_said": "block",
    "district_said": "district",
    "state_said": "state",
    "sector": "sector",
    "occupation": "occupation",
    "skill_grade": "skill_grade",
    "register_number": "register_number",
    "note": "note",
}


def prepared(
    values: Mapping[str, Any], *, on: date, basis: UUID | None = None, is_first: bool = False
) -> Prepared:
    """One sheet row ready for `people.register_workers`. Raises what `checked` raises.

    `is_first`: the register is new, so nothing can be corrected and the line of COPY is enough.

    `on` is the day of the import: an age without a date of registration was said then.
    """
    registered_on = values.get("registered_on")
    said = Registration(
        **{field: values[name] for field, name in SAME.items() if name in values},
        gender=values.get("gender", ""),
        age=_age(values, registered_on or on),
        birth_year=values.get("birth_year"),
        eshram=_number(values.get("eshram_number")),
        village_code=_number(values.get("village_code")),
        phones=tuple(PhoneSaid(number, _owner(note)) for number, note in values.get("phones", ())),
        registered_on=registered_on,
        registered_precision=values.get("registered_precision", "day"),
        basis=basis,
    )
    row = ready(said, today=on)
    line = line_of(row, today=on)
    kept = None if is_first else row
    return Prepared(said.id, row.said.register_number, identity(row), content(values), line, kept)


def batch_of(rows: Sequence[Prepared], digest: str) -> Batch:
    """The argument of people.register_workers."""
    return Batch([row.line for row in rows], digest)


def corrections_of(rows: Sequence[tuple[Prepared, UUID]], digest: str) -> Corrections:
    """The argument of people.correct_workers: each row is what the person of that id is now said to be."""
    return Corrections([replace(row.row, said=replace(row.row.said, id=id)) for row, id in rows], digest)


def identity(row: Ready) -> int:
    """What tells two rows of one register apart: folded name, relation's name, village."""
    said = row.said
    return _hash("|".join(map(_folded, (said.name, said.relation_name, said.village_said))))


def content(values: Mapping[str, Any]) -> int:
    """Everything the row says, so that a changed row is known from an unchanged one."""
    return _hash(repr(sorted(values.items(), key=_by_name)))


def _by_name(item: tuple[str, Any]) -> str:
    return item[0]


@lru_cache(maxsize=200_000)
def _folded(text: str) -> str:
    return " ".join(map(names.cached_sounds, names.plain_words(text)))


def _hash(text: str) -> int:
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _number(text: str | None) -> int | None:
    """The digits of a cell as a number; a code of letters is none."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def _age(values: Mapping[str, Any], on: date) -> AgeSaid | None:
    if "age" not in values:
        return None
    return AgeSaid(values["age"], on, values.get("age_known", "about"))


def _owner(note: str) -> str:
    return note[:16] if note else "unknown"
