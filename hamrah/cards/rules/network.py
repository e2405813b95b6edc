"""The network's bundle: trust list and status lists in one file, and what a verifier may believe of it.

Not here: judging a card's text (reading.py), keeping and serving the file (the room's shelf.py, bundling.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import cbor2

from hamrah.cards.rules import cose, reading, status_list, trust_list
from hamrah.cards.rules.claim169 import Card, Status
from hamrah.cards.rules.reading import Refusal, Standing, TrustedKey, Verdict, Verified
from hamrah.cards.rules.status_list import StatusList
from hamrah.cards.rules.trust_list import TrustList

# Every bundle has a multiple of this size, so that its length tells nothing.
STEP = 65_536
LARGEST = 8 << 20
_VERSION = 1
# A place never given reads as one taken back: how many cards were revoked is nobody's business.
_WHY = {None: "unallocated", status_list.SUSPENDED: "suspended"}


@dataclass(frozen=True)
class Seen:
    """What a verifier remembers so that nothing old is shown to it as new.

    `roots` raw public keys whose lists it accepts; `version` the highest trust list, `lists` the newest
    moment of each status list (Unix seconds).
    """

    roots: tuple[bytes, ...]
    version: int = 0
    lists: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Network:
    """A bundle as far as it is believed: `refused` names each list left out, and why."""

    trust: TrustList
    lists: Mapping[str, StatusList]
    refused: Mapping[str, str]
    keys: Mapping[bytes, TrustedKey]
    roots: tuple[bytes, ...]

    def judge(self, text: str, *, at: int) -> Verified | Refusal:
        """The verdict on the text of a card's code at the moment `at` (Unix seconds)."""

        def standing_now(card: Card, status: Status | None, since: int) -> Standing:
            return self.standing(card, status, since, at=at)

        return reading.read(
            text, keys=self.keys, at=at, standing=standing_now, lists_made_at=self.trust.issued_at
        )

    def standing(self, _card: Card, status: Status | None, since: int, *, at: int) -> Standing:
        """What the lists say of a card's place, given `since` then, at the moment `at`."""
        # A card that names no list could never be taken back: no issuer of ours makes one.
        if status is None:
            return Standing(Verdict.LIST_OLD, "no_status")
        found = self.lists.get(status.uri)
        if found is None:
            return Standing(Verdict.LIST_OLD, self.refused.get(status.uri, "list_missing"))
        # Its place may have been free when the list was made.
        if since > found.issued_at:
            return Standing(Verdict.NEWER_THAN_LIST, "newer_than_list")
        value = found.value_at(status.index)
        if value != status_list.VALID:
            return Standing(Verdict.NOT_VALID, _WHY.get(value, "revoked"))
        is_old = at >= min(_old_at(self.trust), _old_at(found))
        return Standing(Verdict.LIST_OLD, "list_old") if is_old else Standing()

    def remembered(self, seen: Seen) -> Seen:
        """What to remember from now on: the root that signed, and its next one, replace the others."""
        newest = {uri: found.issued_at for uri, found in self.lists.items()}
        return Seen(self.roots, self.trust.version, {**seen.lists, **newest})


def _old_at(signed: TrustList | StatusList) -> int:
    return min(signed.issued_at + signed.ttl, signed.expires_at)


def bundled(trust: bytes, lists: Mapping[str, bytes]) -> bytes:
    """One file, padded to a multiple of STEP bytes."""
    parts = {"v": _VERSION, "trust": trust, "lists": dict(lists)}
    short = len(cbor2.dumps(parts | {"pad": b""}, canonical=True))
    # The longer the pad, the more bytes its own length takes: four from 65,536 on, where a pad always fits.
    for extra, further in ((0, 0), (1, 0), (2, 0), (4, STEP)):
        pad = bytes(-(short + extra) % STEP + further)
        whole = cbor2.dumps(parts | {"pad": pad}, canonical=True)
        if len(whole) % STEP == 0:
            break
    return whole


def unbundled(bundle: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Trust list and lists by address, nothing of them believed yet. Raises Malformed."""
    if len(bundle) > LARGEST:
        raise cose.Malformed("too large")
    match cose.decode_one(bundle):
        case {"v": 1, "trust": bytes(trust), "lists": dict(lists)} if all(
            isinstance(uri, str) and isinstance(token, bytes) for uri, token in lists.items()
        ):
            return trust, lists
    raise cose.Malformed("not a bundle")


def believed(bundle: bytes, seen: Seen) -> Network:
    """What may be believed of a bundle. Raises Refused, whose `why` is the trust list's; a status list
    that is refused is left out alone."""
    message, tokens = unbundled(bundle)
    trust, root = trust_list.opened(message, roots=seen.roots, seen_version=seen.version)
    keys = trust.trusted()
    lists: dict[str, StatusList] = {}
    refused: dict[str, str] = {}
    for uri, token in tokens.items():
        try:
            lists[uri] = status_list.opened(token, uri=uri, keys=keys, seen_at=seen.lists.get(uri, 0))
        except cose.Refused as wrong:
            refused[uri] = wrong.why
    roots = (root,) if trust.next_root is None else (root, trust.next_root)
    return Network(trust, lists, refused, keys, roots)
