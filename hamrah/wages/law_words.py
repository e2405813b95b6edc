"""Words of the law in the reader's language. Not here: the words themselves (law/words.py)."""

from typing import Any

from django.utils.translation import gettext, gettext_lazy

from hamrah.ground.words import _
from hamrah.wages.law import words


def _said(table: dict[str, str]) -> dict[str, Any]:
    return {code: gettext_lazy(word) for code, word in table.items()}


PLACES = _said(words.PLACES)
EMPLOYMENTS = _said(words.EMPLOYMENTS)
SKILLS = _said(words.SKILLS)
MARKS = _said(words.MARKS)
BASES = _said(words.BASES)
KINDS = _said(words.KINDS)
HEADS = _said(words.HEADS)
READINGS = _said(words.READINGS)
NOTES = _said(words.NOTES)


def act_of(act: str) -> str:
    """The name of an act as a cite has it, several between semicolons, in the reader's language."""
    return "; ".join(gettext(one.strip()) for one in act.split(";"))


# What a notification of ours is at: its word, and the colour of its chip.
STATES: dict[str, tuple[Any, str]] = {
    "waiting": (_("Waits for a second person"), "warn"),
    "accepted": (_("Counts"), "good"),
    "declined": (_("Not accepted"), "bad"),
    "withdrawn": (_("Withdrawn"), ""),
}
TOPICS: dict[str, Any] = {
    "overtime": _("Overtime"),
    "pay_day": _("When wages must be paid"),
    "deductions": _("What may be taken off"),
    "limitation_wages": _("By when unpaid wages are claimed"),
    "limitation_minimum": _("By when less than the minimum is claimed"),
    "limitation_overtime": _("By when overtime is claimed"),
    "limitation_deduction": _("By when a deduction is claimed"),
    "limitation_accident": _("By when an accident is claimed"),
    "compensation_wages": _("On top of unpaid wages, at most"),
    "compensation_minimum": _("On top of less than the minimum, at most"),
    "accident": _("After an accident"),
    "accident_wage_cap": _("A month's wage counts after an accident up to"),
    "journey": _("The way home"),
}
PERIODS: dict[str, Any] = {
    "day": _("by the day"),
    "week": _("by the week"),
    "fortnight": _("by the fortnight"),
    "month": _("by the month"),
    "exit": _("when work ends"),
}
