"""A card is lost, found again, given back, revoked. Not here: the card that comes after (renewing.py)."""

from typing import Any

from hamrah.cards.holding import has_card, refuse_holder
from hamrah.cards.life import hold_cards, move, moved, wrong_step
from hamrah.cards.models import Card
from hamrah.cards.rules.life import FIND_AGAIN, LOST
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _


@verb("cards.report_lost")
def report_lost(actor: Any, *, card: Card, reason: str = "") -> Card:
    """It is lost, and counts for nobody who checks it until it is found. Raises `cards.wrong_step`."""
    return moved(actor, card, "lose", reason.strip())


@verb("cards.found_again")
def found_again(actor: Any, *, card: Card) -> Card:
    """The lost card is found and counts again, where it was before.

    Raises `cards.wrong_step`, `cards.has_card`, and what `refuse_holder` raises.
    """
    (held,) = hold_cards([card])
    if held.state != LOST:
        raise wrong_step(held, FIND_AGAIN)
    refuse_holder(held.person)
    if Card.objects.live().filter(person__in=held.person.records).exists():
        raise has_card()
    move(actor, [held], FIND_AGAIN)
    return held


@verb("cards.surrender_card")
def surrender_card(actor: Any, *, card: Card, reason: str = "") -> Card:
    """She gave it back. Raises `cards.wrong_step`."""
    return moved(actor, card, "surrender", reason.strip())


@verb("cards.revoke_card")
def revoke_card(actor: Any, *, card: Card, reason: str) -> Card:
    """The office ends it, for a reason that stays written. Raises `cards.say_why`, `cards.wrong_step`."""
    if not reason.strip():
        raise Problem("cards.say_why", _("Say why."), field="reason")
    return moved(actor, card, "revoke", reason.strip())
