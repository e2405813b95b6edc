"""Codes of rights put into words. Not here: what they mean (models.py, rules/)."""

from typing import Any

from hamrah.ground.words import _

KINDS: dict[str, Any] = {
    "see": _("See what is kept of her"),
    "correct": _("Have it corrected"),
    "restrict": _("Have it kept from use"),
    "erase": _("Be erased"),
    "complaint": _("A complaint"),
}
HOW: dict[str, Any] = {"played": _("Played to her"), "read_aloud": _("Read aloud to her")}
ERASURES: dict[str, tuple[Any, str]] = {
    "proposed": (_("Waits for a second person"), "warn"),
    "declined": (_("Not erased"), ""),
    "done": (_("Erased"), "good"),
}
GROUNDS: dict[str, Any] = {
    "clock": _("The year has run"),
    "asked": _("She asked for it"),
    "again": _("Again, after a restore"),
}
CLOCKS: dict[str, Any] = {
    "certin": _("CERT-In"),
    "people": _("The people concerned"),
    "board": _("The Data Protection Board"),
    "board_detail": _("Details to the Board"),
}
WITHIN: dict[int | None, Any] = {None: _("without delay"), 6: _("within 6 hours"), 72: _("within 72 hours")}
