"""Codes of cards read by PixelPass, which trips over stored deflate blocks; one scanned code, four judges."""

import json
import os
import shutil
import subprocess
import time
import zlib
from pathlib import Path
from typing import Any

import cbor2
import claim169
import cwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamrah.cards.drawing import Printable, draw_cards
from hamrah.cards.rules import base45
from hamrah.cards.rules.claim169 import Card, Status, build
from hamrah.cards.rules.cose import Signer
from hamrah.cards.rules.face import with_face
from hamrah.cards.rules.number import new_number
from hamrah.cards.tests.cast import photo
from hamrah.cards.tests.test_drawing import DESIGN, rasters, scanned
from hamrah.files.photos import pixels_of
from tests.test_outside_trust import cwt_key, judged, jwk_of, message_in

OTHER_KEY = Ed25519PrivateKey.generate()
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


def claim_in(text: str) -> dict[int, Any]:
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


@pytest.mark.parametrize("dots_an_inch", [300, 150])
def test_one_code_scanned_from_paper_satisfies_four_judges_with_the_public_key_alone(dots_an_inch):
    """PDF, raster, zxing-cpp; then that very string: claim169, PixelPass, @auth0/cose, cwt."""
    key, taken = Ed25519PrivateKey.generate(), photo(5)
    signed, text = with_face(
        card("hin"), Signer.of(key), thumbnail=taken.thumbnail_webp, portrait=lambda: pixels_of(taken.jpeg)
    )
    pdf = draw_cards([Printable(signed, text, taken.print_jpeg)], design=DESIGN)
    (scanned_text,) = scanned(rasters(pdf, dots_an_inch))
    found = claim169.decode(scanned_text, verify_with_ed25519=key.public_key().public_bytes_raw())
    assert found.is_verified() and found.claim169.id == signed.number
    assert claim_in(scanned_text)[1] == signed.number
    message = zlib.decompress(base45.decode(scanned_text))
    assert cwt.decode(message, cwt_key(key))[169][4] == signed.name
    asked = [{"message": message_in(scanned_text), "jwk": jwk_of(one)} for one in (key, OTHER_KEY)]
    assert judged(messages=asked)["messages"] == [True, False]
