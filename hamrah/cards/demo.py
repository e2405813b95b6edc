"""The demo's cards, in every state of their life. Not here: their holders.

What happened long ago is done by the same verbs and then moved back in time, the code signed anew with the
days of then: the demo has no clock of its own.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Any

from django.db.models import F

from hamrah.cards import actions
from hamrah.cards.actions import Handed
from hamrah.cards.demo_network import publish_demo
from hamrah.cards.holding import refused_cards
from hamrah.cards.issuer import face_of
from hamrah.cards.issuing import Chosen, payload, photo_in_code
from hamrah.cards.models import Card, CardStep, HandOver, IssuerKey, PrintedCard
from hamrah.cards.places import Place
from hamrah.cards.signing import signed_texts, signer_of
from hamrah.ground import context
from hamrah.ground.day import INDIA, today
from hamrah.ground.demo import Demo
from hamrah.organisations.models import organisation_of
from hamrah.people.models import Person

TWO_YEARS, CAMP_IN_DAYS, KEY_YEARS = 730, 12, 4
# Of whom: asked, signed, printed; long in the drawer; with her; soon due; run out.
ASKED, SIGNED, PRINTED, DRAWERED, HELD, DUE, OVER = 2, 3, 2, 2, 2, 4, 3


def stage(demo: Demo) -> None:
    """Both organisations have a key; the first one's desk has work at each of its tables."""
    for username in ("ela", "imran"):
        actions.make_key(demo.actors[username])
    farah, bina = demo.actors["farah"], demo.actors["bina"]
    with context.opened(organisation_id=farah.organisation_id, user_id=farah.user_id):
        IssuerKey.objects.update(made_at=F("made_at") - timedelta(days=365 * KEY_YEARS))
        in_every_state(farah, bina, _holders(farah))
    publish_demo()


def in_every_state(farah: Any, bina: Any, people: Sequence[Person]) -> None:
    """A card of each state of life, as far as there are people."""
    holders = iter(people)
    _at_the_tables(farah, holders)
    _ended(farah, bina, holders)


def _holders(actor: Any) -> list[Person]:
    """Accepted workers who may have a card, those with a photo first."""
    people = Person.objects.visible_to(actor).standing().filter(state="accepted")
    in_order = list(people.order_by(F("photo").asc(nulls_last=True), "no")[:60])
    refused = refused_cards(in_order)
    return [person for person in in_order if person.id not in refused]


def _at_the_tables(farah: Any, holders: Iterator[Person]) -> None:
    """Wishes, cards to print, at the printer, in the drawer, with workers, due; a camp for the due ones."""
    _handed(farah, holders, HELD, days_ago=200)
    due = _handed(farah, holders, DUE, days_ago=TWO_YEARS - 25)
    over = _handed(farah, holders, OVER, days_ago=TWO_YEARS + 70)
    for card in _printed(farah, holders, DRAWERED):
        _happened(card, days_ago=40)
    _printed(farah, holders, PRINTED)
    for person in islice(holders, ASKED):
        actions.request_card(farah, person=person, chosen=Chosen(home=True))
    if signed := _issued(farah, holders, SIGNED, faceless=1):
        actions.start_batch(farah, cards=signed[:1], layout="a4")
    villages = {card.person.village for card in (*due, *over) if card.person.village}
    if villages:
        actions.make_camp(
            farah,
            name="Renewal camp before the season",
            place="Panchayat hall",
            held_on=today() + timedelta(days=CAMP_IN_DAYS),
            villages=sorted(villages, key=lambda village: village.name),
        )


def _ended(farah: Any, bina: Any, holders: Iterator[Person]) -> None:
    """Renewed, lost, replaced, given back, revoked."""
    for card in _handed(farah, holders, 1, days_ago=TWO_YEARS - 10):
        actions.renew_card(farah, card=card)
    ends = (_lost, _replaced, _given_back, _revoked)
    for card, end in zip(_handed(farah, holders, len(ends), days_ago=90), ends, strict=False):
        end(bina if end is _revoked else farah, card)


def _lost(actor: Any, card: Card) -> None:
    actions.report_lost(actor, card=card, reason="on the night bus to Surat")


def _replaced(actor: Any, card: Card) -> None:
    actions.report_lost(actor, card=card, reason="washed with the shirt")
    actions.print_cards(actor, cards=[actions.replace_card(actor, card=card)])


def _given_back(actor: Any, card: Card) -> None:
    actions.surrender_card(actor, card=card, reason="moved to her son's, out of our villages")


def _revoked(actor: Any, card: Card) -> None:
    actions.revoke_card(actor, card=card, reason="the photo is her sister's")


def _issued(farah: Any, holders: Iterator[Person], count: int, *, faceless: int | None = None) -> list[Card]:
    """Cards of the next holders, fewer where there are fewer; one without her face in the code."""
    return [
        actions.issue_card(farah, person=person, chosen=Chosen(face=at != faceless, home=True, trade=True))
        for at, person in enumerate(islice(holders, count))
    ]


def _printed(farah: Any, holders: Iterator[Person], count: int) -> list[Card]:
    if cards := _issued(farah, holders, count):
        actions.print_cards(farah, cards=cards)
    return [Card.objects.get(id=card.id) for card in cards]


def _handed(farah: Any, holders: Iterator[Person], count: int, *, days_ago: int) -> list[Card]:
    cards = _printed(farah, holders, count)
    handed = [Handed(card, "thumb" if at % 2 else "signature", "7") for at, card in enumerate(cards)]
    if handed:
        actions.hand_over_cards(farah, handed=handed, on=today())
    return [_happened(card, days_ago=days_ago) for card in cards]


def _happened(card: Card, *, days_ago: int) -> Card:
    """Everything of this card so many days ago, the code signed with the days of then."""
    ago = timedelta(days=days_ago)
    CardStep.objects.filter(card=card).update(at=F("at") - ago)
    HandOver.objects.filter(card=card).update(on=F("on") - ago)
    PrintedCard.objects.filter(card=card).update(told_at=F("told_at") - ago)
    card.refresh_from_db()
    card.issued_at, card.expires_on = card.issued_at - ago, card.expires_on - ago
    card.state_since -= ago
    chosen = Chosen.of(card.lines)
    said = payload(
        card.person,
        host=face_of(organisation_of(card.organisation_id)).host,
        number=card.number,
        place=Place(card.status_list, card.status_index),
        issued_s=int(card.issued_at.timestamp()),
        expires_s=_last_second(card),
        chosen=chosen,
    )
    (card.text,) = signed_texts([said], [photo_in_code(card.person, chosen)], signer_of(card.key))
    card.save()
    return card


def _last_second(card: Card) -> int:
    """The end of its last day in India."""
    return int(datetime.combine(card.expires_on, time(23, 59, 59), INDIA).timestamp())
