"""A worker's cards on her page: what can be done with each, how it went. Not here: the page (people)."""

import base64
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from hamrah.access.models import User
from hamrah.cards import told
from hamrah.cards.designs import design_said
from hamrah.cards.drawing.code import qr_png
from hamrah.cards.holding import has_card, why_not
from hamrah.cards.models import LIVE, Card, CardRequest
from hamrah.cards.rules.life import LOST, steps_from
from hamrah.ground.day import today
from hamrah.people import told as people_told
from hamrah.people.models import Person


def her_cards(request: Any, person: Any) -> dict[str, Any]:
    """Her cards, the wish that waits, and whether she may have a card now; if not, why."""
    hers = Card.objects.visible_to(request.actor).filter(person__in=person.records)
    cards = list(hers.prefetch_related("steps", "hand_overs"))
    wish = CardRequest.objects.filter(person__in=person.records).order_by("-asked_at").first()
    # Most have a card that counts: then nothing more is asked.
    standing = any(card.state in (*LIVE, LOST) and not card.provisional for card in cards)
    refused = has_card() if standing else why_not(person)
    live = [card for card in cards if card.state in LIVE]
    return {
        "rows": [(card, *state_of(card)) for card in cards],
        "code": picture_of(live[0].text) if live else "",
        "now": [(card, list(_choices(request.actor, card))) for card in cards if steps_from(card.state)],
        "histories": _histories(cards),
        "several": len(live) > 1,
        "wish": wish if wish and wish.state != "approved" else None,
        "wished": lines_said(wish.lines) if wish else "",
        "lines": [] if refused else list(lines_of(person)),
        "refused": refused,
        "has_photo": person.photo_id is not None,
        "today": today(),
    }


def state_of(card: Card) -> tuple[Any, str]:
    """The card's state in words, and the colour of its label; expired and provisional are said of a live
    card only."""
    if card.state in LIVE and card.is_expired:
        return told.EXPIRED
    if card.state in LIVE and card.provisional:
        return told.PROVISIONAL
    return told.STATES.get(card.state, (card.state, ""))


def lines_of(person: Person) -> Iterator[tuple[str, Any, Any]]:
    """(line, its name, what it would say) of everything the organisation offers and she may choose."""
    offered = design_said()[0].lines
    if "face" in offered and person.photo_id and not person.may_be_minor(today()):
        yield "face", told.LINES["face"], ""
    says = {
        "relation": person.relation_name,
        "home": person.district_said,
        "trade": person.occupation,
        "gender": people_told.GENDERS.get(person.gender, ""),
    }
    for line, text in says.items():
        if text and line in offered:
            yield line, told.LINES[line], text


def lines_said(lines: Iterable[str]) -> str:
    """The lines she agreed to, in words."""
    return ", ".join(str(told.LINES[line]) for line in lines if line in told.LINES)


def picture_of(text: str) -> str:
    """The code as a picture inside the page."""
    return "data:image/png;base64," + base64.b64encode(qr_png(text)).decode()


def _choices(actor: Any, card: Card) -> Iterator[tuple[str, Any, Any]]:
    """What the actor may say happened to this card."""
    steps = steps_from(card.state)
    for step, verb, words, hint in told.HAPPENED:
        if step in steps and actor.may(verb):
            yield step, words, hint


def _histories(cards: Iterable[Card]) -> list[tuple[Card, list[dict[str, Any]]]]:
    """Each card's steps with who and when; the hand-over also with its line of the register."""
    cards = list(cards)
    who = names_of({step.by_id for card in cards for step in card.steps.all()})
    return [(card, [_step(card, step, who) for step in _in_order(card)]) for card in cards]


def _in_order(card: Card) -> list[Any]:
    return sorted(card.steps.all(), key=lambda step: (step.at, step.id))


def _step(card: Card, step: Any, who: dict[UUID, str]) -> dict[str, Any]:
    hand_over = next(iter(card.hand_overs.all()), None) if step.state == "handed_over" else None
    return {
        "words": told.STEPS.get(step.state, step.state),
        "at": step.at,
        "by": who.get(step.by_id, ""),
        "reason": step.reason,
        "line": hand_over,
        "how": told.HANDED.get(hand_over.how, "") if hand_over else "",
    }


def names_of(users: Iterable[Any]) -> dict[UUID, str]:
    """Names of those who work here."""
    return dict(User.objects.filter(id__in={user for user in users if user}).values_list("id", "name"))
