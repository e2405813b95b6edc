"""How a gateway signs what it tells us: HMAC-SHA256 over the moment and the body. Pure.

The moment is signed with it, so that an old request is worth nothing; an id inside the body makes a fresh one
count once (GatewayEvent). Not here: the key (a setting), or what is told (views/gateway.py).
"""

import hashlib
import hmac

FRESH_SECONDS = 300


def signature(key: bytes, body: bytes, *, at: int) -> str:
    """`t=<seconds>,v1=<hex>`, as the gateway puts it into X-Hamrah-Signature."""
    digest = hmac.new(key, str(at).encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


def is_signed(key: bytes, body: bytes, header: str, *, now: int) -> bool:
    """Whether the header signs this body, now. Nothing is right without a key."""
    at = header.partition("t=")[2].partition(",")[0]
    if not key or not at.isascii() or not at.isdecimal() or len(at) > 12:
        return False
    fresh = abs(now - int(at)) <= FRESH_SECONDS
    return fresh and hmac.compare_digest(signature(key, body, at=int(at)).encode(), header.encode())
