"""The PDF of cards as they were signed. Not here: its look (drawing/)."""

from collections.abc import Sequence

from hamrah.cards.drawing.design import Design
from hamrah.cards.drawing.pages import Layout, Printable, draw_cards
from hamrah.cards.issuer import face_of
from hamrah.cards.models import Card
from hamrah.cards.rules.claim169 import Card as Payload
from hamrah.cards.rules.claim169 import card_of
from hamrah.cards.rules.reading import payload_of
from hamrah.organisations.models import Organisation


def pdf_of(cards: Sequence[Card], organisation: Organisation, *, layout: Layout = Layout.SINGLE) -> bytes:
    """Front and back of each card. What is printed is read from what is signed."""
    face = face_of(organisation)
    design = Design(
        issuer=face.name,
        issuer_phone=face.phone,
        helpline=face.helpline,
        verify_address=f"{face.host}/verify",
    )
    printables = [Printable(signed_payload(card), card.text, _photo(card)) for card in cards]
    return draw_cards(printables, design=design, layout=layout)


def signed_payload(card: Card) -> Payload:
    """What the card's code says."""
    return card_of(payload_of(card.text))


def _photo(card: Card) -> bytes | None:
    return bytes(card.photo.print_jpeg) if card.photo else None
