"""Invented holders, keys and dates for the tests of this room."""

import random
from io import BytesIO

from PIL import Image

from hamrah.cards.keys import SealedKey, new_signing_key, open_signing_key, public_key
from hamrah.cards.rules.claim169 import Card, Status
from hamrah.cards.rules.number import new_number
from hamrah.cards.rules.reading import TrustedKey
from hamrah.files.faces import invented_face
from hamrah.files.photos import Photo, take_photo
from hamrah.ground import sealing

ISSUER = "id.example.org"
ISSUED_AT = 1_790_000_000
DAY_S = 86_400
KEK = sealing.new_key()
KEY: SealedKey = new_signing_key("sahyog", KEK)
SIGNER = open_signing_key(KEY, KEK)
TRUSTED = {KEY.kid: TrustedKey(ISSUER, public_key(KEY.public_key))}

LONG_NAMES = [
    ("Sita Devi Meena", "सीता देवी मीणा", "hin"),
    ("Bhavnaben Kalubhai Rathva", "ભાવનાબેન કાળુભાઈ રાઠવા", "guj"),
    ("Jagannath Pradhan Mahapatra Samantaray", "ଜଗନ୍ନାଥ ପ୍ରଧାନ ମହାପାତ୍ର ସାମନ୍ତରାୟ", "ori"),
    ("Venkata Satyanarayana Murthy Kolluri Rao", "వెంకట సత్యనారాయణ మూర్తి కొల్లూరి వీరభద్ర రావు", "tel"),
    ("Krishnamurthy Basavaraj Hiremath", "ಕೃಷ್ಣಮೂರ್ತಿ ಬಸವರಾಜ ಹಿರೇಮಠ ಚನ್ನಬಸಪ್ಪ", "kan"),
    ("Rabindranath Bandyopadhyay", "রবীন্দ্রনাথ বন্দ্যোপাধ্যায়", "ben"),
    (
        "Thirunavukkarasu Meenakshisundaram Perumal",
        "திருநாவுக்கரசு மீனாட்சிசுந்தரம் பெருமாள் இராமநாதபுரம்",
        "tam",
    ),
]


def card(**changes: object) -> Card:
    said: dict[str, object] = {
        "issuer": ISSUER,
        "number": new_number("AB"),
        "name": "Sita Devi Meena",
        "native_name": "सीता देवी मीणा",
        "language": "hin",
        "birth_year": 1994,
        "issued_at": ISSUED_AT,
        "expires_at": ISSUED_AT + 730 * DAY_S,
        "status": Status(734_512, "https://id.example.org/status/3"),
    }
    return Card(**(said | changes))  # type: ignore[arg-type]


def jpeg_of(picture: Image.Image, **how: object) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=92, **how)
    return out.getvalue()


def photo(seed: int = 1) -> Photo:
    return take_photo(jpeg_of(invented_face(seed)))


def too_many_words():
    """A card that no code can hold: 120 Tamil letters in no order, and lines as long as they may be."""
    letters = random.Random(1).choices([chr(code) for code in range(0x0B85, 0x0BB9)], k=600)
    noise = "".join(letter for letter in letters if letter.isalpha())
    return card(
        name=noise[:120],
        native_name=noise[120:240],
        language="tam",
        home=noise[240:288],
        trade=noise[288:336],
    )
