"""Cards are handed over, as the signed register says. Not here: the register's PDF (drawing/)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.cards.actions.asking import choose_one
from hamrah.cards.life import hold_cards, move
from hamrah.cards.models import Card, HandOver
from hamrah.ground.day import INDIA, today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _

SIGNATURE, THUMB = "signature", "thumb"


@dataclass(frozen=True)
class Handed:
    """A line of the register: her `how` (signature or thumb) on a `page`."""

    card: Card
    how: str
    page: str = ""


@verb("cards.hand_over_cards")
def hand_over_cards(actor: Any, *, handed: Sequence[Handed], on: date) -> int:
    """Write down who received her card on a day. Answers how many.

    Raises `cards.choose_one`, `cards.sign_or_thumb`, `cards.day_does_not_fit`, `cards.wrong_step`.
    """
    if not handed:
        raise choose_one()
    held = {card.id: card for card in hold_cards([line.card for line in handed])}
    move(actor, list(held.values()), "hand_over")
    for line in handed:
        _refuse(line, held[line.card.id], on)
    HandOver.objects.bulk_create(
        HandOver(card=line.card, how=line.how, page=line.page.strip(), on=on, by_id=actor.user_id)
        for line in handed
    )
    return len(handed)


def _refuse(line: Handed, card: Card, on: date) -> None:
    if line.how not in (SIGNATURE, THUMB):
        raise Problem("cards.sign_or_thumb", _("Say for %(number)s: signature or thumb."), number=card.number)
    if not card.issued_at.astimezone(INDIA).date() <= on <= today():
        raise Problem(
            "cards.day_does_not_fit",
            _("Card %(number)s was not handed over on that day: not before it was made, not in the future."),
            number=card.number,
            field="on",
        )
