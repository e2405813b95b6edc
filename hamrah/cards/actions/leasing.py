"""Verbs on what a phone in the field may sign: its leaves given out and taken back, its cards taken in.

Not here: the card that the office signs afterwards (asking.py), enrolling and ending a device (sync).
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from hamrah.cards.leasing import book_of, lease, missing_in
from hamrah.cards.life import hold_cards, hold_people, move
from hamrah.cards.models import Card, Leaf
from hamrah.cards.models.leaf import ENDED, OPEN, USED
from hamrah.cards.provisional import keep_provisional, no_leaf, said_by_phone
from hamrah.cards.rules import cose
from hamrah.cards.rules.leaf import phone_key
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person


@verb("cards.lease_leaves")
def lease_leaves(actor: Any, *, device: UUID, public_key: bytes) -> dict[str, list[str]]:
    """Fill up the phone's book to forty leaves; answers all that it may use, signed, in base64url.

    `public_key`: the phone's, 33 or 65 bytes of P-256. Asked again, it answers the same. Raises
    `cards.phone_ended`, `cards.phone_key_unfit`.
    """
    key = _fit_key(public_key)
    kid = cose.key_id(cose.public_key_of(key))
    _hold(device)
    if Leaf.objects.filter(device_id=device, state=ENDED).exists():
        raise Problem("cards.phone_ended", _("This phone makes no more cards: the office has ended it."))
    book = book_of(device, kid)
    lease(actor, device=device, phone_key=key, how_many=missing_in(book))
    signed = book.order_by("expires_at", "id").values_list("signed", flat=True)
    return {"leaves": [urlsafe_b64encode(bytes(leaf)).rstrip(b"=").decode() for leaf in signed]}


@verb("cards.take_provisional")
def take_provisional(actor: Any, *, person: Person, text: str, lines: Sequence[str] = ()) -> Card:
    """Take note of a card that a phone made and she holds: it counts from here on as any other, and the
    desk is asked for the lasting one. `text` of its code; `lines` she agreed to.

    A card that may not count (she has one, the phone was ended, she did not consent) is kept all the same,
    revoked, and its history says why. Raises `cards.not_a_leaf`,
    `cards.phone_clock`, `cards.leaf_used`.
    """
    said = said_by_phone(actor, text)
    hold_people([person.id])
    leaf = Leaf.objects.select_for_update().filter(number=said.number).first()
    if leaf is None or said.status is None or leaf.status_index != said.status.index:
        raise no_leaf()
    if leaf.card is not None:
        if leaf.card.text == text and leaf.card.person_id == person.id:
            return leaf.card
        raise Problem(
            "cards.leaf_used",
            _("Card %(number)s was given to somebody already. Make her another one."),
            number=said.number,
        )
    card = keep_provisional(actor, person=person, leaf=leaf, said=said, text=text, lines=lines)
    leaf.state, leaf.card = USED, card
    leaf.save(update_fields=["state", "card"])
    return card


@verb("cards.end_lease")
def end_lease(actor: Any, *, device: UUID, made_cards: bool, reason: str) -> int:
    """This device makes no more cards: whatever it signs with its leaves counts nothing from now on.
    `made_cards`: neither do those it made before that no lasting card has replaced (lost, stolen).

    Answers how many leaves and cards ended. Raises `cards.say_why`.
    """
    if not reason.strip():
        raise Problem("cards.say_why", _("Say why."), field="reason")
    _hold(device)
    hers = Leaf.objects.filter(device_id=device)
    ended = hers.filter(state=OPEN).update(state=ENDED)
    if not made_cards:
        return ended
    made = Card.objects.provisional().filter(leaves__in=hers)
    cards = hold_cards(list(made.order_by("id")))
    move(actor, cards, "revoke", reason.strip())
    return ended + len(cards)


def _fit_key(raw: bytes) -> bytes:
    try:
        return phone_key(raw)
    except cose.Refused as wrong:
        raise Problem(
            "cards.phone_key_unfit", _("This phone's key cannot sign cards. Enrol the phone anew.")
        ) from wrong


def _hold(device: UUID) -> None:
    """One call at a time for a device: two at once would fill its book twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 169))", [str(device)])
