"""Sealing: T4 and T5 values are stored unreadable, under a key that erasure destroys.

Not here: where a person's key is kept (people). AES-256-GCM; the place of a value is bound in.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


def new_key() -> bytes:
    """A fresh 256-bit key."""
    return AESGCM.generate_key(bit_length=256)


def seal(key: bytes, value: bytes, *, place: str) -> bytes:
    """nonce + ciphertext of `value`; `place` ("people.person.caste/<id>") must match on opening."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, value, place.encode())


def unseal(key: bytes, sealed: bytes, *, place: str) -> bytes:
    """The value again. Raises ValueError where key, place or bytes are not the ones sealed."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode())
    except InvalidTag as wrong:
        raise ValueError("sealed value does not open") from wrong
