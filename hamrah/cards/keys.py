"""Signing keys: made, sealed for storage, their public half for readers. Not here: where they are kept."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from hamrah.cards.rules import cose
from hamrah.cards.rules.cose import Signer, key_id, public_bytes
from hamrah.ground import sealing
from hamrah.ground.problem import Problem


@dataclass(frozen=True)
class SealedKey:
    """An organisation's key as the database keeps it: `sealed` opens only with the house's own key."""

    organisation: str
    kid: bytes
    public_key: bytes
    sealed: bytes


def new_signing_key(organisation: str, key_encryption_key: bytes) -> SealedKey:
    """A fresh Ed25519 key for `organisation` (its id), sealed at once."""
    private_key = Ed25519PrivateKey.generate()
    public = private_key.public_key()
    kid = key_id(public)
    sealed = sealing.seal(
        key_encryption_key, private_key.private_bytes_raw(), place=_place(organisation, kid)
    )
    return SealedKey(organisation, kid, public_bytes(public), sealed)


def open_signing_key(key: SealedKey, key_encryption_key: bytes) -> Signer:
    """The key ready to sign.

    Raises Problem("cards.key_does_not_open"): wrong data folder, or the row was moved to another
    organisation or changed.
    """
    try:
        raw = sealing.unseal(key_encryption_key, key.sealed, place=_place(key.organisation, key.kid))
        signer = Signer.of(Ed25519PrivateKey.from_private_bytes(raw))
    except ValueError as wrong:
        raise _does_not_open() from wrong
    if signer.kid != key.kid:
        raise _does_not_open()
    return signer


def public_key(raw: bytes) -> Ed25519PublicKey:
    """The 32 stored bytes as a key that verifies."""
    return Ed25519PublicKey.from_public_bytes(raw)


def public_jwk(raw: bytes) -> dict[str, str]:
    """A public key, Ed25519 or P-256, as a JSON Web Key (RFC 7518, RFC 8037); `kid` as in cards."""
    key = cose.public_key_of(raw)
    named = {"use": "sig", "kid": _base64url(cose.key_id(key))}
    if isinstance(key, Ed25519PublicKey):
        return {"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", **named, "x": _base64url(raw)}
    point = key.public_numbers()
    x, y = (_base64url(part.to_bytes(32, "big")) for part in (point.x, point.y))
    return {"kty": "EC", "crv": "P-256", "alg": "ES256", **named, "x": x, "y": y}


def _place(organisation: str, kid: bytes) -> str:
    """A sealed key opens for its own organisation and name only."""
    return f"cards.key/{organisation}/{kid.hex()}"


def _base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _does_not_open() -> Problem:
    return Problem(
        "cards.key_does_not_open",
        "The signing key does not open. Is this the data folder in which it was made?",
    )
