"""Tables of this room: the keys that sign, the lists of what still counts, cards and their life, prints,
the
box of blanks, hand-overs, renewal camps, leaves of phones."""

from hamrah.cards.models.blanks import BlankLine
from hamrah.cards.models.camps import Camp, CampLine
from hamrah.cards.models.card import Card, CardRequest, CardStep
from hamrah.cards.models.design import CardDesign
from hamrah.cards.models.handing import HandOver
from hamrah.cards.models.keys import IssuerKey, StatusList
from hamrah.cards.models.leaf import Leaf
from hamrah.cards.models.prints import PrintBatch, PrintedCard
from hamrah.cards.rules.life import LIVE

__all__ = [
    "LIVE",
    "BlankLine",
    "Camp",
    "CampLine",
    "Card",
    "CardDesign",
    "CardRequest",
    "CardStep",
    "HandOver",
    "IssuerKey",
    "Leaf",
    "PrintBatch",
    "PrintedCard",
    "StatusList",
]
