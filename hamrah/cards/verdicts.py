"""What the public page says of each verdict, in words and a drawing. Not here: finding the verdict (rules/).

A look is a class of verify.css: its colour never stands alone, but with shape, drawing and words.
"""

from dataclasses import dataclass
from typing import Any

from hamrah.cards.rules.reading import Verdict
from hamrah.ground.words import _


@dataclass(frozen=True)
class Told:
    """`look`: good, late, amber, ended, forged or unknown. `tells`: may the page show what the card says."""

    name: str
    look: str
    icon: str
    heading: Any
    sentence: Any
    tells: bool = False


VERDICTS: dict[Verdict, Told] = {
    Verdict(told.name): told
    for told in (
        Told(
            Verdict.GENUINE,
            "good",
            "check",
            _("Genuine"),
            _("The issuer signed this card and lets it count. Compare the face."),
            True,
        ),
        Told(
            Verdict.RENEWAL_DUE,
            "late",
            "clock",
            _("Genuine, renewal due"),
            _("The issuer signed this card. Its time has run out; the holder can have it renewed."),
            True,
        ),
        Told(
            Verdict.PROVISIONAL,
            "amber",
            "edit",
            _("Genuine, provisional"),
            _("Signed in the field; the lasting card is on its way. In doubt, telephone the issuer."),
            True,
        ),
        Told(
            Verdict.LIST_OLD,
            "amber",
            "journal",
            _("Genuine, but my list is old"),
            _("The issuer signed this card. My list is too old to say whether it counts. Connect once."),
            True,
        ),
        Told(
            Verdict.NEWER_THAN_LIST,
            "amber",
            "journal",
            _("Genuine, newer than my list"),
            _("The issuer signed this card after my list was made. Connect once, look again."),
            True,
        ),
        Told(
            Verdict.CHECK_CLOCK,
            "amber",
            "clock",
            _("Look at the clock"),
            _("The issuer signed this card, but the day of this device does not fit. Set it, look again."),
            True,
        ),
        Told(
            Verdict.NOT_VALID,
            "ended",
            "cross",
            _("Not valid"),
            _("The issuer does not let this card count. If you found it, please telephone the issuer."),
        ),
        Told(
            Verdict.FORGED,
            "forged",
            "warning",
            _("Forged or altered"),
            _("The signature does not fit. Believe nothing that stands on this card."),
        ),
        Told(
            Verdict.UNKNOWN_ISSUER,
            "unknown",
            "question",
            _("From an organisation I do not know"),
            _("Whoever signed this is not on my list. This page cannot tell whether it is genuine."),
        ),
        Told(
            Verdict.NOT_A_CARD,
            "unknown",
            "question",
            _("Not a worker's card"),
            _("This is not the code of a worker's card. Scan the large square code on its back."),
        ),
    )
}

# What is said of a typed number: of its form here, of the card only by the issuer.
NUMBERS: dict[str, Told] = {
    told.name: told
    for told in (
        Told(
            "number_well",
            "unknown",
            "info",
            _("The number is well written"),
            _("A number can be copied. Whether the card is genuine, only its code tells, or the issuer."),
        ),
        Told(
            "number_mistyped",
            "unknown",
            "edit",
            _("One character is wrong"),
            _("No card has this number. Please compare it with the card, character by character."),
        ),
        Told(
            "number_malformed",
            "unknown",
            "edit",
            _("Not a card number"),
            _("A card number looks like AB-7K3M-9QXT-N."),
        ),
        Told(
            "number_valid",
            "good",
            "check",
            _("The issuer knows this number"),
            _("A card of this number counts. Look at its day, compare the face, scan its code if you can."),
        ),
        Told(
            "number_not_valid",
            "ended",
            "cross",
            _("This number does not count"),
            _("The issuer does not let the card of this number count. Please telephone the issuer."),
        ),
        Told(
            "number_unknown",
            "unknown",
            "question",
            _("Nobody here knows this number"),
            _("No issuer here gave a card of this number. Look at the number again, or scan the code."),
        ),
    )
}

# What the page says before it can judge at all.
NO_LIST = Told(
    "no_list",
    "unknown",
    "download",
    _("No list yet"),
    _("Open this page once with a network: it then keeps the list of issuers and works without."),
)
NO_CODE = Told(
    "no_code",
    "unknown",
    "camera",
    _("No code found in the picture"),
    _("Lay the card flat, back side up, without shine. Fill the picture with the square code, hold still."),
)
EVERYTHING = (*VERDICTS.values(), *NUMBERS.values(), NO_LIST, NO_CODE)
