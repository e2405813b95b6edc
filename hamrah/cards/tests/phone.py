"""An invented phone: its key, its book of leaves, the cards it makes. Not here: any test.

It signs as static/cards/field/issue.js does; test_field_js.py holds the two against each other.
"""

import base64
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hamrah.cards import actions
from hamrah.cards.issuing import names_on_card
from hamrah.cards.rules import base45, cose, deflate
from hamrah.cards.rules.claim169 import Card, claims
from hamrah.cards.rules.leaf import Leaf, leaf_of
from hamrah.cards.tests.network_cast import es256
from hamrah.ground.ids import new_id

DAY_S = 86_400


@dataclass
class Phone:
    """One device in somebody's hand."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    device: UUID = field(default_factory=new_id)
    book: list[bytes] = field(default_factory=list)

    @property
    def point(self) -> bytes:
        """As browsers export a public key."""
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def lease(self, actor: Any, **more: Any) -> list[Leaf]:
        """Fill up the book at the office."""
        told = actions.lease_leaves(actor, device=self.device, public_key=self.point, **more)
        self.book = [base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)) for text in told["leaves"]]
        return [self.said(signed) for signed in self.book]

    def said(self, signed: bytes) -> Leaf:
        return leaf_of(cbor2.loads(cose.take_apart(signed).payload))

    def card(self, person: Any, at: int = 0, *, days: int = 80, signed: bytes = b"", **changes: Any) -> str:
        """The code of a card made now, of the first leaf of the book."""
        signed, moment = signed or self.book.pop(0), at or int(time.time())
        leaf, (name, native_name, language) = self.said(signed), names_on_card(person)
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
        return self.signed(Card(**(facts | changes)), signed)  # type: ignore[arg-type]

    def signed(self, card: Card, voucher: bytes) -> str:
        protected = cbor2.dumps({1: -7, 4: cose.key_id(self.key.public_key())})
        body = cbor2.dumps(claims(card))
        signature = es256(cbor2.dumps(["Signature1", protected, b"", body]), self.key)
        inside = [protected, {cose.VOUCHER: cbor2.loads(voucher)}, body, signature]
        return base45.encode(deflate.compress(cbor2.dumps(cbor2.CBORTag(18, inside))))
