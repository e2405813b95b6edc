"""The one file that verifiers fetch: the trust list with every status list, signed anew when it must be.

Not here: what a place of a list says (drafting.py), the page that serves the file (network_views.py).
"""

import time
from collections.abc import Mapping
from uuid import UUID

from hamrah.cards.believing import in_force, refused_list
from hamrah.cards.drafting import state_of_list, values_of
from hamrah.cards.keyring import key_that_signs, signer_of
from hamrah.cards.models import StatusList
from hamrah.cards.models.keys import STATUS
from hamrah.cards.rules import cose, status_list, trust_list
from hamrah.cards.rules.network import bundled, unbundled
from hamrah.cards.rules.reading import TrustedKey
from hamrah.cards.rules.status_list import TTL_S
from hamrah.cards.shelf import BUNDLE, OTHERS, TOKENS, TRUST, folder, keep_in, kept_in, locked, read, write
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.organisations.here import organisations_here

LOOKED_AT_EVERY_S = 60


def current_bundle(*, looked_at_every_s: int = LOOKED_AT_EVERY_S) -> bytes | None:
    """The file for verifiers; None before anything was published. Whether it is still true is looked at
    once a minute; while one process makes it anew, the others hand out the one before."""
    if read(TRUST) is None:
        return None
    file = folder() / BUNDLE
    if not file.exists() or time.time() - file.stat().st_mtime >= looked_at_every_s:
        refresh(waits=not file.exists() or not looked_at_every_s)
    return read(BUNDLE)


def refresh(*, waits: bool = True) -> None:
    """Sign anew each status list of this house that is not true or not young any more, and bundle all."""
    with locked(waits=waits) as is_ours:
        message = read(TRUST)
        if not is_ours or message is None:
            return
        keys = trust_list.read(cose.take_apart(message).payload).trusted()
        tokens = {**kept_in(OTHERS), **_own_tokens(keys)}
        write(BUNDLE, bundled(message, tokens))


def take_lists(bundle: bytes) -> int:
    """Status lists of the network's other installations out of their bundle; the newer one of each stays.

    Answers how many were taken. Raises `cards.list_refused`.
    """
    with locked():
        trust, kept, taken = in_force(), kept_in(OTHERS), 0
        keys = trust.trusted() if trust else {}
        try:
            tokens = unbundled(bundle)[1]
        except cose.Refused as refused:
            raise refused_list(refused.why) from refused
        own = own_lists()
        for uri, token in tokens.items():
            if uri not in own and _is_newer(uri, token, kept.get(uri), keys):
                kept[uri] = token
                taken += 1
        keep_in(OTHERS, kept)
    refresh()
    return taken


def _is_newer(uri: str, token: bytes, before: bytes | None, keys: Mapping[bytes, TrustedKey]) -> bool:
    try:
        oldest = status_list.opened(before, uri=uri, keys=keys).issued_at + 1 if before else 0
        status_list.opened(token, uri=uri, keys=keys, seen_at=oldest)
    except cose.Refused:
        return False
    return True


def own_lists() -> dict[str, UUID]:
    """Address of every list of this house, and whose it is."""
    found: dict[str, UUID] = {}
    for organisation in organisations_here():
        with context.opened(organisation_id=organisation.id):
            found |= {listed.uri: organisation.id for listed in StatusList.objects.all()}
    return found


def _own_tokens(keys: Mapping[bytes, TrustedKey]) -> dict[str, bytes]:
    """Tokens that verifiers will believe: an issuer whom the network does not list yet is not told of."""
    kept, now = kept_in(TOKENS), dict[str, tuple[str, bytes]]()
    for organisation in organisations_here():
        with context.opened(organisation_id=organisation.id):
            for listed in StatusList.objects.order_by("id"):
                made = token_of(listed, kept.get(listed.uri), keys)
                now |= {} if made is None else {listed.uri: made}
    keep_in(TOKENS, now)
    return {uri: token for uri, (_mark, token) in now.items()}


def token_of(
    listed: StatusList, kept: tuple[str, bytes] | None, keys: Mapping[bytes, TrustedKey]
) -> tuple[str, bytes] | None:
    """(mark, token) of one list, signed anew where it must be. Needs the organisation's context."""
    if kept is not None and kept[0] == state_of_list(listed) and _is_young(listed.uri, kept[1], keys):
        return kept
    free = StatusList.objects.select_for_update(skip_locked=True).filter(pk=listed.pk).first()
    if free is None:
        return kept
    try:
        mark, token = state_of_list(listed), signed_now(listed)
    except Problem as problem:
        if problem.code != "cards.key_does_not_open":
            raise
        return kept  # restored without its keys file: the network's other lists are handed out all the same
    try:
        status_list.opened(token, uri=listed.uri, keys=keys)
    except cose.Refused:
        return None
    return mark, token


def signed_now(listed: StatusList) -> bytes:
    """The list as it stands, signed with the status key of its host. Needs the organisation's context.

    Waits for cards being signed now: they are dated already, and not yet to be seen."""
    StatusList.objects.select_for_update().get(pk=listed.pk)
    moment, signer = int(time.time()), signer_of(key_that_signs(listed.host, STATUS))
    return status_list.signed_list(
        listed.uri, values_of(listed), signer, places=listed.places, issued_at=moment
    )


def _is_young(uri: str, token: bytes, keys: Mapping[bytes, TrustedKey]) -> bool:
    """Less than half its time old, and its key still trusted."""
    try:
        return time.time() - status_list.opened(token, uri=uri, keys=keys).issued_at < TTL_S / 2
    except cose.Refused:
        return False
