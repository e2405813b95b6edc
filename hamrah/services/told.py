"""Codes of services put into words, with the colour of their label. Not here: what they mean (rules/)."""

from typing import Any

from hamrah.ground.language_names import names_of
from hamrah.ground.words import _, pgettext_lazy

STATES: dict[str, tuple[Any, str]] = {
    "requested": (_("Asked for"), "warn"),
    "offered": (_("Offered"), "neel"),
    "in_progress": (_("Under way"), "neel"),
    "done": (pgettext_lazy("service", "Done"), "good"),
    "not_possible": (_("Not possible"), "bad"),
    "withdrawn": (_("She does not want it any more"), ""),
    "moved": (_("Moved to others"), ""),
}
HAND_STATES: dict[str, tuple[Any, str]] = {
    "sent": (_("Waits for an answer"), "warn"),
    "accepted": (_("Taken on"), "neel"),
    "declined": (_("Declined"), "bad"),
    "revoked": (_("Taken back"), ""),
    "expired": (_("Its time is over"), ""),
    "done": (pgettext_lazy("service", "Done"), "good"),
    "withdrawn": (_("She took back her yes"), ""),
}
# A step as a button says it.
STEP_BUTTONS: dict[str, Any] = {
    "offer": _("We can offer this"),
    "start": _("Work has begun"),
    "finish": _("It is done"),
    "not_possible": _("It is not possible"),
    "withdraw": _("She does not want it any more"),
    "reopen": _("Take it up again"),
}
# A step as the story tells it.
STEPS: dict[str, Any] = {
    "requested": _("She asked for it"),
    "offer": _("Offered"),
    "start": _("Begun"),
    "finish": pgettext_lazy("service", "Done"),
    "not_possible": _("Said to be not possible"),
    "withdraw": _("She did not want it any more"),
    "reopen": _("Taken up again"),
    "assigned": _("Given to a colleague"),
    "wished": _("Somebody asked to take it over"),
    "move": _("Moved to others"),
    "moved_inside": _("Moved to another of our centres or colleagues"),
    "goes_well": _("Asked after: it goes well"),
    "stopped": _("Asked after: it has stopped"),
    "not_met": _("Asked after: she was not reached"),
    "told": _("She heard the outcome"),
    "not_reached": _("She could not be told yet"),
    "feedback": _("Who helped her said what came of it"),
    "was_declined": _("The hand-over was declined"),
    "accepted": _("Others have taken her on"),
    "expired": _("The hand-over's time was over"),
}
HAND_STEPS: dict[str, Any] = {
    "sent": _("Handed over"),
    "accepted": _("Taken on"),
    "declined": _("Declined"),
    "revoked": _("Taken back"),
    "expired": _("Its time was over"),
    "done": _("Done, with what came of it"),
    "withdrawn": _("She took back her yes"),
    "one_withdrew": _("One of them took back her yes"),
    "wished": _("The receiver asked to have her wholly"),
    "raised": _("No answer in time: the coordinators were told"),
    "opened": _("The slip was opened"),
    "new_code": _("Link and code made anew"),
}
WHY_NOT: dict[str, Any] = {
    "not_eligible": _("She is not eligible"),
    "no_place": _("There is no place"),
    "too_far": _("It is too far"),
    "no_papers": _("Papers are missing"),
    "refused_her": _("They refused her"),
    "no_contact": _("She cannot be reached"),
    "other": _("Another reason"),
}
OUTCOMES: dict[str, Any] = {
    "goes_well": _("It goes well"),
    "stopped": _("It has stopped"),
    "not_met": _("She was not reached"),
}
TOLD_HOW: dict[str, Any] = {
    "met": _("Face to face"),
    "phone": _("On the phone"),
    "relative": _("Through somebody she trusts"),
    "not_reached": _("Not reached yet"),
}
SIDES: dict[str, Any] = {
    "both": _("At home and at work"),
    "source": _("At home (village)"),
    "destination": _("Where she works"),
}
FORMS: dict[str, Any] = {
    "referral": _("Refer: she stays ours, they help her for a while"),
    "transfer": _("Transfer: it moves to them once they accept"),
}
FORM_NAMES: dict[str, Any] = {"referral": _("Referral"), "transfer": _("Transfer")}
DIRECTIONS: dict[str, Any] = {
    "in": _("Came to us"),
    "out": _("Sent by us"),
    "inside": _("Among ourselves"),
    "slip": _("With a slip"),
}
ANSWERS: dict[str, Any] = {
    "accept": _("We take her on"),
    "decline": _("We cannot"),
    "finish": _("It is done"),
    "wish": _("We would take her wholly"),
}
SORTS: dict[str, Any] = {
    "shelter": _("Shelter"),
    "clinic": _("Clinic"),
    "hospital": _("Hospital"),
    "legal": _("Legal authority or lawyer"),
    "bank": _("Bank or post office"),
    "labour_office": _("Labour office"),
    "union": _("Union"),
    "partner": _("Partner organisation"),
    "school": _("School or training"),
    "other": _("Another place"),
}
DAYS: dict[str, Any] = {
    "MO": _("Mon"),
    "TU": _("Tue"),
    "WE": _("Wed"),
    "TH": _("Thu"),
    "FR": _("Fri"),
    "SA": _("Sat"),
    "SU": _("Sun"),
}
# Each in its own script, as its speakers read it.
# In the reader's language: in their own scripts they cost a page seven fonts.
LANGUAGES = names_of("hi", "en", "gu", "mr", "or", "bn", "te", "kn", "ta", "bhb")
TIERS: dict[int, Any] = {
    2: _("ordinary"),
    3: _("who she is"),
    4: _("sensitive: only who works on it sees it"),
    5: _("danger: never on paper, never by a slip"),
}
FIELD_KINDS: dict[str, Any] = {
    "text": _("words"),
    "number": _("a number"),
    "day": _("a day"),
    "choice": _("a choice"),
    "yes": _("yes or no"),
}


def state_words(words: dict[str, tuple[Any, str]], state: str) -> dict[str, Any]:
    """Text and colour of a state's label."""
    text, kind = words.get(state, (state, ""))
    return {"text": text, "kind": kind}
