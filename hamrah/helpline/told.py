"""Codes of the helpline put into words. Not here: what they mean (rules/words.py)."""

from typing import Any

from hamrah.ground.language_names import names_of
from hamrah.ground.words import _, pgettext_lazy
from hamrah.helpline.rules.words import LANGUAGES as LANGUAGE_CODES

LANGUAGES = names_of(*LANGUAGE_CODES)
CALLERS: dict[str, Any] = {
    "self": _("The worker herself"),
    "coworker": _("Somebody who works with her"),
    "leader": _("Speaks for a gang"),
    "relative": _("A relative"),
    "other": _("Somebody else"),
}
OWNERS: dict[str, Any] = {
    "self": _("Her own"),
    "family": _("Family"),
    "neighbour": _("Neighbour or friend"),
    "contractor": _("Contractor"),
    "shop": _("Shop or stranger"),
    "unknown": _("Not known"),
}
GENDERS: dict[str, Any] = {"F": _("Woman"), "M": _("Man"), "O": _("Other")}
TOPICS: dict[str, Any] = {
    "wages": _("Wages not paid"),
    "accident": _("Accident"),
    "contractor": _("Trouble with the contractor"),
    "harassment": _("Harassment"),
    "bondage": _("Held at work"),
    "missing": _("Somebody is missing"),
    "death": _("Death"),
    "police": _("Police"),
    "registration": _("Registration and card"),
    "scheme": _("Government scheme"),
    "papers": _("Papers"),
    "health": _("Health"),
    "shelter": _("Shelter"),
    "food": _("Food and ration"),
    "travel": _("Travel home"),
    "job": pgettext_lazy("topic", "Work"),
    "bank": _("Bank and insurance"),
    "information": _("Only a question"),
    "other": _("Something else"),
}
NEEDS: dict[str, Any] = {
    "food": _("Food and ration"),
    "travel": _("Travel home"),
    "shelter": _("Shelter"),
    "health": _("Health"),
    "wages": _("Wages not paid"),
    "other": _("Something else"),
}
DANGERS: dict[str, Any] = {
    "violence": _("Violence"),
    "bondage": _("Held at work"),
    "child": _("A child works or is in danger"),
    "missing": _("Somebody is missing"),
}
DISPOSITIONS: dict[str, Any] = {
    "information": _("Answered"),
    "case": _("It becomes a case"),
    "service": _("It becomes a service"),
    "referral": _("Sent to others"),
    "callback": _("We ring back"),
    "silent": _("Nobody spoke"),
    "wrong": _("Wrong number"),
}
CAME: dict[str, Any] = {
    "reached": _("She speaks"),
    "no_answer": _("No answer"),
    "busy": _("Busy"),
    "switched_off": _("Switched off"),
    "someone_else": _("Somebody else spoke: I said nothing"),
    "asked_to_stop": _("Do not ring again"),
}
STATES: dict[str, tuple[Any, str]] = {
    "waiting": (_("Waits"), "warn"),
    "sending": (_("Is going out"), "neel"),
    "sent": (_("With the network"), "neel"),
    "delivered": (_("On the phone"), "good"),
    "failed": (_("Did not go"), "bad"),
    "kept": (_("Kept here: there is no gateway"), ""),
    "dropped": (_("Not sent: no messages wanted"), ""),
}
WORDINGS: dict[str, Any] = {
    "call_us": _("You may ring us"),
    "come_to_us": _("Come to our office"),
    "closed_on": _("Our office is closed"),
}
WHY_REFUSED: dict[str, Any] = {
    "no_place": _("no place in it"),
    "no_people_or_number": _("neither a number, nor how many, nor what is needed"),
    "bad_people": _("how many people cannot be read"),
    "too_long": _("too long"),
}
