"""The demo's cards, in every state of their life. Not here: their holders.

What happened long ago is done by the same verbs and then moved back in time, the code signed anew with the
days of then: the demo has no clock of its own.
"""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import F

from hamrah.cards import actions
from hamrah.cards.actions import Handed
from hamrah.cards.holding import refused_cards
from hamrah.cards.issuing import Chosen, signed_card
from hamrah.cards.models import Card, CardStep, HandOver, IssuerKey, PrintedCard
from hamrah.cards.places import Place
from hamrah.cards.signing import signer_of
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
        holders = iter(_holders(farah))
        _at_the_tables(farah, holders)
        _ended(farah, bina, holders)


def _holders(actor: Any) -> list[Person]:
    """Accepted workers who may have a card, those with a photo first."""
    people = Person.objects.visible_to(actor).standing().filter(state="accepted")
    in_order = list(people.order_by(F("photo").asc(nulls_last=True), "no")[:60])
    refused = refused_cards(in_order)
    return [person for person in in_order if person.id not in refused]


def _at_the_tables(farah: Any, holders: Any) -> None:
    """Wishes, cards to print, at the printer, in the drawer, with workers, due; a camp for the due ones."""
    _handed(farah, holders, HELD, days_ago=200)
    due = _handed(farah, holders, DUE, days_ago=TWO_YEARS - 25)
    over = _handed(farah, holders, OVER, days_ago=TWO_YEARS + 70)
    for card in _printed(farah, holders, DRAWERED):
        _happened(card, days_ago=40)
    _printed(farah, holders, PRINTED)
    for _turn in range(ASKED):
        actions.request_card(farah, person=next(holders), chosen=Chosen(home=True))
    signed = [_issued(farah, holders, face=at != 1) for at in range(SIGNED)]
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


def _ended(farah: Any, bina: Any, holders: Any) -> None:
    """Renewed, lost, replaced, given back, revoked."""
    (renewed,) = _handed(farah, holders, 1, days_ago=TWO_YEARS - 10)
    actions.renew_card(farah, card=renewed)
    lost, replaced, returned, revoked = _handed(farah, holders, 4, days_ago=90)
    actions.report_lost(farah, card=lost, reason="on the night bus to Surat")
    actions.report_lost(farah, card=replaced, reason="washed with the shirt")
    actions.print_cards(farah, cards=[actions.replace_card(farah, card=replaced)])
    actions.surrender_card(farah, card=returned, reason="moved to her son's, out of our villages")
    actions.revoke_card(bina, card=revoked, reason="the photo is her sister's")


def _issued(farah: Any, holders: Any, *, face: bool = True) -> Card:
    chosen = Chosen(face=face, home=True, trade=True)
    card: Card = actions.issue_card(farah, person=next(holders), chosen=chosen)
    return card


def _printed(farah: Any, holders: Any, count: int) -> list[Card]:
    cards = [_issued(farah, holders) for _ in range(count)]
    actions.print_cards(farah, cards=cards)
    return [Card.objects.get(id=card.id) for card in cards]


def _handed(farah: Any, holders: Any, count: int, *, days_ago: int) -> list[Card]:
    cards = _printed(farah, holders, count)
    handed = [Handed(card, "thumb" if at % 2 else "signature", "7") for at, card in enumerate(cards)]
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
    card.text = signed_card(
        card.person,
        organisation_of(card.organisation_id),
        signer_of(card.key),
        number=card.number,
        place=Place(card.status_list, card.status_index),
        issued_s=int(card.issued_at.timestamp()),
        expires_s=_last_second(card),
        chosen=Chosen.of(card.lines),
    )
    card.save()
    return card


def _last_second(card: Card) -> int:
    """The end of its last day in India."""
    return int(datetime.combine(card.expires_on, time(23, 59, 59), INDIA).timestamp())
