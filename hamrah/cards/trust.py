"""Which keys this installation trusts: its own organisations', or one handed in. Not here: judging."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hamrah.cards.issuing import host_of
from hamrah.cards.keys import public_key
from hamrah.cards.models import Card, IssuerKey
from hamrah.cards.rules.claim169 import Card as Payload
from hamrah.cards.rules.claim169 import Status
from hamrah.cards.rules.cose import key_id
from hamrah.cards.rules.reading import Standing, StatusLookup, TrustedKey, Verdict
from hamrah.ground import context
from hamrah.organisations.models import Organisation


@dataclass(frozen=True)
class Trust:
    """What the public page believes: keys by kid, issuers' names and phones by host, a card's standing."""

    keys: Mapping[bytes, TrustedKey]
    names: Mapping[str, str]
    phones: Mapping[str, str]
    standing: StatusLookup


def trust_of_this_house() -> Trust:
    """Every organisation of this installation: its keys, its name, and its own rows as the list."""
    with context.opened(door="identify"):
        organisations = {host_of(one): one for one in Organisation.objects.all()}

    def standing(card: Payload, status: Status | None) -> Standing:
        with context.opened(organisation_id=organisations[card.issuer].id):
            live = Card.objects.live().filter(number=card.number, status_index=status and status.index)
            return Standing() if live.exists() else Standing(Verdict.NOT_VALID, "revoked")

    keys = {kid: key for one in organisations.values() for kid, key in _keys_of(one).items()}
    names = {host: one.issuer_name for host, one in organisations.items()}
    return Trust(keys, names, {host: one.phone for host, one in organisations.items()}, standing)


def keys_trusted(jwk: dict[str, Any] | None, issuer: str | None) -> dict[bytes, TrustedKey]:
    """Keys by their kid: the one handed in for `issuer`, else every organisation's of this installation."""
    if jwk is not None:
        raw = base64.urlsafe_b64decode(jwk["x"] + "=" * (-len(jwk["x"]) % 4))
        key = public_key(raw)
        return {key_id(key): TrustedKey(issuer or "", key)}
    with context.opened(door="identify"):
        organisations = list(Organisation.objects.all())
    return {kid: key for organisation in organisations for kid, key in _keys_of(organisation).items()}


def _keys_of(organisation: Organisation) -> dict[bytes, TrustedKey]:
    with context.opened(organisation_id=organisation.id):
        rows = list(IssuerKey.objects.all())
    return {
        bytes(row.kid): TrustedKey(host_of(organisation), public_key(bytes(row.public_key))) for row in rows
    }


def network_root() -> bytes:
    """The public half of the network's root, pinned in the page; empty where there is no network yet."""
    import os

    return base64.b64decode(os.environ.get("TRY_ROOT", ""))
