"""Days, months and moments in the words of a language: 21 Nov 2026, 21 नव॰ 2026. Days are India's.

Not here: reading a date that somebody typed (imports).
"""

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import get_month_names

from hamrah.ground.day import INDIA
from hamrah.ground.languages import chain, languages

IN_A_YEAR = 12


@lru_cache(maxsize=16)
def _months(language: str) -> tuple[str, ...]:
    """Twelve short names: the language's own, else the library's, else of what it falls back on."""
    for code in chain(language):
        known = languages().get(code)
        if known and len(known.months) == IN_A_YEAR:
            return known.months
        try:
            named = get_month_names("abbreviated", locale=Locale.parse(code))
        except (UnknownLocaleError, ValueError):
            continue
        return tuple(named[month] for month in range(1, IN_A_YEAR + 1))
    raise LookupError(f"No months are known in {language}")


def day_words(day: date, language: str) -> str:
    """21 Nov 2026 / 21 नव॰ 2026. A moment is first taken to India's day."""
    return f"{_in_india(day).day} {month_words(day, language)}"


def month_words(day: date, language: str) -> str:
    """Nov 2026 / नव॰ 2026, for what is known to the month only."""
    there = _in_india(day)
    return f"{_months(language)[there.month - 1]} {there.year}"


def month_name(month: int, language: str) -> str:
    """Nov / नव॰: the eleventh of any year."""
    return _months(language)[month - 1]


def moment_words(at: datetime, language: str) -> str:
    """21 Nov 2026, 16:05, in India's time."""
    there = at.astimezone(INDIA)
    return f"{day_words(there, language)}, {there:%H:%M}"


def _in_india(day: date) -> date:
    return day.astimezone(INDIA) if isinstance(day, datetime) else day
