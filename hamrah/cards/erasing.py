"""What erasing a person does to her cards: none lives on, and no number leads to her any more.

Not here: emptying what a card said of her (ground/erasing.py does that by tier).
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from hamrah.cards.models import LIVE, Card, CardStep, Leaf
from hamrah.ground.room import Leaving


def erase_her_cards(actor: Any, leaving: Leaving) -> Iterator[UUID]:
    """A live card is revoked: its place in the status list then says so to whoever finds it."""
    for card in Card.objects.filter(person__in=leaving.ids):
        if card.state in LIVE:
            card.state = "revoked"
            CardStep.objects.create(card=card, state="revoked", by_id=actor.user_id)
        card.number, card.photo = f"x{card.id.hex[-15:]}", None
        card.save(update_fields=["state", "number", "photo"])
        Leaf.objects.filter(card=card).update(number=card.number, signed=b"")
        yield card.id
