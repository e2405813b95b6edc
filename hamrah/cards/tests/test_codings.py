"""Base45 and the one fixed-Huffman block, against the standard and against zlib."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.cards.rules import base45, deflate


@pytest.mark.parametrize(
    ("raw", "text"),
    [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0")],
)
def test_the_examples_of_rfc_9285_hold_both_ways(raw, text):
    assert base45.encode(raw) == text
    assert base45.decode(text) == raw


@given(st.binary(max_size=700))
def test_base45_gives_back_what_it_took(raw):
    assert base45.decode(base45.encode(raw)) == raw


@pytest.mark.parametrize("text", ["GGW", ":::", "A", "ABCD", "ab8", "BB8é", "::"])
def test_base45_refuses_what_is_no_base45(text):
    with pytest.raises(ValueError, match="not Base45"):
        base45.decode(text)


repetitive = st.lists(
    st.sampled_from([b"\xe0\xa4\xb8", b"https://", b"\x00" * 300, b"id.example.org", b"\xff"])
)


@given(st.binary(max_size=2000) | repetitive.map(b"".join))
def test_zlib_reads_what_we_deflate(raw):
    assert zlib.decompress(deflate.compress(raw)) == raw


def test_a_long_run_is_read_by_zlib_at_every_length():
    for length in range(600):
        raw = b"a" * length
        assert zlib.decompress(deflate.compress(raw)) == raw


def test_every_distance_is_read_by_zlib():
    raw = b"".join(b"abcdefgh" + bytes([at % 251]) * (at // 3) for at in range(0, 300, 7))
    assert zlib.decompress(deflate.compress(raw)) == raw


@given(st.binary(max_size=1000))
def test_the_only_block_is_the_last_and_a_fixed_one(raw):
    assert deflate.compress(raw)[2] & 0b111 == 0b011


def test_a_signed_card_deflates_about_as_well_as_with_zlib():
    import cbor2

    from hamrah.cards.rules import cose
    from hamrah.cards.rules.claim169 import claims
    from hamrah.cards.tests.cast import SIGNER, card, photo

    signed = cose.sign(cbor2.dumps(claims(card(face_webp=photo().thumbnail_webp))), SIGNER)
    assert len(deflate.compress(signed)) <= len(zlib.compress(signed, 9)) + 8
