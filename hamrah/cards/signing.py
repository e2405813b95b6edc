"""Cards are signed and kept, one or ten thousand. Not here: whether each may be (holding.py)."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from hamrah.cards.issuer import face_of
from hamrah.cards.issuing import Chosen, payload, photo_in_code
from hamrah.cards.keyring import key_that_signs, signer_of
from hamrah.cards.models import Card, CardStep
from hamrah.cards.places import free_places
from hamrah.cards.rules.claim169 import Card as Payload
from hamrah.cards.rules.claim169 import build
from hamrah.cards.rules.cose import Signer
from hamrah.cards.rules.face import fit_face, with_kept_face
from hamrah.cards.rules.number import new_number
from hamrah.files.models import Photo
from hamrah.files.photos import pixels_of
from hamrah.ground.day import INDIA, today
from hamrah.organisations.models import organisation_of
from hamrah.people.models import Person

# Statements of so many rows: a longer INSERT takes its driver longer a row (0.41 ms at 1,000, 0.24 at 100).
BATCH, PHOTOS, ROWS = 1_000, 200, 100


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
    numbers = free_numbers(face.prefix, len(wanted))
    _fetch_faces([one.person for one in wanted])
    payloads = [
        payload(
            one.person,
            host=face.host,
            number=number,
            place=place,
            issued_s=int(issued_at.timestamp()),
            expires_s=int(expires_at.timestamp()),
            chosen=one.chosen,
        )
        for one, number, place in zip(wanted, numbers, places, strict=True)
    ]
    texts = signed_texts(payloads, [photo_in_code(one.person, one.chosen) for one in wanted], signer)
    cards = []
    for one, said, place, text in zip(wanted, payloads, places, texts, strict=True):
        cards.append(
            Card(
                person=one.person,
                number=said.number,
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
    Card.objects.bulk_create(cards, batch_size=ROWS)
    steps = [CardStep(card=card, state=card.state, by_id=actor.user_id) for card in cards]
    CardStep.objects.bulk_create(steps, batch_size=ROWS)
    return cards


def signed_texts(payloads: Sequence[Payload], photos: Sequence[Photo | None], signer: Signer) -> list[str]:
    """The text of each code, with the thumbnail kept since photo intake or, where the words need its
    room, with a smaller face; those are made two at a time, since pictures need no interpreter."""
    texts: dict[int, str] = {}
    tight: list[tuple[int, Photo]] = []
    for at, (said, photo) in enumerate(zip(payloads, photos, strict=True)):
        if photo is None:
            texts[at] = build(said, signer)
        elif kept := with_kept_face(said, bytes(photo.thumbnail), signer):
            texts[at] = kept[1]
        else:
            tight.append((at, photo))
    with ThreadPoolExecutor(2) as pool:
        for start in range(0, len(tight), PHOTOS):
            few = tight[start : start + PHOTOS]
            jpegs = dict(Photo.objects.filter(id__in={p.id for _at, p in few}).values_list("id", "jpeg"))
            fit = lambda at, photo: fit_face(payloads[at], pixels_of(bytes(jpegs[photo.id])), signer)[1]  # noqa: B023, E731 - mapped at once
            texts |= zip([at for at, _photo in few], pool.map(fit, *zip(*few, strict=True)), strict=True)
    return [texts[at] for at in range(len(payloads))]


def _fetch_faces(people: Sequence[Person]) -> None:
    """The kept thumbnails in a few statements; a whole photo is loaded only where no thumbnail fits."""
    faces = Prefetch("photo", Photo.objects.only("thumbnail"))
    for start in range(0, len(people), BATCH):
        prefetch_related_objects(people[start : start + BATCH], faces)


def free_numbers(prefix: str, how_many: int) -> list[str]:
    """Numbers that no card of the organisation has."""
    drawn: dict[str, None] = {}
    while len(drawn) < how_many:
        fresh = [new_number(prefix) for _ in range(how_many - len(drawn))]
        taken = set(Card.objects.filter(number__in=fresh).values_list("number", flat=True))
        drawn |= dict.fromkeys(number for number in fresh if number not in taken)
    return list(drawn)


def years_later(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
