"""Reasons in words: why a person is shown as found or as likely the same. Not here: the comparison."""

from collections.abc import Iterable
from typing import Any

from hamrah.ground.words import _
from hamrah.people.rules.likeness import Reason

# Relation's letter -> the word inside "same father".
RELATION_REASONS = {
    ("same_relation", "f"): _("same father"),
    ("same_relation", "h"): _("same husband"),
    ("same_relation", "m"): _("same mother"),
    ("near_relation", "f"): _("father's name close"),
    ("near_relation", "h"): _("husband's name close"),
    ("near_relation", "m"): _("mother's name close"),
    ("other_relation", "f"): _("another father's name"),
    ("other_relation", "h"): _("another husband's name"),
    ("other_relation", "m"): _("another mother's name"),
}
REASONS = {
    "same_phone": _("same phone"),
    "near_phone": _("phone differs in one digit"),
    "same_name": _("same name"),
    "near_name": _("name close"),
    "same_known_as": _("same known-as"),
    "same_relation": _("same relation's name"),
    "near_relation": _("relation's name close"),
    "other_relation": _("another relation's name"),
    "father_in_name": _("father's name inside the name"),
    "same_village": _("same village"),
    "near_village": _("village close"),
    "same_district": _("same district"),
    "other_gender": _("other gender"),
}


def in_words(reasons: Iterable[Reason]) -> str:
    """ "same father, same village, age 4 years apart" in the reader's language."""
    return ", ".join(str(_word(reason)) for reason in reasons)


def _word(reason: Reason) -> Any:
    if reason.code == "years_apart":
        return (
            _("same age") if reason.value == "0" else _("age %(years)s years apart") % {"years": reason.value}
        )
    return RELATION_REASONS.get((reason.code, reason.value)) or REASONS[reason.code]
