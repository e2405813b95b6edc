"""What a card says and its form: MOSIP Claim 169 v1.2 in a signed CWT, as the text of a QR code.

Not here: reading and judging one (reading.py), choosing a face that fits (face.py).
Source: MOSIP Claim 169 1.2.0; CWT RFC 8392; status reference of draft-ietf-oauth-status-list.
"""

from dataclasses import dataclass, field
from typing import Any

import cbor2

from hamrah.cards.rules import base45, cose, deflate
from hamrah.cards.rules.number import parse_number
from hamrah.cards.rules.wording import card_line, host_name, status_uri
from hamrah.ground.problem import Problem

# Version 20-M of the QR code is aimed at, 22-M never passed: 0.41 mm a module on a 46 mm square.
AIMED_AT_CHARACTERS = 970
NEVER_ABOVE_CHARACTERS = 1134
LONGEST_VALIDITY_S = 5 * 366 * 86_400
WEBP = 4
GENDERS = (1, 2, 3)

# ISO 639-3 codes of the second script, as the claim wants them.
LANGUAGES = frozenset(
    "asm ben brx doi eng guj hin kan kas kok mai mal mar mni nep ori pan san sat snd tam tel urd".split()  # noqa: SIM905
)

_ISSUER, _EXPIRES, _ISSUED, _CLAIM, _STATUS = 1, 4, 6, 169, 65535
_FIELDS = {
    "number": 1,
    "name": 4,
    "gender": 9,
    "face_webp": 16,
    "native_name": 19,
    "language": 20,
    # 75-99 are free for private use inside a closed system.
    "birth_year": 75,
    "relation": 76,
    "home": 77,
    "trade": 78,
}
_FACE_FORMAT = 17


@dataclass(frozen=True, slots=True)
class Status:
    """Where a card's state is looked up: place `index` in the signed list at `uri`."""

    index: int
    uri: str

    def __post_init__(self) -> None:
        if type(self.index) is not int or not 0 <= self.index < 1 << 32:
            raise ValueError("a status index is a whole number")
        status_uri(self.uri)


@dataclass(frozen=True, slots=True)
class Card:
    """All a card can say. There is no field for a phone, a village, a caste, an employer or a case.

    `issuer` a host name; `issued_at`, `expires_at` Unix seconds; `name` in Latin letters;
    `native_name` in the script of `language` (ISO 639-3); `gender` 1 male, 2 female, 3 other.
    `relation`, `home` (block and district) and `trade` are printed lines, each by the holder's choice.
    `face_webp` the face exactly as signed. Raises Problem("cards.text_unfit") and others of wording.py.
    """

    issuer: str
    number: str
    name: str
    issued_at: int
    expires_at: int
    status: Status | None = None
    native_name: str | None = None
    language: str | None = None
    birth_year: int | None = None
    gender: int | None = None
    relation: str | None = None
    home: str | None = None
    trade: str | None = None
    face_webp: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        host_name(self.issuer)
        if not isinstance(self.number, str) or parse_number(self.number) != self.number:
            raise Problem(
                "cards.number_malformed", "This is not a card number. It looks like AB-7K3M-9QXT-N."
            )
        for line in ("name", "native_name", "relation", "home", "trade"):
            _keep(self, line, card_line(getattr(self, line), field=line))
        _refuse_unfit(self)


def build(card: Card, signer: cose.Signer) -> str:
    """The text of the card's QR code: signed, deflated, in Base45.

    Raises Problem("cards.too_much_text") above 1,134 characters.
    """
    text = signed_text(card, signer)
    if len(text) > NEVER_ABOVE_CHARACTERS:
        raise Problem(
            "cards.too_much_text",
            "This card says more than its code can hold. Choose fewer lines, or a smaller photo.",
        )
    return text


def signed_text(card: Card, signer: cose.Signer) -> str:
    """As `build`, however long it grows."""
    return base45.encode(deflate.compress(cose.sign(cbor2.dumps(claims(card)), signer)))


def claims(card: Card) -> dict[int, Any]:
    """The CWT claims, keys ascending, times as integers (readers refuse fractions)."""
    said = {key: getattr(card, name) for name, key in _FIELDS.items() if getattr(card, name) is not None}
    if card.face_webp is not None:
        said[_FACE_FORMAT] = WEBP
    claimed: dict[int, Any] = {
        _ISSUER: card.issuer,
        _EXPIRES: card.expires_at,
        _ISSUED: card.issued_at,
        _CLAIM: dict(sorted(said.items())),
    }
    if card.status is not None:
        claimed[_STATUS] = {"status_list": {"idx": card.status.index, "uri": card.status.uri}}
    return claimed


def card_of(claimed: Any) -> Card:
    """The card in decoded claims; what it does not know it leaves out. Raises ValueError or Problem."""
    if not isinstance(claimed, dict) or not isinstance(claimed.get(_CLAIM), dict):
        raise ValueError("no claim 169")
    said = claimed[_CLAIM]
    if said.get(_FACE_FORMAT, WEBP) != WEBP:
        raise ValueError("the face is not WebP")
    return Card(
        issuer=claimed.get(_ISSUER),  # type: ignore[arg-type]
        issued_at=claimed.get(_ISSUED),  # type: ignore[arg-type]
        expires_at=claimed.get(_EXPIRES),  # type: ignore[arg-type]
        status=_status_of(claimed.get(_STATUS)),
        **{name: said.get(key) for name, key in _FIELDS.items()},
    )


def _status_of(claimed: Any) -> Status | None:
    match claimed:
        case None:
            return None
        case {"status_list": {"idx": int(index), "uri": str(uri)}}:
            return Status(index, uri)
    raise ValueError("not a status reference")


def _refuse_unfit(card: Card) -> None:
    whole = (card.issued_at, card.expires_at)
    if not all(type(moment) is int for moment in whole) or not 0 < whole[1] - whole[0] <= LONGEST_VALIDITY_S:
        raise Problem("cards.validity", "A card is valid for at most five years.", field="expires_at")
    if (card.native_name is None) != (card.language is None) or card.language not in (None, *LANGUAGES):
        raise Problem("cards.language", "A name in a second script needs its language.", field="language")
    if card.gender not in (None, *GENDERS):
        raise Problem("cards.gender", "Gender on a card is 1, 2, 3 or nothing.", field="gender")
    if card.birth_year is not None and not (type(card.birth_year) is int and 1900 <= card.birth_year <= 2200):
        raise Problem("cards.birth_year", "This is not a year of birth.", field="birth_year")
    if card.face_webp is not None and not _looks_like_webp(card.face_webp):
        raise Problem("cards.face", "The face on a card is a WebP picture.", field="face_webp")


def _looks_like_webp(picture: Any) -> bool:
    return isinstance(picture, bytes) and picture[:4] == b"RIFF" and picture[8:12] == b"WEBP"


def _keep(card: Card, line: str, text: str | None) -> None:
    object.__setattr__(card, line, text)
