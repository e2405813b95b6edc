"""Tables of this room: the keys that sign, the lists of what still counts, cards and their life, prints."""

from hamrah.cards.models.card import LIVE, Card, CardRequest, CardStep
from hamrah.cards.models.design import CardDesign
from hamrah.cards.models.keys import IssuerKey, StatusList
from hamrah.cards.models.prints import PrintBatch, PrintedCard

__all__ = [
    "LIVE",
    "Card",
    "CardDesign",
    "CardRequest",
    "CardStep",
    "IssuerKey",
    "PrintBatch",
    "PrintedCard",
    "StatusList",
]
