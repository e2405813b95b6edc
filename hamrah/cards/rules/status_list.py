"""Token Status List in CWT form: which places of a list still count. Not here: whose places they are.

Source: draft-ietf-oauth-status-list; two bits a place, values as in its section 7.1.
"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import cbor2

from hamrah.cards.rules import cose
from hamrah.cards.rules.reading import TrustedKey, host_in, inflated

# A place nobody was given is invalid, so that a stolen key cannot sign cards onto free places.
VALID, INVALID, SUSPENDED = 0, 1, 2
BITS, A_BYTE, EVERY_PLACE_INVALID = 2, 4, 0b01010101
MEDIA_TYPE = "application/statuslist+cwt"
# Inflated: more than a million places.
LARGEST = 1 << 18
TTL_S, LIFE_S = 7 * 86_400, 90 * 86_400
_SUBJECT, _EXPIRES, _ISSUED, _LIST, _TTL = 2, 4, 6, 65533, 65534


@dataclass(frozen=True)
class StatusList:
    """An accepted list: places packed, moments in Unix seconds."""

    uri: str
    issued_at: int
    expires_at: int
    ttl: int
    packed: bytes

    @cached_property
    def places(self) -> bytes:
        return inflated(self.packed, LARGEST)

    def value_at(self, index: int) -> int | None:
        """0 valid, 1 invalid, 2 suspended; None beyond the end."""
        byte, place = divmod(index, A_BYTE)
        return None if byte >= len(self.places) else self.places[byte] >> (place * BITS) & 0b11


def packed(values: Mapping[int, int], places: int, *, compress: Callable[[bytes], bytes]) -> bytes:
    """`values` by place, every other place invalid."""
    bits = bytearray([EVERY_PLACE_INVALID]) * (-(-places // A_BYTE))
    for index, value in values.items():
        byte, place = divmod(index, A_BYTE)
        bits[byte] = bits[byte] & ~(0b11 << place * BITS) | value << place * BITS
    return compress(bytes(bits))


def signed_list(
    uri: str,
    values: Mapping[int, int],
    signer: cose.Signer,
    *,
    places: int,
    issued_at: int,
    compress: Callable[[bytes], bytes] = lambda raw: zlib.compress(raw, 9),
) -> bytes:
    """The token that verifiers fetch from `uri`. Widely used readers want `aggregation_uri` to be there."""
    claims = {
        _SUBJECT: uri,
        _ISSUED: issued_at,
        _EXPIRES: issued_at + LIFE_S,
        _TTL: TTL_S,
        _LIST: {
            "bits": BITS,
            "lst": packed(values, places, compress=compress),
            "aggregation_uri": f"https://{host_in(uri)}/s/",
        },
    }
    return cose.sign(cbor2.dumps(claims, canonical=True), signer, media_type=MEDIA_TYPE)


def opened(token: bytes, *, uri: str, keys: Mapping[bytes, TrustedKey], seen_at: int = 0) -> StatusList:
    """The list of this address, if a status key of the address's own host signed it.

    Raises Refused: "malformed", "unknown_key", "key_role", "other_issuer", "algorithm", "signature",
    "key_time", "rolled_back" (older than `seen_at`, the newest met before).
    """
    signed = cose.take_apart(token)
    trusted = keys.get(signed.kid)
    if trusted is None:
        raise cose.Refused("unknown_key")
    if trusted.role != "status":
        raise cose.Refused("key_role")
    if trusted.issuer != host_in(uri):
        raise cose.Refused("other_issuer")
    cose.refuse_unless_signed(signed, trusted.key)
    if signed.media_type != MEDIA_TYPE:
        raise cose.Malformed("another kind of message")
    found = _said(cose.decode_one(signed.payload), uri)
    if not trusted.may_sign_at(found.issued_at):
        raise cose.Refused("key_time")
    if found.issued_at < seen_at:
        raise cose.Refused("rolled_back")
    return found


def _said(claims: Any, uri: str) -> StatusList:
    match claims:
        case {
            2: str(subject),
            6: int(issued_at),
            4: int(expires_at),
            65534: int(ttl),
            65533: {"bits": 2, "lst": bytes(places)},
        } if subject == uri:
            found = StatusList(uri, issued_at, expires_at, ttl, places)
        case _:
            raise cose.Malformed("not this status list")
    try:
        found.places  # noqa: B018 - a spoilt list is refused now, not at the first card
    except (ValueError, zlib.error) as wrong:
        raise cose.Malformed("the list does not unfold") from wrong
    return found
