"""A leaf: the organisation's word that one phone may make one provisional card, of this number and place.

Not here: judging the card that is made of it (reading.py), which leaves are out (the room's leasing.py).
A signed CWT (RFC 8392) with the phone's key in `cnf` (RFC 8747, COSE_Key of RFC 9053), so that other
software can read it; it rides in the card's open header as `kcwt` (RFC 9528).
"""

from dataclasses import dataclass
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

from hamrah.cards.rules import cose
from hamrah.cards.rules.claim169 import Status
from hamrah.cards.rules.number import parse_number
from hamrah.cards.rules.wording import host_name
from hamrah.ground.problem import Problem

DAY_S = 86_400
# A phone may sign with a leaf for as long as a season's absence, and its card lives as long again.
LEASED_FOR_S = LONGEST_LIFE_S = 90 * DAY_S
P256_BYTES = 33

_ISSUER, _EXPIRES, _ISSUED, _CONFIRMED, _CLAIM, _STATUS = 1, 4, 6, 8, 169, 65535
_COSE_KEY, _KIND, _CURVE, _X, _Y = 1, 1, -1, -2, -3
_EC2, _P256 = 2, 1
_NUMBER = 1


@dataclass(frozen=True, slots=True)
class Leaf:
    """`key`: the phone's public key, a compressed P-256 point; moments in Unix seconds."""

    issuer: str
    number: str
    status: Status
    key: bytes
    issued_at: int
    expires_at: int


def signed_leaf(leaf: Leaf, signer: cose.Signer) -> bytes:
    """What the phone is given, and hands on with its card."""
    return cose.sign(cbor2.dumps(_claims(leaf)), signer)


def _claims(leaf: Leaf) -> dict[int, Any]:
    key = {_KIND: _EC2, _CURVE: _P256, _X: leaf.key[1:], _Y: leaf.key[0] == 3}
    return {
        _ISSUER: leaf.issuer,
        _EXPIRES: leaf.expires_at,
        _ISSUED: leaf.issued_at,
        _CONFIRMED: {_COSE_KEY: key},
        _CLAIM: {_NUMBER: leaf.number},
        _STATUS: {"status_list": {"idx": leaf.status.index, "uri": leaf.status.uri}},
    }


def leaf_of(claimed: Any) -> Leaf:
    """The leaf in decoded claims. Raises Malformed."""
    match claimed:
        case {
            1: str(issuer),
            4: int(until),
            6: int(since),
            8: {1: {1: 2, -1: 1, -2: bytes(x), -3: bool(is_odd)}},
            169: {1: str(number)},
            65535: {"status_list": {"idx": int(index), "uri": str(uri)}},
        }:
            key = bytes([2 + is_odd]) + x
            cose.public_key_of(key)
            try:
                return _fit(Leaf(host_name(issuer), number, Status(index, uri), key, since, until))
            except (Problem, ValueError) as wrong:
                raise cose.Malformed("not a leaf") from wrong
    raise cose.Malformed("not a leaf")


def _fit(leaf: Leaf) -> Leaf:
    time_s = leaf.expires_at - leaf.issued_at
    if len(leaf.key) != P256_BYTES or not 0 < time_s <= LEASED_FOR_S:
        raise ValueError("not a leaf of ours")
    if parse_number(leaf.number) != leaf.number:
        raise ValueError("a number is written in one way")
    return leaf


def phone_key(raw: bytes) -> bytes:
    """A phone's public key, compressed, from 33 bytes or from the 65 that browsers export.

    Raises Malformed.
    """
    if len(raw) not in (33, 65):
        raise cose.Malformed("not a P-256 point")
    key = cose.public_key_of(raw)
    assert isinstance(key, EllipticCurvePublicKey)
    return cose.public_bytes(key)
