"""Codes of this room in words: what happened to a phone, names of values that disagree. Not here: meaning."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from hamrah.access.models import User
from hamrah.ground import numbers
from hamrah.ground.day_words import day_words
from hamrah.ground.words import _
from hamrah.journeys import told as journeys
from hamrah.organisations.models import Village
from hamrah.people import told as people
from hamrah.places.models import Place
from hamrah.sync.models import Conflict
from hamrah.wages import told as wages
from hamrah.wages.rules.typed import WORDS as SIGNED

A_DAY = re.compile(r"\d{4}-\d\d-\d\d")

STATES: dict[str, tuple[Any, str]] = {
    "active": (_("In use"), "good"),
    "lost": (_("Lost"), "bad"),
    "seized": (_("Seized"), "bad"),
    "returned": (_("Given back"), ""),
}
ENDS: dict[str, tuple[Any, Any]] = {
    "lost": (
        _("Lost or stolen"),
        _("It is wiped as soon as it is online; cards made on it no longer count."),
    ),
    "seized": (
        _("Taken by police or others"),
        _("It stops. Nothing is deleted until somebody has asked for advice."),
    ),
    "returned": (_("Given back, or broken"), _("It stops. Open its unsent work below, if there is any.")),
}
FIELDS: dict[str, Any] = {
    "name": _("Name"),
    "known_as": _("Known as"),
    "relation": _("Called after"),
    "relation_name": _("Father's or husband's name"),
    "gender": _("Woman or man"),
    "birth_year": _("Birth year"),
    "village": _("Village"),
    "village_said": _("Village"),
    "hamlet": _("Hamlet (phala)"),
    "panchayat_said": _("Panchayat"),
    "block_said": _("Block"),
    "eshram_number": _("e-Shram number"),
    "district_said": _("District"),
    "state_said": _("State"),
    "sector": _("Kind of work"),
    "occupation": _("Work"),
    "skill_grade": _("Skill"),
    "home": _("Home village"),
    "home_said": _("Home village"),
    "destination": _("Where she goes"),
    "destination_said": _("Where she goes"),
    "stand": _("Labour stand"),
    "expected_on": _("Expected back"),
    "recruited_how": _("How found"),
    "travelling_with": _("Goes with"),
    "earner": _("Paid to"),
    "days_a_month": _("Days of work in a month"),
    "rate_paise": _("Wage"),
    "rate_basis": _("Wage for"),
    "advance_paise": _("Advance"),
    "advance_from": _("Advance from"),
    "paid_how": _("How it is paid"),
    "food_stay": _("Food and stay"),
    "living": _("Where she lives there"),
    "children_along": _("Children under 14 along"),
    "earners": _("Earners in the family"),
    "hours_a_day": _("Hours a day"),
    "keeps_diary": _("Attendance diary"),
}
WORDS: dict[str, Any] = {
    "gender": people.GENDERS,
    "relation": people.RELATIONS,
    "skill_grade": people.SKILLS,
    "sector": journeys.SECTORS,
    "recruited_how": journeys.RECRUITED,
    "travelling_with": journeys.WITH,
    "earner": journeys.EARNERS,
    "rate_basis": journeys.BASES,
    "paid_how": journeys.PAID_HOW,
    "food_stay": journeys.FOOD_STAY,
    "living": journeys.LIVING,
}
ANSWERS: dict[str, Any] = {
    "done": _("taken in"),
    "already": _("had come already"),
    "refused": _("refused"),
    "conflict": _("said differently: a person chooses"),
    "parked": _("waits for what it builds on"),
    "dropped": _("given up on the phone"),
    "forged": _("not signed by her key: not taken in"),
    "unreadable": _("cannot be read"),
}


@dataclass(frozen=True)
class Shown:
    """A disagreement in words: the row, what it is about, both values, who said them, when and where."""

    row: Conflict
    label: Any
    yours: Any
    theirs: Any
    was: Any
    yours_by: str
    theirs_by: str
    theirs_where: Any


def shown(row: Conflict) -> Shown:
    """One disagreement as a person reads it."""
    names = dict(User.objects.filter(id__in=[row.yours_by_id, row.theirs_by_id]).values_list("id", "name"))
    where = row.theirs_where()
    return Shown(
        row=row,
        label=label_of(row.field),
        yours=value_in_words(row.field, row.yours),
        theirs=value_in_words(row.field, row.theirs),
        was=value_in_words(row.field, row.was),
        yours_by=names.get(row.yours_by_id, ""),
        theirs_by=names.get(row.theirs_by_id, "") if row.theirs_by_id else "",
        theirs_where=_("The office") if where == "" else where,
    )


def label_of(field: str) -> Any:
    """What a value is of; a day of a diary is its date."""
    if A_DAY.fullmatch(field):
        return day_words(date.fromisoformat(field), get_language() or "en")
    return FIELDS.get(field, field)


def value_in_words(field: str, value: Any) -> Any:
    """A value as the office reads it; an empty one as a dash."""
    if value in (None, "", []):
        return "–"
    if field in WORDS:
        return WORDS[field].get(value, value)
    if field in ("village", "stand", "home", "destination"):
        return _place(field, value)
    if field.endswith("_paise"):
        return numbers.rupees(int(value))
    if field.endswith("_on") or A_DAY.fullmatch(field):
        return _of_days(field, value)
    if field in ("birth_year", "eshram_number"):  # no thousands in these
        value = str(value)
    return {True: _("Yes"), False: _("No")}.get(value, value) if isinstance(value, bool) else value


def _of_days(field: str, value: str) -> str:
    """A date; or what was said of a day of a diary, and the hours beyond."""
    if field.endswith("_on"):
        return day_words(date.fromisoformat(value), get_language() or "en")
    word, hours = wages.MARKS[SIGNED[value[0]]][0], value[1:]
    return f"{word} +{hours}" if hours else str(word)


def _place(field: str, value: Any) -> Any:
    """The name of a village, stand or city."""
    model: Any = Place if field == "destination" else Village
    row = model.objects.filter(id=UUID(value)).first()
    return row.name if row else "–"
