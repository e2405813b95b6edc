"""The card that a scan or a typed number means. Not here: judging foreign cards (rules/reading.py)."""

import zlib
from typing import Any

from hamrah.cards.models import Card
from hamrah.cards.rules.claim169 import card_of
from hamrah.cards.rules.number import parse_number
from hamrah.cards.rules.reading import payload_of
from hamrah.ground.problem import Problem
from hamrah.ground.words import _

LONGEST_TYPED, LONGEST_SCAN = 40, 4000


def card_meant(actor: Any, said: str) -> Card:
    """The card whose number was typed or whose code was scanned, if the actor may see it.

    A scan must be, letter by letter, what this office signed. Raises `cards.number_malformed`,
    `cards.number_mistyped`, `cards.not_read`, `cards.not_ours`.
    """
    said = said.strip("\r\n\t")[:LONGEST_SCAN]
    is_scan = len(said) > LONGEST_TYPED
    number = _number_in(said) if is_scan else parse_number(said)
    card = Card.objects.visible_to(actor).filter(number=number).select_related("person").first()
    if card is None or (is_scan and card.text.strip() != said.strip()):
        raise Problem(
            "cards.not_ours",
            _("No card of this office is like this one. Look at it well, then use 'Check a card'."),
        )
    return card


def _number_in(scan: str) -> str:
    try:
        return card_of(payload_of(scan)).number
    except (ValueError, zlib.error, Problem):
        raise Problem(
            "cards.not_read", _("The code could not be read. Scan again, or type the number.")
        ) from None
