"""Codes of links in words: states, ends, ways of asking, how long. Not here: their meaning (rules/)."""

from typing import Any

from hamrah.ground.words import _

STATES: dict[str, tuple[Any, str]] = {
    "waiting": (_("Waiting for an answer"), "warn"),
    "given": (_("Linked"), "good"),
    "refused": (_("They said no"), "bad"),
    "expired": (_("No answer in time"), ""),
    "withdrawn": (_("Consent taken back"), ""),
    "ended": (_("Link ended"), ""),
}
# The same, where we were asked.
STATES_HERE: dict[str, tuple[Any, str]] = {
    **STATES,
    "waiting": (_("Waiting for us"), "warn"),
    "refused": (_("We said no"), "bad"),
    "expired": (_("Not answered in time"), ""),
}
STEPS: dict[str, Any] = {
    "waiting": _("The request was made"),
    "given": _("Answered with yes: linked"),
    "refused": _("Answered with no"),
    "expired": _("Nobody answered in time"),
    "withdrawn": _("She took her consent back"),
    "ended": _("The link ended"),
}
ENDS: dict[str, Any] = {
    "unlinked": _("unlinked"),
    "ran_out": _("the agreed time has run"),
    "withdrawn": _("she took her consent back"),
}
HOW_ASKED: dict[str, Any] = {"present": _("She is here with me"), "phone": _("She is on the phone")}
DAYS: dict[int, Any] = {30: _("A month"), 90: _("Three months"), 180: _("Half a year"), 365: _("A year")}
ANSWERS: dict[str, tuple[Any, Any]] = {
    "person": (_("A person here"), _("Each request waits for somebody of us, for fourteen days.")),
    "at_once": (
        _("The rule, at once"),
        _("Where she agreed here that partners may find her and it is surely she, what she agreed to goes"
          " at once. All else waits for a person."),
    ),
    "never": (_("Nobody: always no"), _("Every request is refused at once. They can still telephone.")),
}  # fmt: skip


def state_words(request: Any) -> dict[str, Any]:
    """Text and colour of a request's state, as this side sees it."""
    text, kind = (STATES if request.is_ours else STATES_HERE)[request.state]
    return {"text": text, "kind": kind}
