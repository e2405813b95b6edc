"""Days, months and moments in the words of a language: 21 Nov 2026, 21 नव॰ 2026. Days are India's.

Not here: reading a date that somebody typed (imports).
"""

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_time

from hamrah.ground.day import INDIA


@lru_cache(maxsize=16)
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def day_words(day: date, language: str) -> str:
    """21 Nov 2026 / 21 नव॰ 2026. A moment is first taken to India's day."""
    return str(format_date(_in_india(day), "d MMM y", locale=_locale(language)))


def month_words(day: date, language: str) -> str:
    """Nov 2026 / नव॰ 2026, for what is known to the month only."""
    return str(format_date(_in_india(day), "MMM y", locale=_locale(language)))


def moment_words(at: datetime, language: str) -> str:
    """21 Nov 2026, 16:05, in India's time."""
    there = at.astimezone(INDIA)
    return f"{day_words(there, language)}, {format_time(there, 'HH:mm', locale=_locale(language))}"


def _in_india(day: date) -> date:
    return day.astimezone(INDIA) if isinstance(day, datetime) else day
