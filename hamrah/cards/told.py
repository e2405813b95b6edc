"""Words of cards: states, and the lines a worker may choose. Not here: what a card says (rules/)."""

from typing import Any

from hamrah.ground.words import _

STATES: dict[str, tuple[Any, str]] = {
    "attested": (_("To be printed"), "warn"),
    "printed": (_("Printed, to be handed over"), "neel"),
    "handed_over": (_("With her"), "good"),
    "lost": (_("Lost"), "bad"),
    "surrendered": (_("Given back"), ""),
    "revoked": (_("Revoked"), "bad"),
    "replaced": (_("Replaced"), ""),
}
LINES: dict[str, Any] = {
    "face": _("Her face inside the code"),
    "relation": _("Father's or husband's name"),
    "home": _("Her district"),
    "trade": _("Her work"),
    "gender": _("Woman or man"),
}
