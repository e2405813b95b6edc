"""An invented phone: its key, its book of leaves, the cards it makes. Not here: any test.

It signs as static/cards/field/later/issue.js does; test_field_js.py holds the two against each other.
"""

import base64
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hamrah.cards import actions
from hamrah.cards.demo_phone import DAY_S, drawn_card, leaf_said, signed_by_phone
from hamrah.cards.rules.leaf import Leaf
from hamrah.ground.ids import new_id

__all__ = ["DAY_S", "Phone"]


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
        return [leaf_said(signed) for signed in self.book]

    def said(self, signed: bytes) -> Leaf:
        return leaf_said(signed)

    def card(self, person: Any, at: int = 0, *, days: int = 80, signed: bytes = b"", **changes: Any) -> str:
        """The code of a card made now, of the first leaf of the book."""
        signed = signed or self.book.pop(0)
        return signed_by_phone(drawn_card(person, signed, at=at, days=days, **changes), signed, self.key)
