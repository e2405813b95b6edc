"""How a phone's bytes are read: sizes, depth, base64url, points of P-256, what a signature is over.

Not here: whose key it is (signing.py), what a body means (pushing.py). Never trusts a length it is told.
"""

import base64
import binascii
import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from hamrah.ground.problem import Problem

MOST_BYTES = 2_000_000
# A registration with its household is four levels deep. Deeper is no form of ours.
DEEPEST = 12
# As JSON writes them, and as they are once it is read. A raw NUL is no JSON.
ESCAPED = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
UNKEPT = re.compile("[\x00\ud800-\udfff]")
POINT_BYTES, SIGNATURE_BYTES, HALF = 65, 64, 32


def b64(content: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def unb64(text: Any) -> bytes:
    """The bytes of base64url without padding. Raises ValueError."""
    if not isinstance(text, str) or not text.isascii():
        raise ValueError("not base64url")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as wrong:
        raise ValueError("not base64url") from wrong


def unpacked(body: bytes, encoding: str) -> bytes:
    """The body as said, however it was packed. Raises `sync.too_large`, `sync.not_json`."""
    if encoding != "gzip":
        return _within(body)
    reader = zlib.decompressobj(wbits=31)
    try:
        plain = reader.decompress(body, MOST_BYTES + 1)
    except zlib.error as wrong:
        raise unreadable() from wrong
    if not reader.eof and len(plain) <= MOST_BYTES:
        raise unreadable()
    return _within(plain)


def _within(body: bytes) -> bytes:
    if len(body) > MOST_BYTES:
        raise Problem("sync.too_large", "This is too much at once. The phone must send less.")
    return body


def read_json(body: bytes) -> dict[str, Any]:
    """One JSON object, without the letters that no table can keep. Raises `sync.not_json`."""
    try:
        text = body.decode()
        said = json.loads(text, parse_constant=_no_number)
        if ESCAPED.search(text):
            said = keepable(said)
    except (ValueError, RecursionError) as wrong:
        raise unreadable() from wrong
    if not isinstance(said, dict):
        raise unreadable()
    return said


def keepable(value: Any) -> Any:
    """The value without NUL and without halves of letters: PostgreSQL takes neither, and one of them in one
    command would hold up all the others of its phone."""
    match value:
        case str():
            return UNKEPT.sub("", value)
        case dict():
            return {keepable(name): keepable(inner) for name, inner in value.items()}
        case list():
            return [keepable(inner) for inner in value]
    return value


def _no_number(_text: str) -> float:
    raise ValueError("not a number of JSON")


def unreadable() -> Problem:
    return Problem("sync.not_json", "What the phone sent cannot be read. It must send it again.")


def is_too_deep(value: Any) -> bool:
    """Whether a value is nested deeper than any form of ours. Walks without recursion."""
    level = [value]
    for _depth in range(DEEPEST + 1):
        inner: list[Any] = []
        for one in level:
            if isinstance(one, Mapping):
                inner += one.values()
            elif isinstance(one, list):
                inner += one
        if not inner:
            return False
        level = inner
    return True


def signed_text(*, method: str, path: str, body: bytes, time: str, nonce: str, partition: str) -> bytes:
    """What a request's signature is over."""
    digest = hashlib.sha256(body).hexdigest()
    return "\n".join(("hamrah sync 1", method, path, digest, time, nonce, partition)).encode()


def point_of_jwk(jwk: Any) -> bytes:
    """The point of a public ES256 key, 65 bytes. Raises ValueError."""
    if not isinstance(jwk, Mapping) or (jwk.get("kty"), jwk.get("crv")) != ("EC", "P-256"):
        raise ValueError("not a key of P-256")
    point = b"\x04" + unb64(jwk.get("x")) + unb64(jwk.get("y"))
    ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    return point


def jwk_of_point(point: bytes) -> dict[str, str]:
    """The key as WebCrypto imports it."""
    x, y = point[1 : HALF + 1], point[HALF + 1 :]
    return {"kty": "EC", "crv": "P-256", "x": b64(x), "y": b64(y)}


def is_signed_by(point: bytes, signature: bytes, text: bytes) -> bool:
    """Whether r and s, 32 bytes each, sign the text under that key."""
    if len(signature) != SIGNATURE_BYTES:
        return False
    r, s = int.from_bytes(signature[:HALF]), int.from_bytes(signature[HALF:])
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    try:
        key.verify(encode_dss_signature(r, s), text, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def signature_of(key: ec.EllipticCurvePrivateKey, text: bytes) -> bytes:
    """r and s, 32 bytes each."""
    r, s = decode_dss_signature(key.sign(text, ec.ECDSA(SHA256())))
    return r.to_bytes(HALF) + s.to_bytes(HALF)
