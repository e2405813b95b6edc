"""From the rows of a card and its holder to what its code says.

Not here: whether she may have one (holding.py), signing (signing.py).
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time

from hamrah.cards.models import Card
from hamrah.cards.rules.claim169 import Card as Payload
from hamrah.cards.rules.claim169 import Status
from hamrah.files.models import Photo
from hamrah.ground.day import INDIA, today
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


def payload_of(card: Card) -> Payload:
    """What a card's code will say, its face apart."""
    person, chosen = card.person, Chosen.of(card.lines)
    assert card.status_list is not None, "a card about to be signed has its place"
    name, native_name, language = names_on_card(person)
    return Payload(
        issuer=card.key.host,
        number=card.number,
        name=name,
        native_name=native_name,
        language=language,
        birth_year=person.birth_year,
        issued_at=int(card.issued_at.timestamp()),
        expires_at=last_second_of(card.expires_on),
        status=Status(card.status_index, card.status_list.uri),
        relation=person.relation_name or None if chosen.relation else None,
        home=person.district_said or None if chosen.home else None,
        trade=person.occupation or None if chosen.trade else None,
        gender=GENDER.get(person.gender) if chosen.gender else None,
    )


def last_second_of(day: date) -> int:
    """When the day ends in India, in Unix seconds."""
    return int(datetime.combine(day, time(23, 59, 59), INDIA).timestamp())


def names_on_card(person: Person) -> tuple[str, str | None, str | None]:
    """Her name in Latin letters; in her own script, and whose script that is, where it is another."""
    if person.name_script not in LANGUAGE:
        return person.name or person.name_latin, None, None
    return person.name_latin, person.name, LANGUAGE[person.name_script]


def photo_in_code(card: Card) -> Photo | None:
    """The photo whose face goes into the code: never a minor's, since anyone may scan it."""
    return card.person.photo if "face" in card.lines and not card.person.may_be_minor(today()) else None
