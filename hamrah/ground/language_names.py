"""What languages are called, in the reader's own. Not here: which of them the pages speak (languages.py),
a card is printed in (cards), a notice is heard in (rights), or an office answers in (services).
"""

from typing import Any

from hamrah.ground.words import _

LANGUAGE_NAMES: dict[str, Any] = {
    "hi": _("Hindi"),
    "en": _("English"),
    "bhb": _("Bhili"),
    "wbr": _("Wagdi"),
    "mtr": _("Mewari"),
    "gra": _("Garasia"),
    "gu": _("Gujarati"),
    "mr": _("Marathi"),
    "or": _("Odia"),
    "bn": _("Bengali"),
    "te": _("Telugu"),
    "kn": _("Kannada"),
    "ta": _("Tamil"),
}


def names_of(*codes: str) -> dict[str, Any]:
    """Code -> name, in this order. Raises KeyError for one that is not named here."""
    return {code: LANGUAGE_NAMES[code] for code in codes}
