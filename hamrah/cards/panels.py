"""A worker's cards on her page. Not here: the page (people)."""

import base64
from collections.abc import Iterator
from typing import Any

from hamrah.cards import told
from hamrah.cards.drawing.code import qr_png
from hamrah.cards.holding import why_not
from hamrah.cards.models import LIVE, Card
from hamrah.ground.day import today
from hamrah.people import told as people_told
from hamrah.people.models import Person


def her_cards(request: Any, person: Any) -> dict[str, Any]:
    """Her cards, and whether she may have one now; if not, why."""
    cards = list(Card.objects.visible_to(request.actor).filter(person__in=person.records))
    refused = why_not(person)
    return {
        "rows": [(card, *state_of(card), card.state in LIVE) for card in cards],
        "code": next((picture_of(card.text) for card in cards if card.state in LIVE), ""),
        "lines": [] if refused else list(lines_of(person)),
        "refused": refused,
        "has_photo": person.photo_id is not None,
    }


def state_of(card: Card) -> tuple[Any, str]:
    """The card's state in words, and the colour of its label."""
    return told.STATES.get(card.state, (card.state, ""))


def lines_of(person: Person) -> Iterator[tuple[str, Any, Any]]:
    """(line, its name, what it would say) of everything the card may say of her if she likes."""
    if person.photo_id and not person.may_be_minor(today()):
        yield "face", told.LINES["face"], ""
    says = {
        "relation": person.relation_name,
        "home": person.district_said,
        "trade": person.occupation,
        "gender": people_told.GENDERS.get(person.gender, ""),
    }
    for line, text in says.items():
        if text:
            yield line, told.LINES[line], text


def picture_of(text: str) -> str:
    """The code as a picture inside the page."""
    return "data:image/png;base64," + base64.b64encode(qr_png(text)).decode()
