"""A provisional card as a phone makes it: signed by the phone's key, with its leaf. For the demo and tests.

It signs as static/cards/field/later/issue.js does. Not here: leasing leaves, taking the card in (actions/).
"""

import time
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from hamrah.cards.issuing import names_on_card
from hamrah.cards.rules import base45, cose, deflate
from hamrah.cards.rules.claim169 import Card, claims
from hamrah.cards.rules.leaf import Leaf, leaf_of

DAY_S = 86_400


def leaf_said(signed: bytes) -> Leaf:
    """What a signed leaf says."""
    return leaf_of(cbor2.loads(cose.take_apart(signed).payload))


def drawn_card(person: Any, signed: bytes, *, at: int = 0, days: int = 80, **changes: Any) -> Card:
    """What a card made of this leaf says of her; `at`: the phone's clock in Unix seconds."""
    leaf, (name, native_name, language) = leaf_said(signed), names_on_card(person)
    moment = at or int(time.time())
    facts = {
        "issuer": leaf.issuer,
        "number": leaf.number,
        "name": name,
        "native_name": native_name,
        "language": language,
        "issued_at": moment,
        "expires_at": moment + days * DAY_S,
        "status": leaf.status,
    }
    return Card(**(facts | changes))


def signed_by_phone(card: Card, leaf: bytes, key: ec.EllipticCurvePrivateKey) -> str:
    """The text of the card's code: the phone's signature, and beside it the leaf that lets the phone sign."""
    protected = cbor2.dumps({1: -7, 4: cose.key_id(key.public_key())})
    body = cbor2.dumps(claims(card))
    signature = _es256(cbor2.dumps(["Signature1", protected, b"", body]), key)
    inside = [protected, {cose.VOUCHER: cbor2.loads(leaf)}, body, signature]
    return base45.encode(deflate.compress(cbor2.dumps(cbor2.CBORTag(18, inside))))


def _es256(message: bytes, key: ec.EllipticCurvePrivateKey) -> bytes:
    """r and s, 32 bytes each."""
    made = key.sign(message, ec.ECDSA(SHA256()))
    return b"".join(part.to_bytes(32) for part in decode_dss_signature(made))
