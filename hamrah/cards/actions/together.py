"""Many cards in one verb, where one that is refused stops nobody. Not here: the verbs."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from hamrah.cards.life import hold_cards, move
from hamrah.cards.models import Card
from hamrah.cards.signing import Wanted, sign_cards
from hamrah.ground.problem import Problem

Told = dict[str, Any]


def sign_each(
    actor: Any, wanted: Sequence[Wanted], *, ends: str = ""
) -> tuple[list[Card], dict[UUID, Problem]]:
    """Sign all in one go; where the words of one do not fit her card, each alone, and hers is refused.

    `ends`: the step that the cards before take at the same moment (renew, replace).
    """
    try:
        with transaction.atomic():
            return succeed(actor, wanted, ends=ends), {}
    except Problem:
        pass
    cards: list[Card] = []
    refused: dict[UUID, Problem] = {}
    for one in wanted:
        try:
            with transaction.atomic():
                cards += succeed(actor, [one], ends=ends)
        except Problem as problem:
            refused[one.person.id] = problem
    return cards, refused


def succeed(actor: Any, wanted: Sequence[Wanted], *, ends: str = "", reason: str = "") -> list[Card]:
    """The cards before end and the new ones are signed: never two that count, never none by mistake."""
    before = [one.before for one in wanted if one.before]
    if before:
        move(actor, hold_cards(before), ends, reason)
    return sign_cards(actor, wanted) if wanted else []


def told_of(cards: Sequence[Card], refused: dict[UUID, Problem]) -> Told:
    """What a verb for many answers: ids of the new cards, and why by the person's id where there is none."""
    return {
        "cards": [str(card.id) for card in cards],
        "refused": {str(person): str(problem) for person, problem in refused.items()},
    }
