"""Judging a scanned card: each verdict, each forgery, and text that is no card at all."""

import zlib
from dataclasses import replace

import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from hypothesis import given, settings
from hypothesis import strategies as st

from hamrah.cards.rules import base45, cose, deflate
from hamrah.cards.rules.claim169 import build, claims
from hamrah.cards.rules.reading import Refusal, Standing, TrustedKey, Verdict, Verified, read
from hamrah.cards.tests.cast import DAY_S, ISSUED_AT, ISSUER, KEY, SIGNER, TRUSTED, card

TRUST = TRUSTED[KEY.kid]
NOW = ISSUED_AT + DAY_S


def verdict(text, *, keys=TRUSTED, at=NOW, standing=None):
    return read(text, keys=keys, at=at, standing=standing).verdict


def text_of(message):
    return base45.encode(deflate.compress(message))


def signed_with(algorithm, sign, kid, payload):
    protected = cbor2.dumps({1: algorithm, 4: kid})
    signature = sign(cbor2.dumps(["Signature1", protected, b"", payload]))
    return cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature]))


def es256(private_key):
    def sign(message):
        r, s = decode_dss_signature(private_key.sign(message, ec.ECDSA(SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    return sign


def test_a_card_is_read_as_it_was_issued():
    issued = card(gender=2, relation="W/o Ramesh", home="Gogunda, Udaipur", trade="Mason")
    assert read(build(issued, SIGNER), keys=TRUSTED, at=NOW) == Verified(issued, Verdict.GENUINE, KEY.kid)


def test_an_expired_card_is_genuine_and_due_for_renewal():
    assert verdict(build(card(), SIGNER), at=ISSUED_AT + 731 * DAY_S) == Verdict.RENEWAL_DUE


@pytest.mark.parametrize("said", [Verdict.NOT_VALID, Verdict.LIST_OLD, Verdict.NEWER_THAN_LIST])
def test_the_status_list_has_its_say(said):
    found = Standing(said, "because")
    answer = read(build(card(), SIGNER), keys=TRUSTED, at=NOW, standing=lambda card, status, since: found)
    assert (answer.verdict, answer.why) == (said, "because")


def test_a_revoked_card_stays_revoked_when_it_has_also_expired():
    text = build(card(), SIGNER)
    late = ISSUED_AT + 731 * DAY_S
    assert (
        verdict(text, at=late, standing=lambda card, status, since: Standing(Verdict.NOT_VALID))
        == Verdict.NOT_VALID
    )


def test_the_status_list_is_asked_for_the_place_the_card_names():
    asked = []
    read(
        build(card(), SIGNER),
        keys=TRUSTED,
        at=NOW,
        standing=lambda card, status, since: asked.append(status) or Standing(),
    )
    assert asked == [card().status]


def test_a_field_devices_key_gives_a_provisional_card():
    keys = {KEY.kid: replace(TRUST, role="provisional")}
    assert verdict(build(card(), SIGNER), keys=keys) == Verdict.PROVISIONAL


def test_a_card_from_the_future_asks_to_check_the_clock():
    assert verdict(build(card(), SIGNER), at=ISSUED_AT - 2 * 365 * DAY_S) == Verdict.CHECK_CLOCK


@pytest.mark.parametrize(
    "limits",
    [{"not_before": ISSUED_AT + 1}, {"not_after": ISSUED_AT - 1}, {"distrusted_from": ISSUED_AT}],
)
def test_a_card_dated_outside_its_keys_time_is_not_valid(limits):
    assert verdict(build(card(), SIGNER), keys={KEY.kid: replace(TRUST, **limits)}) == Verdict.NOT_VALID


def test_a_card_dated_before_its_key_was_lost_stays_genuine():
    keys = {KEY.kid: replace(TRUST, distrusted_from=ISSUED_AT + 1)}
    assert verdict(build(card(), SIGNER), keys=keys) == Verdict.GENUINE


def test_an_unknown_key_is_an_unknown_issuer():
    assert verdict(build(card(), cose.Signer.of(Ed25519PrivateKey.generate()))) == Verdict.UNKNOWN_ISSUER


def test_another_key_under_a_known_name_is_a_forgery():
    thief = cose.Signer(Ed25519PrivateKey.generate(), KEY.kid)
    assert verdict(build(card(), thief)) == Verdict.FORGED


def test_a_trusted_key_vouches_for_its_own_issuer_only():
    assert verdict(build(card(issuer="id.another.org"), SIGNER)) == Verdict.FORGED


@given(st.integers(min_value=0))
def test_no_flipped_bit_goes_unnoticed(where):
    message = bytearray(zlib.decompress(base45.decode(build(card(), SIGNER))))
    message[where // 8 % len(message)] ^= 1 << where % 8
    assert isinstance(read(text_of(bytes(message)), keys=TRUSTED, at=NOW), Refusal)


def test_a_changed_name_is_a_forgery():
    message = zlib.decompress(base45.decode(build(card(), SIGNER))).replace(b"Sita", b"Gita")
    assert verdict(text_of(message)) == Verdict.FORGED


@pytest.mark.parametrize("algorithm", cose.P256_ALGORITHMS)
def test_a_devices_p256_signature_is_read_under_both_its_names(algorithm):
    key = ec.generate_private_key(ec.SECP256R1())
    kid = cose.key_id(key.public_key())
    text = text_of(signed_with(algorithm, es256(key), kid, cbor2.dumps(claims(card()))))
    assert verdict(text, keys={kid: TrustedKey(ISSUER, key.public_key())}) == Verdict.GENUINE


def test_ed25519_is_read_under_its_new_name_too():
    text = text_of(signed_with(-19, SIGNER.private_key.sign, KEY.kid, cbor2.dumps(claims(card()))))
    assert verdict(text) == Verdict.GENUINE


@pytest.mark.parametrize("algorithm", [-7, -9, -35, 5, 0])
def test_a_key_verifies_only_with_an_algorithm_of_its_kind(algorithm):
    text = text_of(signed_with(algorithm, SIGNER.private_key.sign, KEY.kid, cbor2.dumps(claims(card()))))
    assert verdict(text) == Verdict.FORGED


def test_the_cwt_tag_around_a_card_is_accepted():
    message = zlib.decompress(base45.decode(build(card(), SIGNER)))
    assert verdict(text_of(cbor2.dumps(cbor2.CBORTag(61, cbor2.loads(message))))) == Verdict.GENUINE


def test_a_signed_payload_that_is_no_card_is_no_card():
    for payload in ({1: ISSUER}, [], {169: {}}, claims(card()) | {65535: {"other": 1}}):
        message = cose.sign(cbor2.dumps(payload), SIGNER)
        assert verdict(text_of(message)) == Verdict.NOT_A_CARD


def test_a_zip_bomb_is_refused_before_it_unfolds():
    bomb = base45.encode(zlib.compress(b"\0" * 2_000_000, 9))
    assert read(bomb, keys=TRUSTED, at=NOW) == Refusal(Verdict.NOT_A_CARD, "malformed")


def test_bytes_behind_the_card_are_refused():
    raw = zlib.decompress(base45.decode(build(card(), SIGNER)))
    assert verdict(base45.encode(deflate.compress(raw) + b"x")) == Verdict.NOT_A_CARD
    assert verdict(text_of(raw + b"\0")) == Verdict.NOT_A_CARD


@given(st.text() | st.binary().map(base45.encode) | st.binary().map(text_of))
def test_whatever_is_scanned_gets_an_answer(text):
    assert verdict(text) in (Verdict.NOT_A_CARD, Verdict.UNKNOWN_ISSUER)


hostile = st.recursive(
    st.integers() | st.binary(max_size=20) | st.text(max_size=20) | st.floats() | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(0, 200), inner, max_size=4),
    max_leaves=6,
)


@settings(max_examples=60)
@given(st.fixed_dictionaries({}, optional={key: hostile for key in (1, 4, 6, 65535)}), hostile)
def test_whatever_a_trusted_key_signed_gets_an_answer(claimed, said):
    message = cose.sign(cbor2.dumps(claimed | {169: said}), SIGNER)
    assert verdict(text_of(message)) == Verdict.NOT_A_CARD


@settings(max_examples=60)
@given(st.fixed_dictionaries({}, optional={key: hostile for key in (1, 4, 9, 16, 17, 19, 20, 75, 76)}))
def test_a_trusted_card_with_strange_fields_gets_an_answer(strange):
    payload = claims(card())
    message = cose.sign(cbor2.dumps(payload | {169: payload[169] | strange}), SIGNER)
    assert verdict(text_of(message)) in (Verdict.NOT_A_CARD, Verdict.GENUINE)
