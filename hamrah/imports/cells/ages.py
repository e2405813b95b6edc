"""Ages as registers hold them: 35, ३५, "लगभग 35", "24+", "abt 34", 30-35, 1985. Not here: dates of birth
in their own column (dates.py), what the law says of minors."""

import re
from datetime import date
from typing import Any

from hamrah.imports.cells.marks import is_empty
from hamrah.imports.cells.reading_of import NOTHING, Read, Wrong
from hamrah.imports.cells.texts import ascii_digits, clean, guard

_SURELY_GROWN_UP = 20
EXACT, ABOUT, AT_LEAST = "exact", "about", "at_least"

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|—|/|to|se|से|થી|ते|ରୁ)\s*(\d{1,3})")
_AT_LEAST = re.compile(
    r"\d\s*\+|\+\s*\d|^\s*[>≥]|above|over|more|plus|atleast|at least|minimum"
    r"|से\s*(?:अधिक|ज्यादा|ज़्यादा|ऊपर)|कम से कम"
    r"|થી\s*વધુ|ઓછામાં|पेक्षा\s*(?:जास्त|अधिक)|ରୁ\s*ଅଧିକ"
)
_MONTHS = re.compile(r"month|mahin|mnth|महीन|महिन|माह|મહિન|ମାସ")
_YEARS = re.compile(
    r"(?<![a-z])(?:years?|yrs?|y|yo|old|age)(?![a-z])\.?|वर्षे?|साल|बरस|વર્ષ|વરસ|સાલ|ବର୍ଷ|वय|आयु|उम्र|ઉંમર|ବୟସ"
)
# Nothing but punctuation and unit words left: the number is what was said.
_PUNCTUATION = re.compile(r"[\s.,;:()\[\]/*'’\-–_]+")


def read_age(cell: Any, *, on: date, youngest: int, oldest: int) -> Read:
    """{age, age_known} in full years; {age_from, age_to} beside it where a range was said; or {birth_year}
    (and {born_on}) where the column holds years or days of birth.

    Wrong imports.age_out_of_range, .age_unreadable, .formula, .aadhaar.
    """
    if isinstance(cell, date):
        return _born(cell, on, youngest, oldest)
    if isinstance(cell, str):
        text = ascii_digits(clean(cell)).casefold()
        if is_empty(text):
            return NOTHING
        guard(text, 60)
        return _said(text, on, youngest, oldest)
    guard(str(cell), 60)
    return _number(float(cell), EXACT, on, youngest, oldest)


def _born(day: date, on: date, youngest: int, oldest: int) -> Read:
    check_years(on.year - day.year, youngest, oldest)
    return Read({"born_on": day, "birth_year": day.year})


def _said(text: str, on: date, youngest: int, oldest: int) -> Read:
    numbers = _NUMBER.findall(text)
    if not numbers or len(numbers) > 2:
        raise Wrong("imports.age_unreadable")
    if span := _RANGE.search(text):
        return _range(int(span[1]), int(span[2]), youngest, oldest)
    if _MONTHS.search(text):
        if len(numbers) == 1:
            raise Wrong("imports.age_out_of_range")
    elif len(numbers) == 2:
        raise Wrong("imports.age_unreadable")
    return _number(float(numbers[0]), _known(text), on, youngest, oldest)


def _known(text: str) -> str:
    if _AT_LEAST.search(text):
        return AT_LEAST
    rest = _PUNCTUATION.sub("", _YEARS.sub("", _NUMBER.sub("", text)))
    return ABOUT if rest and not _MONTHS.search(rest) else EXACT


def _number(years: float, known: str, on: date, youngest: int, oldest: int) -> Read:
    if on.year - oldest <= years <= on.year:
        check_years(on.year - int(years), youngest, oldest)
        return Read({"birth_year": int(years)})
    check_years(int(years), youngest, oldest)
    return Read({"age": int(years), "age_known": known})


def _range(low: int, high: int, youngest: int, oldest: int) -> Read:
    if low > high:
        raise Wrong("imports.age_unreadable")
    check_years(low, youngest, oldest)
    check_years(high, youngest, oldest)
    # A range that touches childhood counts from its lower end: the minors' path must not be missed.
    years, known = (low, AT_LEAST) if low < _SURELY_GROWN_UP else ((low + high) // 2, ABOUT)
    fields = {"age": years, "age_known": known, "age_from": low, "age_to": high}
    return Read(fields)


def check_years(years: int, youngest: int, oldest: int) -> None:
    """Wrong imports.age_out_of_range below `youngest` or above `oldest`."""
    if not youngest <= years <= oldest:
        raise Wrong("imports.age_out_of_range")
