"""Words of stands: trades as they are called at dawn. Not here: their meaning (rules.py)."""

from typing import Any

from hamrah.ground.words import _

TRADES: dict[str, Any] = {
    "helper": _("Helper (beldar)"),
    "mason": _("Mason (karigar)"),
    "digging": _("Digging"),
    "loading": _("Loading (hamal)"),
    "painting": _("Painting"),
    "carpentry": _("Carpentry"),
    "plumbing": _("Plumbing"),
    "tiles": _("Tiles and stone"),
    "bar_bending": _("Bar bending"),
    "centring": _("Centring"),
    "catering": _("Catering"),
    "cleaning": _("Cleaning"),
    "farm": _("Farm work"),
    "other": _("Other work"),
}
WHOM: dict[str, Any] = {"": _("Men and women alike"), "men": _("Men"), "women": _("Women")}
