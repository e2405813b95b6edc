"""Which keys this installation trusts, and what it knows of a card's standing. Not here: judging.

Of its own cards it asks its rows, so a card lost a minute ago is not valid here now; of others' the lists.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hamrah.cards import believing, bundling
from hamrah.cards.drafting import keys_of
from hamrah.cards.issuer import face_of
from hamrah.cards.keys import public_key
from hamrah.cards.models import LIVE, Card, Leaf
from hamrah.cards.rules import cose
from hamrah.cards.rules.claim169 import Card as Payload
from hamrah.cards.rules.claim169 import Status
from hamrah.cards.rules.life import HANDED_OVER
from hamrah.cards.rules.network import Network
from hamrah.cards.rules.reading import Standing, StatusLookup, TrustedKey, Verdict
from hamrah.ground import context
from hamrah.organisations.here import organisations_here
from hamrah.organisations.models import Organisation


@dataclass(frozen=True)
class Trust:
    """What the public page believes: keys by kid, issuers' names and phones by host, a card's standing."""

    keys: Mapping[bytes, TrustedKey]
    names: Mapping[str, str]
    phones: Mapping[str, str]
    standing: StatusLookup


def trust_of_this_house() -> Trust:
    """Every issuer of this installation by its rows, every other of the network by the published lists."""
    network = published_network()
    keys = {} if network is None else dict(network.keys)
    names, phones = {}, {}
    for issuer in network.trust.issuers if network else ():
        names[issuer.host], phones[issuer.host] = issuer.name, issuer.phone
    owners: dict[str, list[Organisation]] = {}
    for organisation in organisations_here():
        face = face_of(organisation)
        for host, key in keys_of(organisation):
            # The list names when a key's time began; before it does, the house trusts its own.
            keys.setdefault(key.kid, _trusted(host, key.key, key.role, key.distrusted_from))
            owners.setdefault(host, []).append(organisation)
            names[host], phones[host] = face.name, face.phone
    return Trust(keys, names, phones, _standing_with(owners, network))


def published_network() -> Network | None:
    """What is published here, believed like any other verifier would; None before anything is."""
    bundle, root = bundling.current_bundle(), believing.pinned_root()
    return None if bundle is None or root is None else believing.network_in(bundle, root)


def _trusted(host: str, key: bytes, role: str, distrusted_from: int | None) -> TrustedKey:
    return TrustedKey(host, cose.public_key_of(key), distrusted_from=distrusted_from, role=role)


def _standing_with(owners: Mapping[str, list[Organisation]], network: Network | None) -> StatusLookup:
    def standing(card: Payload, status: Status | None, since: int) -> Standing:
        if card.issuer in owners:
            states = {_state_in(organisation, card, status) for organisation in owners[card.issuer]} - {""}
            return _standing_of(states.pop() if states else "")
        if network is None:
            return Standing(Verdict.LIST_OLD, "list_missing")
        return network.standing(card, status, since, at=network.trust.issued_at)

    return standing


def _state_in(organisation: Organisation, card: Payload, status: Status | None) -> str:
    if status is None:
        return ""
    with context.opened(organisation_id=organisation.id):
        place = {"number": card.number, "status_index": status.index}
        state = Card.objects.filter(**place).values_list("state", flat=True).first()
        # Not heard of yet: the phone that made it still waits for a network.
        return state or (HANDED_OVER if Leaf.objects.open().filter(**place).exists() else "")


def _standing_of(state: str) -> Standing:
    if state in LIVE:
        return Standing()
    why = {"": "unallocated", "lost": "suspended"}.get(state, "revoked")
    return Standing(Verdict.NOT_VALID, why)


def keys_handed_in(jwk: dict[str, Any], issuer: str) -> dict[bytes, TrustedKey]:
    """The one key that is handed in for `issuer`, by its kid."""
    raw = base64.urlsafe_b64decode(jwk["x"] + "=" * (-len(jwk["x"]) % 4))
    key = public_key(raw)
    return {cose.key_id(key): TrustedKey(issuer, key)}
