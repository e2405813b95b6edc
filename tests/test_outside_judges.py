"""Codes of cards read by PixelPass, a Node library that is not ours and trips over stored deflate blocks."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamrah.cards.rules.claim169 import Card, Status, build
from hamrah.cards.rules.cose import Signer
from hamrah.cards.rules.face import with_face
from hamrah.cards.rules.number import new_number
from hamrah.cards.tests.cast import photo
from hamrah.files.photos import pixels_of

OUTSIDE = Path(__file__).parent / "outside"
NAMES = {"hin": "लक्ष्मण गमेती", "tam": "சுப்பிரமணியன்", "ori": "ଲକ୍ଷ୍ମଣ ନାୟକ"}


@pytest.fixture(scope="module", autouse=True)
def judge():
    """Node and `npm ci`; on a person's machine without them one clear line."""
    if shutil.which("node") and (OUTSIDE / "node_modules" / "@mosip").is_dir():
        return
    if os.environ.get("CI") == "true":
        pytest.fail("PixelPass is missing: npm ci in tests/outside.")
    pytest.skip("PixelPass is not installed: npm ci in tests/outside.")


def card(language: str) -> Card:
    now = int(time.time())
    status = Status(77, "https://id.example.org/s/1")
    name = {"name": "Lakshman Gameti", "native_name": NAMES[language], "language": language}
    number = new_number("AJ")
    return Card("id.example.org", number, issued_at=now, expires_at=now + 1000, status=status, **name)


def claim_in(text: str) -> dict:
    """Claim 169 as PixelPass hands it on: the signed message, its payload still CBOR."""
    read = subprocess.run(
        ["node", "read_card.mjs"], input=text, cwd=OUTSIDE, capture_output=True, text=True, check=True
    )
    message = json.loads(read.stdout)
    assert message["tag"] == 18
    return cbor2.loads(bytes(message["value"][2]["data"]))[169]


@pytest.mark.parametrize("language", NAMES)
def test_pixelpass_reads_a_card_without_a_face(language):
    signed = card(language)
    claim = claim_in(build(signed, Signer.of(Ed25519PrivateKey.generate())))
    assert (claim[1], claim[19]) == (signed.number, NAMES[language])


def test_pixelpass_reads_a_card_with_a_face():
    taken = photo(3)
    signer = Signer.of(Ed25519PrivateKey.generate())
    signed, text = with_face(
        card("hin"), signer, thumbnail=taken.thumbnail_webp, portrait=lambda: pixels_of(taken.jpeg)
    )
    assert claim_in(text)[16] == signed.face_webp
