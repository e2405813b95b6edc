"""Verbs on signing keys: make the next, let it sign, distrust one. Not here: their order (keyring.py)."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from hamrah.cards.believing import is_published
from hamrah.cards.issuer import face_of
from hamrah.cards.keyring import key_that_signs, locked, new_key, taken_over
from hamrah.cards.models import IssuerKey
from hamrah.cards.models.keys import CARDS, COMPROMISED, NEXT, SIGNING, STATUS
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of


@verb("cards.make_key")
def make_key(actor: Any, *, role: str = CARDS) -> IssuerKey:
    """Make the organisation's first key, or its next one, which signs only after `rotate_key`: the network
    must know it before. `role`: cards or status. Raises `cards.unknown_role`, `cards.next_key_waits`."""
    host = _host(actor, role)
    if locked(SIGNING, host, role) is None:
        return key_that_signs(host, role)
    if locked(NEXT, host, role) is not None:
        raise Problem("cards.next_key_waits", _("The next key is made already. Let it sign first."))
    return new_key(host, role, NEXT)


@verb("cards.rotate_key")
def rotate_key(actor: Any, *, role: str = CARDS) -> IssuerKey:
    """The next key signs from now on. Cards of the one before count as before.

    Raises `cards.unknown_role`, `cards.no_next_key`, `cards.key_not_published` (verifiers would not know
    the issuer of what it signs).
    """
    host = _host(actor, role)
    ahead = locked(NEXT, host, role)
    if ahead is None:
        raise Problem("cards.no_next_key", _("Make the next key first."))
    if not is_published(bytes(ahead.kid)):
        raise Problem(
            "cards.key_not_published",
            _("The network's list does not name the next key yet: its cards would be of an unknown issuer."),
        )
    return taken_over(host, role)


@verb("cards.distrust_key")
def distrust_key(actor: Any, *, key: IssuerKey, since: datetime) -> IssuerKey:
    """A key fell into other hands: what it signed from `since` on counts nothing. If it signs today, the
    next one takes its place at once. Raises `cards.distrusted_already`, `cards.moment_in_future`."""
    key = IssuerKey.objects.select_for_update().get(pk=key.pk)
    if key.distrusted_from is not None and key.distrusted_from <= since:
        raise Problem("cards.distrusted_already", _("This key is distrusted from an earlier moment already."))
    if since > timezone.now():
        raise Problem("cards.moment_in_future", _("This moment is still to come."), field="since")
    was_signing = key.state == SIGNING
    key.state, key.distrusted_from = COMPROMISED, since
    key.retired_at = key.retired_at or timezone.now()
    key.save(update_fields=["state", "distrusted_from", "retired_at"])
    if was_signing:
        taken_over(key.host, key.role)
    return key


def _host(actor: Any, role: str) -> str:
    if role not in (CARDS, STATUS):
        raise Problem("cards.unknown_role", _("This choice is not known."), field="role")
    return face_of(organisation_of(actor.organisation_id)).host
