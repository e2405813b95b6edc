"""Words of letters and papers of money as they are chosen. Not here: what stands on them (papers/words)."""

from typing import Any

from hamrah.ground.words import _

NAMES: dict[str, Any] = {
    "intake": _("Slip for the worker"),
    "notice": _("Notice to the other side"),
    "petition": _("Petition to the authority"),
    "authority": _("Authority to speak for them"),
    "hearings": _("Diary of hearings"),
    "closing": _("Closing note"),
}
OF_MONEY: dict[str, Any] = {
    "agreement": _("Agreement"),
    "receipt": _("Receipt"),
    "computation": _("How the claim is worked out"),
}
HINTS: dict[str, Any] = {
    "intake": _("Number and telephone only: nobody who finds it learns what it is about."),
    "notice": _("Only where it is safe. Names stay out where they are withheld."),
    "petition": _(
        "One for all of the group, as a plain petition: no state's own form is on file. A lawyer reads it"
        " before it is filed."
    ),
    "authority": _("Each signs beside her name; nobody may take her money by it."),
    "hearings": _("Each day, where, and what came of it."),
    "closing": _("How it ended, what was received, and what is still missing."),
}
HOWS: dict[str, Any] = {
    "hand": _("Into the hand"),
    "post": _("By post"),
    "phone": _("By phone or e-mail"),
    "filed": _("At the counter"),
}
