"""Words of journeys: states, ways of going, bases of a wage. Not here: their meaning (rules.py)."""

from typing import Any

from hamrah.ground.words import _

STATES: dict[str, tuple[Any, str]] = {
    "planned": (_("Plans to go"), "neel"),
    "left": (_("Has left"), "warn"),
    "there": (_("Is there"), "warn"),
    "returned": (_("Came back"), "good"),
    "moved_on": (_("Went on elsewhere"), ""),
    "lost_contact": (_("No contact"), "bad"),
    "not_gone": (_("Did not go"), ""),
}
RECRUITED: dict[str, Any] = {
    "self": _("By herself"),
    "relative": _("Through a relative"),
    "contractor": _("Through a contractor"),
    "sirdar": _("Through a sardar (jamadar)"),
    "naka": _("From a labour stand"),
}
WITH: dict[str, Any] = {
    "alone": _("Alone"),
    "gang": _("With a gang"),
    "spouse": _("With husband or wife"),
    "family": _("With the family"),
    "children": _("With children"),
}
BASES: dict[str, Any] = {
    "day": _("a day"),
    "month": _("a month"),
    "piece": _("a piece"),
    "thousand_bricks": _("a thousand bricks"),
    "lump_sum": _("in all"),
}
EARNERS: dict[str, Any] = {"person": _("Herself"), "household": _("The family together")}
# What an office wrote in another word stays as it was written.
LIVING: dict[str, Any] = {
    "open": _("In the open, on the pavement, under a bridge"),
    "worksite": _("On the worksite"),
    "factory": _("Inside the factory or shop"),
    "employers_room": _("In a room of the employer"),
    "shared_room": _("In a rented room, shared"),
    "shelter": _("In a night shelter"),
    "kin": _("With relatives"),
}
PAID_HOW: dict[str, Any] = {
    "cash": _("Cash"),
    "bank": _("Into the bank"),
    "upi": _("UPI on the phone"),
    "contractor_keeps": _("The contractor keeps it till the end"),
}
FOOD_STAY: dict[str, Any] = {
    "own": _("She pays herself"),
    "free": _("Free"),
    "deducted": _("Cut from the wage"),
}
YES_NO = (("unknown", ""), ("true", _("Yes")), ("false", _("No")))
ROLES: dict[str, Any] = {
    "recruiter": _("Brought her (sardar, agent)"),
    "sub_contractor": _("Sub-contractor"),
    "contractor": _("Contractor (thekedar)"),
    "principal": _("Principal employer"),
    "site": _("Site where she works"),
}
SECTORS: dict[str, Any] = {
    "construction": _("Construction"),
    "brick_kiln": _("Brick kiln"),
    "farm": _("Farm work"),
    "factory": _("Factory"),
    "textile": _("Textile and garments"),
    "hotel": _("Hotel and food"),
    "loading": _("Loading and carrying"),
    "domestic": _("Work in homes"),
    "transport": _("Driving and transport"),
    "street": _("Street selling"),
    "other": _("Other work"),
}
SET_OFF: dict[str, Any] = {"left": _("She has left"), "not_gone": STATES["not_gone"][0]}
FOUND: dict[str, Any] = {
    "left": _("She is still there"),
    "returned": STATES["returned"][0],
    "moved_on": STATES["moved_on"][0],
}
ENDS: dict[str, Any] = {name: STATES[name][0] for name in ("returned", "moved_on", "lost_contact")}
