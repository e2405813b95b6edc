"""COSE_Sign1 (RFC 9052, 4.2): bytes with one signature over them. Not here: what the bytes say.

Issued with EdDSA -8: readers in the field refuse its newer name -19 (RFC 9864). Read: both names of
Ed25519 and both of ECDSA P-256, each only with a key of its own kind.
"""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PublicKey = Ed25519PublicKey | EllipticCurvePublicKey

ED25519_ALGORITHMS = (-8, -19)
P256_ALGORITHMS = (-7, -9)
# kcwt (RFC 9528): a signed CWT that says whose key this is; ours are leaves (leaf.py).
_ALGORITHM, _KEY_ID, VOUCHER, _TYPE = 1, 4, 13, 16
_SIGN1_TAG, _CWT_TAG = 18, 61
_SIGNATURE_BYTES, _ED25519_BYTES = 64, 32


class Refused(ValueError):
    """Not to be believed. `why` is a short word that stays: the same in our Python and JavaScript."""

    def __init__(self, why: str, sentence: str = "") -> None:
        self.why = why
        super().__init__(sentence or why)


class Malformed(Refused):
    """These bytes are not what they should be; nothing was verified."""

    def __init__(self, sentence: str) -> None:
        super().__init__("malformed", sentence)


@dataclass(frozen=True)
class Signer:
    """A private key with the name (`kid`) under which readers know its public half."""

    private_key: Ed25519PrivateKey
    kid: bytes

    @classmethod
    def of(cls, private_key: Ed25519PrivateKey) -> "Signer":
        return cls(private_key, key_id(private_key.public_key()))


@dataclass(frozen=True)
class Signed:
    """A COSE_Sign1 taken apart, not yet verified. `media_type` says what the payload is, where it does;
    `voucher` is a message inside it, still a CBOR item, that speaks for the key."""

    algorithm: int
    kid: bytes
    payload: bytes
    signature: bytes
    signed_bytes: bytes
    media_type: Any = None
    voucher: Any = None


def key_id(key: PublicKey) -> bytes:
    """First 8 bytes of SHA-256 over the raw public key (P-256: its compressed point)."""
    return hashlib.sha256(public_bytes(key)).digest()[:8]


def public_bytes(key: PublicKey) -> bytes:
    """32 bytes of Ed25519, 33 of a compressed P-256 point."""
    if isinstance(key, Ed25519PublicKey):
        return key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return key.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)


def public_key_of(raw: bytes) -> PublicKey:
    """The key of `public_bytes`. Raises Malformed."""
    try:
        if len(raw) == _ED25519_BYTES:
            return Ed25519PublicKey.from_public_bytes(raw)
        return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), raw)
    except (ValueError, TypeError) as wrong:
        raise Malformed("not a public key") from wrong


def sign(payload: bytes, signer: Signer, *, media_type: str | None = None) -> bytes:
    """A tagged COSE_Sign1; algorithm and kid both stand in the protected header."""
    header: dict[int, Any] = {_ALGORITHM: ED25519_ALGORITHMS[0], _KEY_ID: signer.kid}
    protected = cbor2.dumps(header if media_type is None else header | {_TYPE: media_type})
    signature = signer.private_key.sign(_to_be_signed(protected, payload))
    return cbor2.dumps(cbor2.CBORTag(_SIGN1_TAG, [protected, {}, payload, signature]))


def take_apart(message: bytes) -> Signed:
    """The parts of a COSE_Sign1, with or without the CWT tag around it. Raises Malformed."""
    return parts_of(decode_one(message))


def parts_of(tagged: Any) -> Signed:
    """As `take_apart`, of a CBOR item decoded already."""
    if isinstance(tagged, cbor2.CBORTag) and tagged.tag == _CWT_TAG:
        tagged = tagged.value
    if not isinstance(tagged, cbor2.CBORTag) or tagged.tag != _SIGN1_TAG:
        raise Malformed("no COSE_Sign1 tag")
    match tagged.value:
        case [bytes(protected), dict(unprotected), bytes(payload), bytes(signature)]:
            return _signed(protected, unprotected, payload, signature)
    raise Malformed("not the four parts of a COSE_Sign1")


def _signed(protected: bytes, unprotected: dict[Any, Any], payload: bytes, signature: bytes) -> Signed:
    header = decode_one(protected)
    if not isinstance(header, dict):
        raise Malformed("protected header is no map")
    algorithm, kid = header.get(_ALGORITHM), header.get(_KEY_ID, unprotected.get(_KEY_ID))
    if type(algorithm) is not int or not isinstance(kid, bytes):
        raise Malformed("no algorithm or no key id")
    signed_bytes = _to_be_signed(protected, payload)
    voucher = unprotected.get(VOUCHER)
    return Signed(algorithm, kid, payload, signature, signed_bytes, header.get(_TYPE), voucher)


def refuse_unless_signed(signed: Signed, key: PublicKey) -> None:
    """Raises Refused "algorithm" where the key is not of the kind the message names, else "signature"
    where it did not sign."""
    algorithms = ED25519_ALGORITHMS if isinstance(key, Ed25519PublicKey) else P256_ALGORITHMS
    if signed.algorithm not in algorithms:
        raise Refused("algorithm")
    if len(signed.signature) != _SIGNATURE_BYTES:
        raise Refused("signature")
    try:
        if isinstance(key, Ed25519PublicKey):
            key.verify(signed.signature, signed.signed_bytes)
        else:
            key.verify(_der(signed.signature), signed.signed_bytes, ECDSA(SHA256()))
    except InvalidSignature:
        raise Refused("signature") from None


def decode_one(encoded: bytes) -> Any:
    """The one CBOR item in `encoded`. Raises Malformed for anything else, leftovers included."""
    stream = BytesIO(encoded)
    try:
        item = cbor2.CBORDecoder(stream).decode()
    # Hostile tags reach far into Python (dates, fractions, patterns); whatever they raise is Malformed.
    except Exception as wrong:
        raise Malformed("not CBOR") from wrong
    if stream.tell() != len(encoded):
        raise Malformed("bytes left over")
    return item


def _to_be_signed(protected: bytes, payload: bytes) -> bytes:
    return cbor2.dumps(["Signature1", protected, b"", payload])


def _der(raw: bytes) -> bytes:
    return encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
