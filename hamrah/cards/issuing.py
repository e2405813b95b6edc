"""From a person's row to the signed text of her card. Not here: whether she may have one (actions.py)."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

from hamrah.cards.issuer import face_of
from hamrah.cards.places import Place
from hamrah.cards.rules.claim169 import Card as Payload
from hamrah.cards.rules.claim169 import Status, build
from hamrah.cards.rules.cose import Signer
from hamrah.cards.rules.face import with_face
from hamrah.files.photos import pixels_of
from hamrah.ground.day import today
from hamrah.organisations.models import Organisation
from hamrah.people.models import Person

# Script of the name -> language code of the claim (ISO 639-3). A Latin name needs no second one.
LANGUAGE = {
    "Deva": "hin",
    "Gujr": "guj",
    "Orya": "ori",
    "Telu": "tel",
    "Knda": "kan",
    "Beng": "ben",
    "Guru": "pan",
    "Taml": "tam",
    "Mlym": "mal",
}
GENDER = {"M": 1, "F": 2, "O": 3}


@dataclass(frozen=True)
class Chosen:
    """What the worker agreed to beyond name and number. Refusing any of it costs no service."""

    face: bool = True
    relation: bool = False
    home: bool = False
    trade: bool = False
    gender: bool = False

    @property
    def lines(self) -> list[str]:
        """The names of what was chosen."""
        return [line for line, wanted in asdict(self).items() if wanted]

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Chosen":
        """Exactly these lines."""
        return cls(**{field.name: field.name in set(lines) for field in fields(cls)})


def host_of(organisation: Organisation) -> str:
    """The issuer's name on the card; reveals only what the organisation chose."""
    return face_of(organisation).host


def signed_card(
    person: Person,
    organisation: Organisation,
    signer: Signer,
    *,
    number: str,
    place: Place,
    issued_s: int,
    expires_s: int,
    chosen: Chosen,
) -> str:
    """The text of the QR code, at most 1,134 characters. Moments in Unix seconds."""
    native = person.name_script in LANGUAGE
    payload = Payload(
        issuer=host_of(organisation),
        number=number,
        name=(person.name_latin if native else person.name) or person.name_latin,
        native_name=person.name if native else None,
        language=LANGUAGE[person.name_script] if native else None,
        birth_year=person.birth_year,
        issued_at=issued_s,
        expires_at=expires_s,
        status=Status(place.at, place.list.uri),
        relation=person.relation_name or None if chosen.relation else None,
        home=person.district_said or None if chosen.home else None,
        trade=person.occupation or None if chosen.trade else None,
        gender=GENDER.get(person.gender) if chosen.gender else None,
    )
    # A minor's face never goes into a code that anyone may scan.
    if not chosen.face or person.photo is None or person.may_be_minor(today()):
        return build(payload, signer)
    photo = person.photo
    _signed, text = with_face(
        payload, signer, thumbnail=bytes(photo.thumbnail), portrait=lambda: pixels_of(bytes(photo.jpeg))
    )
    return text
