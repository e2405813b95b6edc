"""KINDS: from a column's kind to the function that reads its cells. Not here: what each reading does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.ground.aadhaar import contains_aadhaar
from hamrah.imports.cells import names
from hamrah.imports.cells.ages import check_years, read_age
from hamrah.imports.cells.dates import date_fields, read_date
from hamrah.imports.cells.marks import is_empty
from hamrah.imports.cells.phones import read_phones
from hamrah.imports.cells.reading_of import NOTHING, Read, Unread, Wrong
from hamrah.imports.cells.texts import ascii_digits, clean, fold, guard
from hamrah.imports.cells.words_of import GENDERS, TICKS, YES_NO
from hamrah.imports.columns import Column

Reader = Callable[[Any], Read]


@dataclass(frozen=True)
class Limits:
    """What every cell of one import is measured against: `on` is the day of the import, ages in years."""

    on: date
    youngest: int = 14
    oldest: int = 100


def plain_text(cell: Any, most: int) -> str:
    """A cell's text, cleaned and guarded; "" for an empty mark. Whole numbers lose no digit."""
    text = clean(cell if isinstance(cell, str) else str(cell))
    if is_empty(text):
        return ""
    guard(text, most)
    return text


def _text(column: Column, _limits: Limits) -> Reader:
    def read(cell: Any) -> Read:
        text = plain_text(cell, column.most)
        return Read({column.name: text}) if text else NOTHING

    return read


def _code(column: Column, _limits: Limits) -> Reader:
    """A register number or the like: digits of all scripts made equal, inner blanks gone."""

    def read(cell: Any) -> Read:
        text = ascii_digits(plain_text(cell, column.most)).replace(" ", "")
        return Read({column.name: text.removesuffix(".0")}) if text else NOTHING

    return read


def _name(column: Column, _limits: Limits) -> Reader:
    return lambda cell: names.read_name(cell, field=column.name, most=column.most)


def _known_as(column: Column, _limits: Limits) -> Reader:
    return lambda cell: names.read_known_as(cell, field=column.name, most=column.most)


def _relation(column: Column, _limits: Limits) -> Reader:
    fixed = dict(column.fixed)
    return lambda cell: names.read_relation(cell, field="relation_name", most=column.most, fixed=fixed)


def _age(_column: Column, limits: Limits) -> Reader:
    return lambda cell: read_age(cell, on=limits.on, youngest=limits.youngest, oldest=limits.oldest)


def _date(column: Column, limits: Limits) -> Reader:
    return lambda cell: date_fields(cell, name=column.name, on=limits.on, future=column.future)


def _born(column: Column, limits: Limits) -> Reader:
    """A day, month or year of birth: {born_on, born_precision, birth_year} or the year alone."""

    def read(cell: Any) -> Read:
        found = read_date(cell, on=limits.on)
        if found is None:
            return NOTHING
        day, precision = found
        check_years(limits.on.year - day.year, limits.youngest, limits.oldest)
        fields: dict[str, Any] = {"birth_year": day.year}
        if precision != "year":
            fields |= {"born_on": day, "born_precision": precision}
        return Read(fields)

    return read


def _phone(_column: Column, _limits: Limits) -> Reader:
    return read_phones


def _gender(column: Column, _limits: Limits) -> Reader:
    def read(cell: Any) -> Read:
        text = plain_text(cell, column.most)
        if not text:
            return NOTHING
        gender = GENDERS.get(fold(text)) or GENDERS.get(fold(text.split("/")[0]))
        if gender is None:
            return Read({}, (Unread(column.name, text, "imports.gender_unreadable"),))
        return Read({column.name: gender})

    return read


def _eshram(column: Column, _limits: Limits) -> Reader:
    """The twelve digits of an e-Shram card: its own column, hence never mistaken for Aadhaar."""

    def read(cell: Any) -> Read:
        text = ascii_digits(clean(cell if isinstance(cell, str) else str(cell)))
        digits = text.removesuffix(".0").replace(" ", "").replace("-", "")
        if is_empty(text):
            return NOTHING
        if len(digits) == 12 and digits.isdecimal():
            return Read({column.name: digits})
        guard(text, column.most)
        return Read({}, (Unread(column.name, text, "imports.eshram_unreadable"),))

    return read


def _yes_no(column: Column, _limits: Limits) -> Reader:
    def read(cell: Any) -> Read:
        text = clean(cell if isinstance(cell, str) else str(cell))
        guard(text, column.most)
        known = True if text in TICKS else YES_NO.get(fold(text))
        if known is not None:
            return Read({column.name: known})
        if is_empty(text):
            return NOTHING
        return Read({}, (Unread(column.name, text, "imports.yes_no_unreadable"),))

    return read


def _choice(column: Column, _limits: Limits) -> Reader:
    """One of a few codes, said in any of its words."""
    codes = {fold(word): code for code, words in column.choices.items() for word in (code, *words)}

    def read(cell: Any) -> Read:
        text = plain_text(cell, column.most)
        if not text:
            return NOTHING
        code = codes.get(fold(text))
        if code is None:
            return Read({}, (Unread(column.name, text, "imports.choice_unreadable"),))
        return Read({column.name: code})

    return read


def _never(_column: Column, _limits: Limits) -> Reader:
    """A column whose values must not be kept; looked at only to refuse an Aadhaar number."""
    return scan


def _skip(_column: Column, _limits: Limits) -> Reader:
    """A column of other papers' numbers: not looked at, not kept. Ration cards and bank accounts have twelve
    digits too, and one in ten would pass for an Aadhaar number."""
    return lambda _cell: NOTHING


def scan(cell: Any) -> Read:
    """Keep nothing of a cell, yet refuse an Aadhaar number in it (Wrong imports.aadhaar)."""
    if contains_aadhaar(cell if isinstance(cell, str) else str(cell)):
        raise Wrong("imports.aadhaar", withheld=True)
    return NOTHING


KINDS: dict[str, Callable[[Column, Limits], Reader]] = {
    "text": _text,
    "code": _code,
    "name": _name,
    "known_as": _known_as,
    "relation": _relation,
    "age": _age,
    "date": _date,
    "born": _born,
    "phone": _phone,
    "gender": _gender,
    "eshram": _eshram,
    "yes_no": _yes_no,
    "choice": _choice,
    "never": _never,
    "skip": _skip,
}


def reader_for(column: Column, limits: Limits) -> Reader:
    """The function that reads this column's cells (never called with an empty cell or a ditto mark)."""
    return KINDS[column.kind](column, limits)
