"""The network's trust list: which keys may vouch for which issuer, signed by an offline root.

Not here: who keeps the root (roots.py of the room), which list is in force here (believing.py).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import cbor2

from hamrah.cards.rules import cose
from hamrah.cards.rules.reading import TrustedKey
from hamrah.cards.rules.wording import is_host

MEDIA_TYPE = "application/hamrah-trust+cbor"
ROLES = ("cards", "provisional", "status")
_ALGORITHM_OF = {32: -8, 33: -7}


@dataclass(frozen=True, order=True)
class IssuedKey:
    """A public key: what for, and when what it signs counts (Unix seconds)."""

    kid: bytes
    key: bytes
    role: str
    not_before: int
    not_after: int
    distrusted_from: int | None = None


@dataclass(frozen=True)
class Issuer:
    """Whom a card names: host, names, the phone that a finder sees. Never more."""

    host: str
    name: str
    name_local: str
    phone: str
    keys: tuple[IssuedKey, ...]


@dataclass(frozen=True)
class TrustList:
    """`version` only ever grows. After `ttl` seconds its word is old; `next_root` may sign the next ones.

    `is_demo`: an invented network, and every verifier says so.
    """

    version: int
    issued_at: int
    expires_at: int
    ttl: int
    issuers: tuple[Issuer, ...]
    next_root: bytes | None = None
    is_demo: bool = False

    def each_key(self) -> Iterator[tuple[Issuer, IssuedKey]]:
        for issuer in self.issuers:
            for key in issuer.keys:
                yield issuer, key

    def trusted(self) -> dict[bytes, TrustedKey]:
        """Keys by kid, as judging wants them."""
        return {key.kid: _trusted(issuer, key) for issuer, key in self.each_key()}

    def issuer_of(self, host: str) -> Issuer | None:
        return next((issuer for issuer in self.issuers if issuer.host == host), None)


def _trusted(issuer: Issuer, key: IssuedKey) -> TrustedKey:
    public = cose.public_key_of(key.key)
    return TrustedKey(issuer.host, public, key.not_before, key.not_after, key.distrusted_from, key.role)


def said(trust: TrustList) -> bytes:
    """The payload: what the root signs, and what travels unsigned as a draft."""
    words: dict[str, Any] = {
        "version": trust.version,
        "iat": trust.issued_at,
        "exp": trust.expires_at,
        "ttl": trust.ttl,
        "next_root": trust.next_root,
        "issuers": [_issuer_said(issuer) for issuer in trust.issuers],
    }
    return cbor2.dumps(words | ({"demo": True} if trust.is_demo else {}), canonical=True)


def _issuer_said(issuer: Issuer) -> dict[str, Any]:
    keys = [
        {
            "kid": key.kid,
            "alg": _ALGORITHM_OF[len(key.key)],
            "key": key.key,
            "role": key.role,
            "nbf": key.not_before,
            "exp": key.not_after,
            "from": key.distrusted_from,
        }
        for key in issuer.keys
    ]
    return {
        "iss": issuer.host,
        "name": issuer.name,
        "name_local": issuer.name_local,
        "phone": issuer.phone,
        "keys": keys,
    }


def signed(trust: TrustList, root: cose.Signer) -> bytes:
    return cose.sign(said(trust), root, media_type=MEDIA_TYPE)


def opened(message: bytes, *, roots: Iterable[bytes], seen_version: int = 0) -> tuple[TrustList, bytes]:
    """The list, and which of `roots` (raw public keys) signed it.

    Raises Refused: "malformed", "other_root", "algorithm", "signature", "rolled_back".
    """
    apart = cose.take_apart(message)
    known = {cose.key_id(cose.public_key_of(root)): root for root in roots}
    if apart.kid not in known:
        raise cose.Refused("other_root")
    cose.refuse_unless_signed(apart, cose.public_key_of(known[apart.kid]))
    if apart.media_type != MEDIA_TYPE:
        raise cose.Malformed("another kind of message")
    trust = read(apart.payload)
    if trust.version < seen_version:
        raise cose.Refused("rolled_back")
    return trust, known[apart.kid]


def read(payload: bytes) -> TrustList:
    """What a payload or a draft says. Raises Malformed."""
    words = cose.decode_one(payload)
    match words:
        case {
            "version": int(version),
            "iat": int(issued_at),
            "exp": int(expires_at),
            "ttl": int(ttl),
            "issuers": list(issuers),
        }:
            next_root = words.get("next_root")
            if not (next_root is None or (isinstance(next_root, bytes) and len(next_root) == 32)):
                raise cose.Malformed("next_root is no key")
            read_issuers = tuple(map(_issuer_read, issuers))
            is_demo = words.get("demo") is True
            return TrustList(version, issued_at, expires_at, ttl, read_issuers, next_root, is_demo)
    raise cose.Malformed("not a trust list")


def _issuer_read(words: Any) -> Issuer:
    match words:
        case {
            "iss": str(host),
            "name": str(name),
            "name_local": str(name_local),
            "phone": str(phone),
            "keys": list(keys),
        }:
            if is_host(host):
                return Issuer(host, name, name_local, phone, tuple(map(_key_read, keys)))
    raise cose.Malformed("not an issuer")


def _key_read(words: Any) -> IssuedKey:
    match words:
        case {
            "kid": bytes(kid),
            "alg": int(algorithm),
            "key": bytes(key),
            "role": str(role),
            "nbf": int(not_before),
            "exp": int(not_after),
        }:
            distrusted_from = words.get("from")
            is_moment = distrusted_from is None or type(distrusted_from) is int
            is_known = role in ROLES and _ALGORITHM_OF.get(len(key)) == algorithm
            if is_moment and is_known and cose.key_id(cose.public_key_of(key)) == kid:
                return IssuedKey(kid, key, role, not_before, not_after, distrusted_from)
    raise cose.Malformed("not a key")


def twice(trust: TrustList) -> set[bytes]:
    """Kids that stand under more than one issuer: a key vouches for one alone."""
    hosts: dict[bytes, set[str]] = {}
    for issuer, key in trust.each_key():
        hosts.setdefault(key.kid, set()).add(issuer.host)
    return {kid for kid, of in hosts.items() if len(of) > 1}


def changes(before: TrustList, after: TrustList) -> Mapping[str, list[str]]:
    """Issuers and keys that come, go or change: "added", "gone", "changed" to lines of text."""
    old, new = _lines(before), _lines(after)
    return {
        "added": [line for place, line in new.items() if place not in old],
        "gone": [line for place, line in old.items() if place not in new],
        "changed": [line for place, line in new.items() if place in old and old[place] != line],
    }


def _lines(trust: TrustList) -> dict[tuple[str, str], str]:
    lines = {}
    for issuer in trust.issuers:
        said_of = {name: value for name, value in asdict(issuer).items() if name != "keys"}
        lines[issuer.host, ""] = " ".join(str(value) for value in said_of.values() if value)
        for key in issuer.keys:
            lines[issuer.host, key.kid.hex()] = key_line(issuer.host, key)
    return lines


def key_line(host: str, key: IssuedKey) -> str:
    """One key as its keeper reads it at the signing."""
    distrusted = "" if key.distrusted_from is None else f", DISTRUSTED from {day(key.distrusted_from)}"
    times = f"{day(key.not_before)} to {day(key.not_after)}"
    return f"{host} {key.role} {key.kid.hex()} {times}{distrusted}"


def day(moment_s: int) -> str:
    return datetime.fromtimestamp(moment_s, UTC).strftime("%d %b %Y")
