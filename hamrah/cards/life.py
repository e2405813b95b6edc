"""Steps of a card's life, kept: one change of state is one row with who and when.

Not here: which step may follow (rules/life.py), or what else a step brings with it (actions/).
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.cards import told
from hamrah.cards.models import LIVE, Card, CardStep
from hamrah.cards.rules.life import FIND_AGAIN, LOST, state_after
from hamrah.ground.problem import Problem
from hamrah.ground.refusing import unknown_row
from hamrah.people.models import Person


def hold_people(ids: Iterable[UUID]) -> None:
    """Whoever else gives one of these people a card now waits until this transaction ends.

    Always before cards, and in the order of ids, so that two desks never wait for each other.
    """
    locked = Person.objects.select_for_update(no_key=True).filter(id__in=set(ids)).order_by("id")
    list(locked.values_list("id"))


def hold_cards(cards: Sequence[Card]) -> list[Card]:
    """The cards as they are now, with their holders, in the given order; nobody else moves them meanwhile."""
    hold_people(card.person_id for card in cards)
    rows = Card.objects.select_for_update(no_key=True, of=("self",)).select_related("person__basis")
    found = {card.id: card for card in rows.filter(id__in=[card.id for card in cards]).order_by("id")}
    if len(found) != len({card.id for card in cards}):
        raise unknown_row()
    return list(dict.fromkeys(found[card.id] for card in cards))


def move(actor: Any, cards: Sequence[Card], step: str, reason: str = "") -> None:
    """Take held cards one step on. Raises `cards.wrong_step`."""
    now = timezone.now()
    for card in cards:
        state = state_after(step, card.state, lost_in=lost_in(card) if step == FIND_AGAIN else "")
        if state is None:
            raise wrong_step(card, step)
        card.state, card.state_since = state, now
    Card.objects.bulk_update(cards, ["state", "state_since"])
    CardStep.objects.bulk_create(
        CardStep(card=card, state=card.state, reason=reason, by_id=actor.user_id) for card in cards
    )


def moved(actor: Any, card: Card, step: str, reason: str = "") -> Card:
    """One card held and taken one step on. Raises `cards.wrong_step`."""
    (held,) = hold_cards([card])
    move(actor, [held], step, reason)
    return held


def lost_in(card: Card) -> str:
    """The state in which a lost card was lost; empty for any other."""
    if card.state != LOST:
        return ""
    steps = card.steps.filter(state__in=LIVE).order_by("-at", "-id")
    return steps.values_list("state", flat=True).first() or ""


def wrong_step(card: Card, step: str) -> Problem:
    """The refusal of a step that does not follow from the card's state."""
    state, _kind = told.STATES[card.state]
    return Problem("cards.wrong_step", told.WRONG_STEP[step], number=card.number, state=state)
