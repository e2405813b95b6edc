"""Whose card a scan or a number is, among all organisations of this house: for asking its issuer.

Not here: what is asked (a higher room, through Room.reads_card), cards of our own desk (scanned.py).
"""

import time

from hamrah.cards.models import LIVE, Card
from hamrah.cards.rules.number import LENGTH, parse_number
from hamrah.cards.rules.reading import LONGEST_TEXT, Verdict, Verified, read
from hamrah.cards.trust import trust_of_this_house
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.room import CardSaid
from hamrah.organisations.here import organisations_here

COUNTS = (
    Verdict.GENUINE,
    Verdict.PROVISIONAL,
    Verdict.RENEWAL_DUE,
    Verdict.NEWER_THAN_LIST,
    Verdict.LIST_OLD,
)


def card_said(text: str) -> CardSaid | None:
    """The card of this house that the text means, if it is live; a scan is judged as any verifier would.
    A typed number says less: anybody may have read it somewhere."""
    text = text.strip()[:LONGEST_TEXT]
    is_scanned = len(text) > 2 * LENGTH
    number = _scanned(text) if is_scanned else _typed(text)
    if not number:
        return None
    for organisation in organisations_here():
        with context.opened(organisation_id=organisation.id):
            if Card.objects.filter(number=number, state__in=LIVE).exists():
                return CardSaid(organisation.id, number, is_scanned)
    return None


def _scanned(text: str) -> str:
    trust = trust_of_this_house()
    found = read(text, keys=trust.keys, at=int(time.time()), standing=trust.standing)
    return found.card.number if isinstance(found, Verified) and found.verdict in COUNTS else ""


def _typed(text: str) -> str:
    try:
        return parse_number(text)
    except Problem:
        return ""
