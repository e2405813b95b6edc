"""The organisation's keys for its phones: orders that a phone obeys, and boxes that only the office opens.

Not here: the key of a user on a phone; that one never leaves it. P-256 for both, because browsers of two
years ago have no X25519; the box is that of letters.py otherwise.
"""

import json
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from hamrah.ground import sealing
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.sync.models import FieldKey
from hamrah.sync.rules.wire import POINT_BYTES, b64, is_signed_by, read_json, signature_of, unb64

ORDERS, RESCUE = "orders", "rescue"
NONCE_BYTES = 12
HEAD = b64(json.dumps({"alg": "ES256", "typ": "hamrah-order"}, separators=(",", ":")).encode())


def public_key(use: str) -> bytes:
    """The point that phones are given, made on first use. Needs the organisation's context."""
    return bytes(_row(use).public_key)


def order(said: dict[str, Any]) -> str:
    """What a phone must obey, as a compact JWS: nobody on its way to the server can make one."""
    text = f"{HEAD}.{b64(json.dumps(said, separators=(',', ':')).encode())}"
    return f"{text}.{b64(signature_of(_private(_row(ORDERS)), text.encode()))}"


def ordered(text: str) -> dict[str, Any]:
    """What an order of ours says that somebody brings back. Raises `sync.not_our_order`."""
    try:
        head, body, signature = text.split(".")
        if is_signed_by(public_key(ORDERS), unb64(signature), f"{head}.{body}".encode()):
            return read_json(unb64(body))
    except ValueError:
        pass
    raise not_our_order()


def not_our_order() -> Problem:
    return Problem("sync.not_our_order", _("This order is not of this office, or is over."))


def open_box(box: bytes, *, organisation_id: UUID, partition_id: UUID) -> bytes:
    """What a phone sealed to the office. Raises `sync.box_does_not_open`."""
    point, rest = box[:POINT_BYTES], box[POINT_BYTES:]
    try:
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        shared = _private(_row(RESCUE)).exchange(ec.ECDH(), theirs)
        key = AESGCM(_derived(shared, point))
        return key.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], bound(organisation_id, partition_id))
    except (InvalidTag, ValueError) as wrong:
        raise Problem("sync.box_does_not_open", _("This was not sealed to this office.")) from wrong


def bound(organisation_id: UUID, partition_id: UUID) -> bytes:
    """To whom a box belongs; a box of another user does not open as hers."""
    return f"hamrah rescue 1/{organisation_id}/{partition_id}".encode()


def _derived(shared: bytes, ephemeral: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=ephemeral, info=b"hamrah rescue").derive(shared)


def _row(use: str) -> FieldKey:
    return FieldKey.objects.filter(use=use).first() or _made(use)


def _made(use: str) -> FieldKey:
    private = ec.generate_private_key(ec.SECP256R1())
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    row = FieldKey(use=use, public_key=point)
    number = private.private_numbers().private_value.to_bytes(32)
    row.sealed = sealing.seal(settings.MASTER_KEY, number, place=_place(row))
    # Two first phones at one moment: the key that stands is the one both are given.
    kept, _is_new = FieldKey.objects.get_or_create(
        use=use, defaults={"id": row.id, "public_key": point, "sealed": row.sealed}
    )
    return kept


def _private(row: FieldKey) -> ec.EllipticCurvePrivateKey:
    number = sealing.unseal(settings.MASTER_KEY, bytes(row.sealed), place=_place(row))
    return ec.derive_private_key(int.from_bytes(number), ec.SECP256R1())


def _place(row: FieldKey) -> str:
    return f"sync.field_key/{row.id}"
