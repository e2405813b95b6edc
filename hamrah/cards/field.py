"""Cards on a phone of the field: the card each worker holds, camps, cards that the phone made.

Not here: the verbs (actions/leasing.py), how leaves travel (sync asks `cards.lease_leaves` at each contact).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hamrah.cards.believing import root_in_force
from hamrah.cards.designs import design_said
from hamrah.cards.issuing import Chosen
from hamrah.cards.models import LIVE, Camp, CampLine, Card
from hamrah.cards.rules.life import LOST
from hamrah.ground.day import today
from hamrah.ground.field import (
    Field,
    FieldAsked,
    FieldList,
    FieldRecords,
    FieldVerb,
    b64url,
    misread,
    read_id,
    record,
)
from hamrah.people.models import Person

# A camp goes with whoever may call one, from a fortnight before until it is told how it went.
CAMP_FROM, CAMP_UNTIL = timedelta(days=14), timedelta(days=3)
MOST_AT_CAMPS = 300
HELD = Q(state__in=(*LIVE, LOST))


def _taken(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"person": _person(actor, asked), "text": asked.text("text"), "lines": _lines(asked)}


def _lost(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"card": Card.objects.visible_to(actor).get(id=_on(asked)), "reason": asked.text("reason")}


def _wished(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"person": _person(actor, asked), "chosen": Chosen.of(_lines(asked))}


def _absent(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """Who did not come to a camp: the cards that were called there."""
    camp = Camp.objects.visible_to(actor).get(id=_on(asked))
    ids = {id for one in asked.many("cards") if (id := read_id("cards", one))}
    cards = list(Card.objects.visible_to(actor).filter(id__in=ids))
    if len(cards) < len(ids):
        raise Card.DoesNotExist
    return {"camp": camp, "cards": cards}


def _person(actor: Any, asked: FieldAsked) -> Person:
    return Person.objects.visible_to(actor).get(id=_on(asked))


def _on(asked: FieldAsked) -> UUID:
    if asked.on is None:
        raise misread("on")
    return asked.on


def _lines(asked: FieldAsked) -> list[str]:
    return [line for line in asked.many("lines") if isinstance(line, str)]


def cards(actor: Any, people: list[UUID]) -> Iterator[dict[str, Any]]:
    """The card that each of these people holds; of a provisional one also its code, to be shown again."""
    if not actor.may("cards.see"):
        return
    held = Card.objects.visible_to(actor).filter(HELD, person__in=people).order_by("person_id", "issued_at")
    for card in held:
        yield record(
            id=card.id,
            version=card.version,
            person=card.person_id,
            number=card.number,
            state=card.state,
            expires_on=card.expires_on,
            is_provisional=card.provisional or None,
            text=card.text if card.provisional else "",
        )


def camps(actor: Any) -> Iterator[dict[str, Any]]:
    """Camps of these weeks, each with the cards that are called there. Names come with the people."""
    for camp in _camps_of(actor):
        lines = camp.lines.filter(card__in=Card.objects.visible_to(actor)).select_related("card")
        ordered = lines.order_by("card__person__village_said", "card__person__name", "id")
        yield record(
            id=camp.id,
            name=camp.name,
            place=camp.place,
            held_on=camp.held_on,
            lines=[
                record(
                    person=line.card.person_id,
                    card=line.card_id,
                    number=line.card.number,
                    expires_on=line.card.expires_on,
                    state=line.card.state,
                    absent=line.absent_at is not None or None,
                )
                for line in ordered
            ],
        )


def _camps_of(actor: Any) -> Any:
    if not actor.may("cards.see"):
        return Camp.objects.none()
    weeks = (today() - CAMP_UNTIL, today() + CAMP_FROM)
    return Camp.objects.visible_to(actor).filter(held_on__range=weeks).order_by("held_on")


def offered(actor: Any) -> Iterator[dict[str, Any]]:
    """The lines that a worker may choose for her card."""
    yield from ({"line": line} for line in design_said()[0].lines)


def root(actor: Any) -> Iterator[dict[str, Any]]:
    """Where the phone begins to trust: the root that signed the network's list in force here."""
    found = root_in_force()
    if found is not None:
        yield {"root": b64url(found)}


def of_cards(actor: Any, since: datetime) -> Iterator[tuple[UUID, datetime]]:
    """Those to whom she gave a card, and those called to the camps of these weeks."""
    given = Card.objects.filter(issued_by_id=actor.user_id, provisional=True, issued_at__gte=since)
    yield from given.values_list("person_id", "issued_at")
    called = CampLine.objects.filter(camp__in=_camps_of(actor)).order_by("camp__held_on", "id")
    now = timezone.now()
    for person in called.values_list("card__person_id", flat=True)[:MOST_AT_CAMPS]:
        yield person, now


FIELD = Field(
    verbs=(
        FieldVerb("cards.take_provisional", _taken),
        FieldVerb("cards.report_lost", _lost),
        FieldVerb("cards.request_card", _wished),
        FieldVerb("cards.note_absent", _absent),
    ),
    records=(FieldRecords("card", (Card,), cards),),
    whom=(of_cards,),
    lists=(FieldList("camps", camps), FieldList("card_lines", offered), FieldList("card_root", root)),
)
