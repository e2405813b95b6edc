"""The organisation's keys in their order: next, signing, retired. Not here: sealing (keys.py), the verbs.

Needs the organisation's context throughout.
"""

from django.conf import settings
from django.utils import timezone

from hamrah.cards.keys import SealedKey, new_signing_key, open_signing_key
from hamrah.cards.models import IssuerKey
from hamrah.cards.models.keys import CARDS, NEXT, RETIRED, SIGNING
from hamrah.cards.rules.cose import Signer
from hamrah.ground import context


def key_that_signs(host: str, role: str = CARDS) -> IssuerKey:
    """The key of today for `host`, made where there is none. It is locked: a rotation waits until what is
    being signed is dated, so that no card is dated after its key was retired."""
    return locked(SIGNING, host, role) or taken_over(host, role)


def taken_over(host: str, role: str) -> IssuerKey:
    """The next key signs from now on, or a new one where none was made ahead; the one before is retired."""
    before, ahead = locked(SIGNING, host, role), locked(NEXT, host, role)
    if before is not None:
        retire(before)
    if ahead is None:
        return new_key(host, role)
    ahead.state = SIGNING
    ahead.save(update_fields=["state"])
    return ahead


def retire(key: IssuerKey) -> None:
    """It signs no more; what it signed counts as before."""
    key.state, key.retired_at = RETIRED, timezone.now()
    key.save(update_fields=["state", "retired_at"])


def locked(state: str, host: str, role: str) -> IssuerKey | None:
    """The key in this state. Asked twice: while the first question waited, another may have taken over."""
    keys = IssuerKey.objects.select_for_update(no_key=True).filter(state=state, host=host, role=role)
    return keys.first() or keys.first()


def new_key(host: str, role: str = CARDS, state: str = SIGNING) -> IssuerKey:
    """A fresh key, sealed before it is stored."""
    made = new_signing_key(str(context.current_organisation_id()), settings.CARD_SEALING_KEY)
    return IssuerKey.objects.create(
        kid=made.kid, public_key=made.public_key, sealed=made.sealed, role=role, host=host, state=state
    )


def signer_of(key: IssuerKey) -> Signer:
    """The key, open. Raises `cards.key_does_not_open`."""
    sealed = SealedKey(str(key.organisation_id), bytes(key.kid), bytes(key.public_key), bytes(key.sealed))
    return open_signing_key(sealed, settings.CARD_SEALING_KEY)
