"""Cards are signed and kept, one or ten thousand. Not here: whether each may be (holding.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from hamrah.cards.issuer import face_of
from hamrah.cards.issuing import Chosen, signed_card
from hamrah.cards.keyring import key_that_signs, signer_of
from hamrah.cards.models import Card, CardStep
from hamrah.cards.places import free_places
from hamrah.cards.rules.number import new_number
from hamrah.ground.day import INDIA, today
from hamrah.organisations.models import organisation_of
from hamrah.people.models import Person


@dataclass(frozen=True)
class Wanted:
    """A card to be signed: whose, which lines she agreed to, which card it comes after."""

    person: Person
    chosen: Chosen
    before: Card | None = None


def sign_cards(actor: Any, wanted: Sequence[Wanted]) -> list[Card]:
    """The cards, signed with the organisation's key of today and kept. Needs its context."""
    organisation = organisation_of(actor.organisation_id)
    face = face_of(organisation)
    key = key_that_signs(face.host)
    # Key and list are locked before the moment is taken: no list made later misses a card dated before it.
    places = free_places(len(wanted), host=face.host)
    signer, issued_at = signer_of(key), timezone.now()
    expires_on = years_later(today(), organisation.card_years)
    expires_at = datetime.combine(expires_on, time(23, 59, 59), INDIA)
    cards = []
    for one, place in zip(wanted, places, strict=True):
        number = new_number(face.prefix)
        text = signed_card(
            one.person,
            organisation,
            signer,
            number=number,
            place=place,
            issued_s=int(issued_at.timestamp()),
            expires_s=int(expires_at.timestamp()),
            chosen=one.chosen,
        )
        cards.append(
            Card(
                person=one.person,
                number=number,
                status_list=place.list,
                status_index=place.at,
                key=key,
                photo_id=one.person.photo_id,
                text=text,
                lines=one.chosen.lines,
                before=one.before,
                issued_at=issued_at,
                expires_on=expires_on,
                issued_by_id=actor.user_id,
            )
        )
    Card.objects.bulk_create(cards)
    CardStep.objects.bulk_create(CardStep(card=card, state=card.state, by_id=actor.user_id) for card in cards)
    return cards


def years_later(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
