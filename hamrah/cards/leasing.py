"""Leaves for phones in the field: drawn, signed, counted. Not here: the verbs (actions/leasing.py), what a
leaf says (rules/leaf.py). Needs the organisation's context throughout.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.cards.issuer import face_of
from hamrah.cards.keyring import key_that_signs, signer_of
from hamrah.cards.models import Leaf
from hamrah.cards.places import free_places
from hamrah.cards.rules import cose
from hamrah.cards.rules.claim169 import Status
from hamrah.cards.rules.leaf import LEASED_FOR_S, signed_leaf
from hamrah.cards.rules.leaf import Leaf as Said
from hamrah.cards.signing import free_numbers
from hamrah.organisations.models import organisation_of

# Three weeks of two cards a day. Leaves that are over within the longest absence are not counted: who goes
# tomorrow has a full book for all of it, and a thief twice that at most.
A_BOOK = 40
LONGEST_ABSENCE = timedelta(days=45)


def book_of(device: UUID, kid: bytes) -> Any:
    """The leaves with which this key of this device may still sign."""
    return Leaf.objects.filter(device_id=device, phone_kid=kid).usable()


def missing_in(book: Any) -> int:
    """How many leaves fill it up."""
    return max(0, A_BOOK - book.filter(expires_at__gt=timezone.now() + LONGEST_ABSENCE).count())


def lease(actor: Any, *, device: UUID, phone_key: bytes, how_many: int) -> None:
    """So many new leaves for the device's key, signed with the organisation's key of today."""
    if not how_many:
        return
    face = face_of(organisation_of(actor.organisation_id))
    key = key_that_signs(face.host)
    # Key and list are locked before the moment is taken, as for a card (signing.py).
    places = free_places(how_many, host=face.host)
    signer, leased_at = signer_of(key), timezone.now().replace(microsecond=0)
    expires_at = leased_at + timedelta(seconds=LEASED_FOR_S)
    times = (int(leased_at.timestamp()), int(expires_at.timestamp()))
    kid = cose.key_id(cose.public_key_of(phone_key))
    Leaf.objects.bulk_create(
        [
            Leaf(
                device_id=device,
                phone_kid=kid,
                key=key,
                status_list=place.list,
                status_index=place.at,
                number=number,
                signed=signed_leaf(
                    Said(face.host, number, Status(place.at, place.list.uri), phone_key, *times), signer
                ),
                leased_at=leased_at,
                expires_at=expires_at,
                leased_to_id=actor.user_id,
            )
            for place, number in zip(places, free_numbers(face.prefix, how_many), strict=True)
        ]
    )
