"""Days as registers hold them: real dates, serial numbers, 31/12/2022, 31.12.22, Mar 2026, मार्च 2026.

Day first, as India writes; month first only where it can be nothing else. Not here: ages.
"""

import re
from datetime import date
from typing import Any

from hamrah.imports.cells.marks import is_empty
from hamrah.imports.cells.reading_of import NOTHING, Read, Wrong
from hamrah.imports.cells.texts import ascii_digits, clean, fold, guard
from hamrah.imports.reading.xlsx_dates import day_of

DAY, MONTH, YEAR = "day", "month", "year"
EARLIEST_YEAR = 1900
# Serial numbers that mean a day between 1927 and 2118; smaller numbers may be years.
FIRST_SERIAL, LAST_SERIAL = 10_000, 80_000

_DMY = re.compile(r"(\d{1,2})\s*[/.\-,\s]\s*(\d{1,2})\s*[/.\-,\s]\s*(\d{4}|\d{2})")
_YMD = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?")
_MY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
_YM = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})")
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[\s./,\-]*)?([^\d\s./,\-]+)[\s./,\-]*(?:(\d{1,2})(?:st|nd|rd|th)?,\s*)?(\d{4}|\d{2})"
)
_TIME = re.compile(r"\s+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:am|pm)?$")

_MONTH_WORDS = """
1 january jan जनवरी जन जानेवारी જાન્યુઆરી જાન ଜାନୁଆରୀ ଜାନୁୟାରୀ
2 february feb फरवरी फर फेब्रुवारी ફેબ્રુઆરી ફેબ ଫେବୃଆରୀ ଫେବ୍ରୁଆରୀ
3 march mar मार्च માર્ચ ମାର୍ଚ୍ଚ ମାର୍ଚ
4 april apr अप्रैल अप्रेल एप्रिल એપ્રિલ ଅପ୍ରେଲ ଏପ୍ରିଲ
5 may मई मे મે ମଇ ମେ
6 june jun जून જૂન જુન ଜୁନ
7 july jul जुलाई जुलै જુલાઈ ଜୁଲାଇ
8 august aug अगस्त ऑगस्ट ઓગસ્ટ ઑગસ્ટ ଅଗଷ୍ଟ ଅଗଷ୍ଟ୍
9 september sep sept सितंबर सितम्बर सप्टेंबर સપ્ટેમ્બર સપ્ટે ସେପ୍ଟେମ୍ବର
10 october oct अक्टूबर अक्तूबर ऑक्टोबर ઓક્ટોબર ઑક્ટોબર ઓક્ટો ଅକ୍ଟୋବର
11 november nov नवंबर नवम्बर नोव्हेंबर નવેમ્બર નવે ନଭେମ୍ବର
12 december dec दिसंबर दिसम्बर डिसेंबर ડિસેમ્બર ડિસે ଡିସେମ୍ବର
"""
MONTHS = {
    fold(word): int(number)
    for number, *words in map(str.split, _MONTH_WORDS.strip().splitlines())
    for word in words
}


def read_date(cell: Any, *, on: date, future: bool = False) -> tuple[date, str] | None:
    """(day, precision day | month | year), or None for an empty mark. A month's first day stands for it.

    Wrong imports.date_impossible, .date_future (after `on`, unless `future`),
    .formula, .aadhaar, .control_characters.
    """
    if isinstance(cell, date):
        found = (cell, DAY)
    elif isinstance(cell, str):
        text = ascii_digits(clean(cell)).casefold()
        if is_empty(text):
            return None
        guard(text, 60)
        found = _typed(text, on)
    else:
        guard(str(cell), 60)
        found = _numbered(float(cell))
    if found[0] > on and not future:
        raise Wrong("imports.date_future")
    if found[0].year < EARLIEST_YEAR:
        raise Wrong("imports.date_impossible")
    return found


def date_fields(cell: Any, *, name: str, on: date, future: bool = False) -> Read:
    """`name` (…_on) as a day and …_precision beside it."""
    found = read_date(cell, on=on, future=future)
    if found is None:
        return NOTHING
    return Read({name: found[0], name.removesuffix("_on") + "_precision": found[1]})


def _numbered(number: float) -> tuple[date, str]:
    if EARLIEST_YEAR <= number < 2200 and number == int(number):
        return date(int(number), 1, 1), YEAR
    day = day_of(number) if FIRST_SERIAL <= number <= LAST_SERIAL else None
    if day is None:
        raise Wrong("imports.date_impossible")
    return day, DAY


def _typed(text: str, on: date) -> tuple[date, str]:
    text = _TIME.sub("", text)
    if match := _DMY.fullmatch(text):
        return _day_first(int(match[1]), int(match[2]), _full_year(match[3], on)), DAY
    if match := _YMD.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3])), DAY
    if match := _MY.fullmatch(text):
        return _day(int(match[2]), int(match[1]), 1), MONTH
    if match := _YM.fullmatch(text):
        return _day(int(match[1]), int(match[2]), 1), MONTH
    if match := _NAMED.fullmatch(text):
        return _with_month_name(match, on)
    try:
        return _numbered(float(text))
    except ValueError:
        raise Wrong("imports.date_impossible") from None


def _with_month_name(match: re.Match[str], on: date) -> tuple[date, str]:
    month = MONTHS.get(fold(match[2]))
    if month is None:
        raise Wrong("imports.date_impossible")
    day = match[1] or match[3]
    return _day(_full_year(match[4], on), month, int(day or 1)), DAY if day else MONTH


def _full_year(text: str, on: date) -> int:
    """Two digits mean the last such year that is not in the future."""
    year = int(text)
    if len(text) == 4:
        return year
    return year + (2000 if year <= on.year % 100 else 1900)


def _day_first(first: int, second: int, year: int) -> date:
    return _day(year, first, second) if second > 12 >= first else _day(year, second, first)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Wrong("imports.date_impossible") from None
