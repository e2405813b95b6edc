"""What others' software says of what we sign: @auth0/cose and @owf/token-status-list in Node, cwt in Python;
and what ours says of the values that the standards print. Not here: codes read by PixelPass.
"""

import base64
import json
import os
import shutil
import subprocess
import time
import zlib
from base64 import b64encode
from pathlib import Path

import cbor2
import claim169
import cwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicNumbers

from hamrah.cards.keys import public_jwk
from hamrah.cards.rules import base45, cose, status_list
from hamrah.cards.tests import network_cast
from hamrah.cards.tests.network_cast import CARDS, DEVICE, GOOD, LOST, NEVER_GIVEN, REVOKED, STATUS, UNKNOWN

OUTSIDE = Path(__file__).parent / "outside"


@pytest.fixture(scope="module")
def node():
    """Node and `npm ci`; on a person's machine without them one clear line."""
    if shutil.which("node") and (OUTSIDE / "node_modules" / "@owf").is_dir():
        return
    if os.environ.get("CI") == "true":
        pytest.fail("Judges are missing: npm ci in tests/outside.")
    pytest.skip("Judges are not installed: npm ci in tests/outside.")


def judged(**asked):
    """What the judges in Node say."""
    done = subprocess.run(
        ["node", "read_lists.mjs"],
        input=json.dumps(asked),
        cwd=OUTSIDE,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def jwk_of(key):
    return public_jwk(cose.public_bytes(key.public_key()))


def cwt_key(key, kid=None):
    """The public key as cwt wants it: OKP, Ed25519, EdDSA."""
    raw = key.public_key().public_bytes_raw()
    return cwt.COSEKey.new({1: 1, 2: kid or network_cast.signer(key).kid, 3: -8, -1: 6, -2: raw})


def message_in(text):
    """The zlib stream in a card's code."""
    return b64encode(base45.decode(text)).decode()


def signed_by_device():
    kid = cose.key_id(DEVICE.public_key())
    return network_cast.code_of(network_cast.under({1: -7, 4: kid}, network_cast.es256))


def test_auth0_verifies_our_cards_with_the_public_key_alone(node):
    card = network_cast.signed_by(CARDS)
    cards = [(card, CARDS), (signed_by_device(), DEVICE), (card, UNKNOWN), (tampered(card), CARDS)]
    asked = [{"message": message_in(text), "jwk": jwk_of(key)} for text, key in cards]
    assert judged(messages=asked)["messages"] == [True, True, False, False]


def tampered(text):
    message = zlib.decompress(base45.decode(text)).replace(b"Sita", b"Gita")
    return network_cast.code_of(message)


def test_owf_reads_our_status_list_as_we_do(node):
    token, places = network_cast.token(), [GOOD, REVOKED, LOST, NEVER_GIVEN]
    asked = {"token": b64encode(token).decode(), "jwk": jwk_of(STATUS), "places": places}
    (answer,) = judged(lists=[asked])["lists"]
    ours = status_list.opened(token, uri=network_cast.OURS, keys=network_cast.TRUST.trusted())
    assert answer == {"signed": True, "subject": network_cast.OURS, "values": [0, 1, 2, 1]}
    assert [ours.value_at(place) for place in places] == answer["values"]


def test_owf_refuses_a_list_of_another_key(node):
    asked = {"token": b64encode(network_cast.token()).decode(), "jwk": jwk_of(UNKNOWN), "places": [GOOD]}
    assert judged(lists=[asked])["lists"] == [{"signed": False}]


def test_cwt_reads_our_card_and_refuses_another_key():
    now = int(time.time())
    card = network_cast.card(issued_at=now, expires_at=now + 1_000)
    message = zlib.decompress(base45.decode(network_cast.signed_by(CARDS, card)))
    claims = cwt.decode(message, cwt_key(CARDS))
    assert (claims[1], claims[4], claims[6]) == (card.issuer, card.expires_at, card.issued_at)
    assert (claims[169][4], claims[169][19]) == (card.name, card.native_name)
    with pytest.raises(cwt.VerifyError):
        cwt.decode(message, cwt_key(UNKNOWN, network_cast.signer(CARDS).kid))


def test_others_read_a_card_that_a_phone_made_past_the_leaf_inside():
    text, key = network_cast.provisional(), cose.public_bytes(network_cast.PHONE.public_key())
    found = claim169.decode_with_ecdsa_p256(text, key, validate_timestamps=False)
    assert found.is_verified()
    assert (found.claim169.full_name, found.claim169.id) == ("Sita Devi Meena", network_cast.card().number)


def test_others_believe_the_leaf_and_find_the_phones_key_in_it():
    claims = cbor2.loads(cwt.COSE.new().decode(network_cast.leaf(), cwt_key(CARDS)))
    point = network_cast.PHONE.public_key().public_numbers()
    assert claims[8][1] == {1: 2, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y % 2 == 1}


def test_cwt_refuses_an_expired_card():
    now = int(time.time())
    card = network_cast.card(issued_at=now - 2_000, expires_at=now - 1_000)
    message = zlib.decompress(base45.decode(network_cast.signed_by(CARDS, card)))
    with pytest.raises(cwt.VerifyError, match="expired"):
        cwt.decode(message, cwt_key(CARDS))


# RFC 8392, A.2.3 and A.3.
EXAMPLE_KEY = EllipticCurvePublicNumbers(
    0x143329CCE7868E416927599CF65A34F3CE2FFDA55A7ECA69ED8919A394D42F0F,
    0x60F7F1A780D8A783BFB7A2DD6B2796E8128DBBCEF9D3D168DB9529971A36E7B9,
    SECP256R1(),
)
SIGNED_CWT = bytes.fromhex(
    "d28443a10126a104524173796d6d657472696345434453413235365850a70175636f61703a2f2f61732e6578616d706c652e"
    "636f6d02656572696b77037818636f61703a2f2f6c696768742e6578616d706c652e636f6d041a5612aeb0051a5610d9f0"
    "061a5610d9f007420b7158405427c1ff28d23fbad1f29c4c7c6a555e601d6fa29f9179bc3d7438bacaca5acd08c8d4d4f9"
    "6131680c429a01f85951ecee743a52b9b63632c57209120e1c9e30"
)


def test_we_verify_the_signed_token_of_the_cwt_standard():
    signed = cose.take_apart(SIGNED_CWT)
    cose.refuse_unless_signed(signed, EXAMPLE_KEY.public_key())
    assert (signed.kid, cbor2.loads(signed.payload)[1]) == (b"AsymmetricECDSA256", "coap://as.example.com")


def test_we_refuse_the_standards_token_with_one_bit_turned():
    turned = cose.take_apart(SIGNED_CWT.replace(b"erikw", b"erikv"))
    with pytest.raises(cose.Refused) as refused:
        cose.refuse_unless_signed(turned, EXAMPLE_KEY.public_key())
    assert refused.value.why == "signature"


def test_a_list_of_two_bits_as_its_draft_prints_it():
    """draft-ietf-oauth-status-list, 4.1 and 4.2."""
    values = [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]
    printed = "eNo76fITAAPfAgc"
    packed = status_list.packed(
        dict(enumerate(values)), len(values), compress=lambda raw: zlib.compress(raw, 9)
    )
    assert zlib.decompress(packed) == zlib.decompress(base64.urlsafe_b64decode(printed + "="))
    read = status_list.StatusList("", 0, 0, 0, base64.urlsafe_b64decode(printed + "="))
    assert [read.value_at(at) for at in range(len(values))] == values
    assert read.value_at(len(values)) is None
