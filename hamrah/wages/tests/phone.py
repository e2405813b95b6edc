"""A worker's own phone, as its page makes what it shows. Not here: any test."""

import base64
import json
import zlib
from datetime import UTC, date, datetime

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hamrah.cards.rules import base45
from hamrah.wages.rules.marks import Mark
from hamrah.wages.rules.phone import PREFIX
from hamrah.wages.rules.typed import written


def new_key() -> EllipticCurvePrivateKey:
    return generate_private_key(SECP256R1())


def her_phone(
    *,
    for_whom: str,
    since: date,
    word: str = "full",
    key: EllipticCurvePrivateKey | None = None,
    **more: object,
) -> str:
    """What she shows: one day, `since`, and whatever `more` says."""
    days = {since.day: Mark(word, 0)}
    month = f"{since:%Y-%m}"
    said = {"w": for_whom, "o": "mason", "m": {month: written(days, since.day)},
            "l": {month: "-" * (since.day - 1) + "0"},
            "x": [[str(since), "advance", 25_000]], **more}  # fmt: skip
    return text_of(said, key or new_key())


def text_of(said: dict, key: EllipticCurvePrivateKey) -> str:
    raw = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    said = {"k": base64.b64encode(raw).decode(), "t": int(datetime.now(UTC).timestamp()), **said}
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packer.compress(json.dumps(said).encode()) + packer.flush()
    r, s = decode_dss_signature(key.sign(body, ECDSA(SHA256())))
    return PREFIX + base45.encode(r.to_bytes(32, "big") + s.to_bytes(32, "big") + body)
