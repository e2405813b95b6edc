"""Which keys this installation trusts: its own organisations', or one handed in. Not here: judging."""

import base64
from typing import Any

from hamrah.cards.issuing import host_of
from hamrah.cards.keys import public_key
from hamrah.cards.models import IssuerKey
from hamrah.cards.rules.cose import key_id
from hamrah.cards.rules.reading import TrustedKey
from hamrah.ground import context
from hamrah.organisations.models import Organisation


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
