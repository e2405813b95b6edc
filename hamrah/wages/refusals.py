"""The sentences with which terms, marks and money are refused, or asked about first. Not here: when."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import get_language

from hamrah.ground.day_words import day_words
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.wages.rules.refusing import Wrong

# More days than these are not read one by one.
NAMED = 5


def of_marks(wrong: Wrong) -> Problem:
    """Why marks of days are not taken."""
    return {
        "word": lambda days: Problem("wages.unknown_mark", _("This mark is not known: %(days)s."), days=days),
        "overtime": lambda days: Problem(
            "wages.overtime_too_long",
            _("So many hours are not in a day: %(days)s. A full day leaves room for 16 hours more."),
            days=days,
        ),
        "future": lambda days: Problem(
            "wages.day_to_come", _("This day is still to come: %(days)s."), days=days
        ),
        "long_ago": lambda days: Problem(
            "wages.day_long_ago", _("This is more than three years ago: %(days)s."), days=days
        ),
        "ended": lambda days: Problem(
            "wages.diary_ended", _("This diary ended before %(days)s. Begin a new one."), days=days
        ),
        "twice": lambda days: Problem(
            "wages.day_twice", _("The same day stands here twice: %(days)s."), days=days
        ),
    }[wrong.why](days_said(wrong.days))


def of_unusual(wrong: Wrong) -> Problem:
    """What is asked before it is taken."""
    days = days_said(wrong.days)
    if wrong.why == "long_day":
        return Problem(
            "wages.long_day", _("More than 8 hours of overtime on %(days)s. Is this right?"), days=days
        )
    return Problem(
        "wages.before_terms",
        _("The terms say that work began later than %(days)s. Is this right?"),
        days=days,
    )


def crossed(days: Iterable[date]) -> Problem:
    """Two people wrote the same day, each something else."""
    return Problem(
        "wages.said_meanwhile",
        _("Somebody else has just written something else for %(days)s. Look at what stands there now."),
        days=days_said(days),
    )


def days_said(days: Iterable[date]) -> str:
    """A few days in words, and that there are more."""
    named = sorted(set(days))
    words = ", ".join(day_words(day, get_language() or "en") for day in named[:NAMED])
    return words if len(named) <= NAMED else f"{words} …"


TERMS: dict[str, tuple[str, Any]] = {
    "unknown_word": ("wages.unknown_word", _("This choice is not known.")),
    "negative": ("wages.negative_money", _("An amount cannot be negative.")),
    "no_rate": ("wages.no_rate", _("Say the rate: without it there are no terms.")),
    "zero": ("wages.rate_zero", _("A rate of 0 is no wage. Write what was promised.")),
    "unit": ("wages.no_unit", _("Say what is counted: a piece of what, a thousand of what.")),
    "hours": ("wages.hours_out_of_day", _("A day has 1 to 24 hours.")),
    "nobody": ("wages.nobody_hires", _("Say who hires, as she calls him.")),
    "day": ("wages.begins_out_of_time", _("This day cannot be right. Look at it again.")),
}


def of_terms(field: str, why: str) -> Problem:
    code, sentence = TERMS[why]
    return Problem(code, sentence, field=field)
