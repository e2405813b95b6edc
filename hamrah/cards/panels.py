"""A worker's cards on her page. Not here: the page (people)."""

from typing import Any

from hamrah.cards import told
from hamrah.cards.actions import refuse_card
from hamrah.cards.models import LIVE, Card
from hamrah.ground.problem import Problem


def her_cards(request: Any, person: Any) -> dict[str, Any]:
    """Her cards, and whether she may have one now; if not, why."""
    cards = list(Card.objects.visible_to(request.actor).filter(person=person))
    try:
        refuse_card(person)
        refused = None
    except Problem as problem:
        refused = problem
    return {
        "rows": [
            (card, *told.STATES.get(card.state, (card.state, "")), card.state in LIVE) for card in cards
        ],
        "lines": told.LINES.items(),
        "refused": refused,
    }


def state_of(card: Card) -> tuple[Any, str]:
    """The card's state in words, and the colour of its label."""
    return told.STATES.get(card.state, (card.state, ""))
