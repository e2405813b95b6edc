"""Verbs on cards: a key is made, a card is issued, it is printed. Not here: what a card says (rules/)."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.utils import timezone

from hamrah.cards.issuing import Chosen, signed_card
from hamrah.cards.keys import SealedKey, new_signing_key, open_signing_key
from hamrah.cards.models import Card, CardStep, IssuerKey
from hamrah.cards.rules.cose import Signer
from hamrah.cards.rules.number import PREFIX_LETTERS, new_number
from hamrah.ground.day import INDIA, today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation, organisation_of
from hamrah.people.models import Person
from hamrah.people.rules.purposes import FOR_A_CARD, covers

# Status places are drawn from this many, never in order of issue (card.md 5).
STATUS_PLACES = 1 << 20
DRAWS = 20


@verb("cards.make_key")
def make_key(actor: Any) -> IssuerKey:
    """Make the organisation's next signing key; the one before still verifies live cards."""
    IssuerKey.objects.filter(state="signing").update(state="retired")
    return new_key(actor)


def new_key(actor: Any) -> IssuerKey:
    """A fresh key, sealed before it is stored."""
    made = new_signing_key(str(actor.organisation_id), settings.CARD_SEALING_KEY)
    return IssuerKey.objects.create(kid=made.kid, public_key=made.public_key, sealed=made.sealed)


def signer_of(key: IssuerKey) -> Signer:
    """The key, open. Raises `cards.key_does_not_open`."""
    sealed = SealedKey(str(key.organisation_id), bytes(key.kid), bytes(key.public_key), bytes(key.sealed))
    return open_signing_key(sealed, settings.CARD_SEALING_KEY)


@verb("cards.issue_card")
def issue_card(actor: Any, *, person: Person, chosen: Chosen = Chosen()) -> Card:  # noqa: B008 - frozen
    """Sign a card for an accepted, consenting worker. `chosen` are the lines she agreed to.

    Raises `cards.not_accepted`, `cards.no_consent`, `cards.guardian_needed`, `cards.has_card`,
    and those of `Card`.
    """
    refuse_card(person)
    organisation = organisation_of(actor.organisation_id)
    key = IssuerKey.objects.filter(state="signing").first() or new_key(actor)
    issued_at, expires_on = timezone.now(), years_later(today(), organisation.card_years)
    number, index = new_number(prefix_of(organisation)), free_status_index()
    text = signed_card(
        person,
        organisation,
        signer_of(key),
        number=number,
        index=index,
        issued_s=int(issued_at.timestamp()),
        expires_s=int(datetime.combine(expires_on, time(23, 59, 59), INDIA).timestamp()),
        chosen=chosen,
    )
    card = Card.objects.create(
        person=person,
        number=number,
        status_index=index,
        key=key,
        photo_id=person.photo_id,
        text=text,
        issued_at=issued_at,
        expires_on=expires_on,
        issued_by_id=actor.user_id,
    )
    CardStep.objects.create(card=card, state=card.state, by_id=actor.user_id)
    return card


def refuse_card(person: Person) -> None:
    """Raise unless a card may be given: what `refuse_holder` raises, and no live card."""
    refuse_holder(person)
    if Card.objects.live().filter(person__in=person.records).exists():
        raise Problem("cards.has_card", _("She has a live card already; renew or replace that one."))


def refuse_holder(person: Person) -> None:
    """Raise unless she may hold a card now: accepted, standing, her own consent or the office's paper."""
    if not person.is_accepted or person.by_proxy or person.restricted_at or person.merged_into_id:
        raise Problem("cards.not_accepted", _("A card is given to an accepted, standing registration only."))
    if not covers(consented(person), FOR_A_CARD):
        raise Problem("cards.no_consent", _("Her consent to the register and to a card comes first."))
    if person.needs_guardian(today()):
        raise Problem("cards.guardian_needed", _("She may be under 18: a verified guardian comes first."))


def consented(person: Person) -> set[str]:
    """Purposes on record: her own consents and what the paper basis of her register covers."""
    own = set(person.consents.filter(withdrawn_at=None).values_list("purpose", flat=True))
    ended = set(person.consents.exclude(withdrawn_at=None).values_list("purpose", flat=True))
    on_paper = set(person.basis.purposes) if person.basis else set()
    return own | (on_paper - ended)


def prefix_of(organisation: Organisation) -> str:
    """Two letters of the organisation's code that cannot be mistaken for others."""
    letters = [letter for letter in organisation.code if letter in PREFIX_LETTERS]
    return "".join([*letters, "H", "M"][:2])


def free_status_index() -> int:
    """A random place nobody has."""
    for _draw in range(DRAWS):
        index = secrets.randbelow(STATUS_PLACES)
        if not Card.objects.filter(status_index=index).exists():
            return index
    raise Problem("cards.status_list_full", _("The list of card places is full. Call the network's office."))


def years_later(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@verb("cards.print_card")
def print_cards(actor: Any, *, cards: Sequence[Card]) -> int:
    """Mark cards as printed; the PDF itself is drawn from them (printing.py). Answers how many.

    Raises what `refuse_holder` raises: a consent withdrawn since stops the printing.
    """
    for card in cards:
        refuse_holder(card.person)
        if card.state == "attested":
            card.state = "printed"
            card.save(update_fields=["state"])
        CardStep.objects.create(card=card, state="printed", by_id=actor.user_id)
    return len(cards)
