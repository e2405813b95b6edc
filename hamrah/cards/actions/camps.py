"""A renewal camp gets its list, and who did not come is noted. Not here: renewing (renewing.py)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from hamrah.cards.actions.asking import choose_one
from hamrah.cards.models import Camp, CampLine, Card
from hamrah.cards.rules.life import LIVE
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Village

MOST_IN_A_CAMP = 400


@verb("cards.make_camp")
def make_camp(actor: Any, *, name: str, held_on: date, villages: Sequence[Village], place: str = "") -> Camp:
    """A camp with its list: cards of these villages that are due by its day.

    Raises `cards.camp_unnamed`, `cards.camp_is_over`, `cards.camp_empty`, `cards.camp_too_large`.
    """
    if not name.strip():
        raise Problem("cards.camp_unnamed", _("Give the camp a name."), field="name")
    if held_on < today():
        raise Problem("cards.camp_is_over", _("A camp is held today or later."), field="held_on")
    cards = list(due_in(actor, villages=villages, by=held_on)[: MOST_IN_A_CAMP + 1])
    if not cards:
        raise Problem("cards.camp_empty", _("No card of these villages is due by that day."))
    if len(cards) > MOST_IN_A_CAMP:
        raise Problem(
            "cards.camp_too_large",
            _("More than %(most)s cards are due there, too many for one morning. Choose fewer villages."),
            most=MOST_IN_A_CAMP,
        )
    camp = Camp.objects.create(
        name=name.strip(), place=place.strip(), held_on=held_on, made_by_id=actor.user_id
    )
    CampLine.objects.bulk_create(CampLine(camp=camp, card=card) for card in cards)
    return camp


@verb("cards.note_absent")
def note_absent(actor: Any, *, camp: Camp, cards: Sequence[Card]) -> int:
    """These did not come, and are called again. Answers how many. Raises `cards.choose_one`."""
    if not cards:
        raise choose_one()
    waiting = CampLine.objects.filter(camp=camp, card__in=cards, card__state__in=LIVE)
    return waiting.update(absent_at=timezone.now())


def due_in(actor: Any, *, villages: Sequence[Village], by: date) -> Any:
    """Cards of a village's people that are due by a day, ordered as the list is called out."""
    due = Card.objects.visible_to(actor).due(by=by).filter(person__village__in=villages)
    return due.order_by("person__village__name", "person__name", "id")
