"""Cards go to the printer. Not here: the PDF (printing.py of the room)."""

from collections.abc import Sequence
from typing import Any

from hamrah.cards.holding import refuse_holder
from hamrah.cards.models import Card, CardStep
from hamrah.ground.verb import verb


@verb("cards.print_card")
def print_cards(actor: Any, *, cards: Sequence[Card]) -> int:
    """Mark cards as printed; the PDF itself is drawn from them. Answers how many.

    Raises what `refuse_holder` raises: a consent withdrawn since stops the printing.
    """
    for card in cards:
        refuse_holder(card.person)
        if card.state == "attested":
            card.state = "printed"
            card.save(update_fields=["state"])
        CardStep.objects.create(card=card, state="printed", by_id=actor.user_id)
    return len(cards)
