"""Cards are signed and kept, one or ten thousand. Not here: whether each may be (holding.py)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from hamrah.cards.issuer import face_of
from hamrah.cards.issuing import Chosen, payload_of, photo_in_code
from hamrah.cards.keyring import key_that_signs, signer_of
from hamrah.cards.models import Card, CardStep, Leaf
from hamrah.cards.places import free_places
from hamrah.cards.rules.claim169 import Card as Payload
from hamrah.cards.rules.cose import Signer
from hamrah.cards.rules.number import new_number
from hamrah.cards.rules.texts import Wish, text_of, texts_by_hands
from hamrah.files.models import Photo
from hamrah.ground.day import today
from hamrah.ground.many import insert_many
from hamrah.organisations.models import organisation_of
from hamrah.people.models import Person

# Photos fetched at once, cards handed to a process at once, how many make two processes worth their start.
BATCH, PHOTOS, MANY = 1_000, 200, 600


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
    issued_at, expires_on = timezone.now(), years_later(today(), organisation.card_years)
    _fetch_faces([one.person for one in wanted])
    cards = [
        Card(
            person=one.person,
            number=number,
            status_list=place.list,
            status_index=place.at,
            key=key,
            photo_id=one.person.photo_id,
            lines=one.chosen.lines,
            before=one.before,
            issued_at=issued_at,
            expires_on=expires_on,
            issued_by_id=actor.user_id,
        )
        for one, number, place in zip(wanted, free_numbers(face.prefix, len(wanted)), places, strict=True)
    ]
    write_texts(cards, signer_of(key))
    insert_many(cards)
    insert_many([CardStep(card=card, state=card.state, by_id=actor.user_id) for card in cards])
    return cards


def write_texts(cards: Sequence[Card], signer: Signer) -> None:
    """Into each card the signed text of its code: with the thumbnail kept since photo intake or, where the
    words need its room, with a smaller face."""
    payloads, photos = [payload_of(card) for card in cards], [photo_in_code(card) for card in cards]
    wishes = [
        Wish(said, bytes(photo.thumbnail) if photo else None)
        for said, photo in zip(payloads, photos, strict=True)
    ]
    texts = _texts(batched(wishes), len(wishes), signer)
    tight = [at for at, text in enumerate(texts) if text is None]
    smaller = (_with_photos(few, payloads, photos) for few in batched(tight))
    for at, text in zip(tight, _texts(smaller, len(tight), signer), strict=True):
        texts[at] = text
    for card, text in zip(cards, texts, strict=True):
        assert text is not None, "a card has a face that fits, or none"
        card.text = text


def _texts(batches: Iterable[Sequence[Wish]], how_many: int, signer: Signer) -> list[str | None]:
    """By two processes where there are enough to be worth their start."""
    if how_many < MANY:
        return [text_of(wish, signer) for batch in batches for wish in batch]
    return [text for texts in texts_by_hands(batches, signer) for text in texts]


def _with_photos(
    few: Sequence[int], payloads: Sequence[Payload], photos: Sequence[Photo | None]
) -> list[Wish]:
    ids = {at: photo.id for at in few if (photo := photos[at])}
    jpegs = dict(Photo.objects.filter(id__in=ids.values()).values_list("id", "jpeg"))
    return [Wish(payloads[at], jpeg=bytes(jpegs[ids[at]])) for at in few]


def batched(many: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (many[start : start + PHOTOS] for start in range(0, len(many), PHOTOS))


def _fetch_faces(people: Sequence[Person]) -> None:
    """The kept thumbnails in a few statements; a whole photo is loaded only where no thumbnail fits."""
    faces = Prefetch("photo", Photo.objects.only("thumbnail"))
    for start in range(0, len(people), BATCH):
        prefetch_related_objects(people[start : start + BATCH], faces)


def free_numbers(prefix: str, how_many: int) -> list[str]:
    """Numbers that no card of the organisation has, nor a phone that may make one."""
    drawn: dict[str, None] = {}
    while len(drawn) < how_many:
        fresh = [new_number(prefix) for _ in range(how_many - len(drawn))]
        taken = {
            number
            for table in (Card, Leaf)
            for number in table.objects.filter(number__in=fresh).values_list("number", flat=True)
        }
        drawn |= dict.fromkeys(number for number in fresh if number not in taken)
    return list(drawn)


def years_later(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
