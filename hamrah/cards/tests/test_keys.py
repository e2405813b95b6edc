"""Keys at rest: they open for their own organisation in their own house, and nowhere else."""

from base64 import urlsafe_b64decode
from dataclasses import replace

import pytest

from hamrah.cards.keys import (
    new_signing_key,
    open_signing_key,
    public_jwk,
    public_key,
)
from hamrah.cards.rules.cose import key_id
from hamrah.cards.tests.cast import KEK, KEY, SIGNER
from hamrah.ground import sealing
from hamrah.ground.problem import Problem


def does_not_open(key, key_encryption_key=KEK):
    with pytest.raises(Problem) as refused:
        open_signing_key(key, key_encryption_key)
    return refused.value.code == "cards.key_does_not_open"


def test_an_opened_key_signs_what_its_public_half_verifies():
    public_key(KEY.public_key).verify(SIGNER.private_key.sign(b"x"), b"x")


def test_the_private_key_is_not_in_what_is_stored():
    assert SIGNER.private_key.private_bytes_raw() not in KEY.sealed


def test_another_houses_key_does_not_open_it():
    assert does_not_open(KEY, sealing.new_key())


def test_a_key_moved_to_another_organisation_does_not_open():
    assert does_not_open(replace(KEY, organisation="another"))


def test_a_key_under_another_name_does_not_open():
    assert does_not_open(replace(KEY, kid=new_signing_key("sahyog", KEK).kid))


DAMAGED = {"empty": b"", "short": b"short", "cut": KEY.sealed[:-1], "longer": KEY.sealed + b"x"}


@pytest.mark.parametrize("sealed", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_key_does_not_open(sealed):
    assert does_not_open(replace(KEY, sealed=sealed))


def test_the_jwk_holds_the_public_half_and_the_cards_kid():
    jwk = public_jwk(KEY.public_key)
    assert urlsafe_b64decode(jwk["x"] + "=") == KEY.public_key
    assert urlsafe_b64decode(jwk["kid"] + "=") == KEY.kid == key_id(public_key(KEY.public_key))
    assert "d" not in jwk
