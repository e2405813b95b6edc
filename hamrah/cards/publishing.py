"""The network's files in the data folder: the trust list in force, what was seen, the bundle for verifiers.

Not here: what stands in them (drafting.py), the pages that serve them (network_views.py).
"""

import fcntl
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import cbor2
from django.conf import settings

from hamrah.cards.drafting import state_of_list, values_of
from hamrah.cards.keyring import key_that_signs, signer_of
from hamrah.cards.models import StatusList
from hamrah.cards.models.keys import STATUS
from hamrah.cards.rules import cose, status_list, trust_list
from hamrah.cards.rules.network import Network, Seen, believed, bundled, unbundled
from hamrah.cards.rules.reading import TrustedKey
from hamrah.cards.rules.status_list import TTL_S
from hamrah.cards.rules.trust_list import TrustList
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.here import organisations_here

TRUST, BUNDLE, TOKENS, OTHERS, PINNED = "trust.cbor", "network.cbor", "tokens.cbor", "others.cbor", "root"
LOOKED_AT_EVERY_S = 60
KEY_BYTES = 32

WHY: Mapping[str, object] = {
    "malformed": _("This file is damaged, or it is something else."),
    "other_root": _("Another root signed it than the one that is trusted here."),
    "signature": _("Its signature does not fit: somebody changed it."),
    "algorithm": _("It is signed in a way that does not fit the root's key."),
    "rolled_back": _("It is older than one that was seen here before."),
}


def publish(message: bytes, *, root: bytes | None = None) -> TrustList:
    """Put a signed trust list in force. `root` (raw public key) is pinned where none is yet.

    Raises `cards.no_root_pinned`, `cards.root_pinned_already`, `cards.list_refused`,
    `cards.trust_list_expired`, `cards.version_taken`.
    """
    with _locked():
        seen = _seen_or_pinned(root)
        try:
            trust, signed_by = trust_list.opened(message, roots=seen.roots, seen_version=seen.version)
        except cose.Refused as refused:
            raise refused_list(refused.why) from refused
        if trust.expires_at <= time.time():
            raise Problem("cards.trust_list_expired", _("This trust list has expired. Sign a new one."))
        if trust.version == seen.version and message != (_read(TRUST) or message):
            raise Problem(
                "cards.version_taken",
                _("Another list of version %(version)s is in force. Draft a new one."),
                version=trust.version,
            )
        _write(TRUST, message)
        roots = (signed_by,) if trust.next_root is None else (signed_by, trust.next_root)
        remember(Seen(roots, trust.version, seen.lists), pinned_root())
    refresh()
    return trust


def refused_list(why: str) -> Problem:
    """The refusal in words."""
    return Problem("cards.list_refused", _("The list is refused. %(why)s"), why=WHY[why])


def in_force() -> TrustList | None:
    """The trust list published here, past its time or not."""
    message = _read(TRUST)
    return None if message is None else trust_list.read(cose.take_apart(message).payload)


def is_published(kid: bytes) -> bool:
    """Whether the network's list names this key; yes where there is no list yet."""
    trust = in_force()
    return trust is None or any(key.kid == kid for _issuer, key in trust.each_key())


def pinned_root() -> bytes | None:
    """The root with which trust begins here: the setting, else the first one that was published."""
    said = settings.NETWORK_ROOT or (_read(PINNED) or b"").decode()
    return root_of(said) if said else None


def root_in_force() -> bytes | None:
    """The root that signed the list in force: where a verifier that comes today begins to trust."""
    return next(iter(seen(pinned_root()).roots), None)


def root_of(text: str) -> bytes:
    """A root's public key as people copy it (hexadecimal). Raises `cards.no_root_key`."""
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        raw = b""
    if len(raw) != KEY_BYTES:
        raise Problem(
            "cards.no_root_key",
            _("This is not a root's public key: it has 64 digits and letters from a to f."),
        )
    return raw


def no_root_pinned() -> Problem:
    """Nobody said yet where trust begins."""
    return Problem(
        "cards.no_root_pinned",
        _("Say once which root you trust: --root KEY, as `hamrah card trust-list root` told it."),
    )


def _seen_or_pinned(root: bytes | None) -> Seen:
    pinned = pinned_root()
    if pinned is None and root is None:
        raise no_root_pinned()
    if pinned is None and root is not None:
        _write(PINNED, root.hex().encode())
    elif root is not None and root not in (pinned, *seen(pinned).roots):
        raise Problem(
            "cards.root_pinned_already",
            _("Another root is trusted here. A root changes by a list that announces its next one."),
        )
    return seen(pinned or root)


def seen(root: bytes | None) -> Seen:
    """What was remembered of the network that this root began."""
    if root is None:
        return Seen(())
    kept = _read(_memory(root))
    if kept is None:
        return Seen((root,))
    said = json.loads(kept)
    return Seen(tuple(map(root_of, said["roots"])), said["version"], said["lists"])


def remember(found: Seen, root: bytes | None) -> None:
    """Keep it, so that nothing older is believed again."""
    if root is not None:
        said = {
            "roots": [one.hex() for one in found.roots],
            "version": found.version,
            "lists": found.lists,
        }
        _write(_memory(root), json.dumps(said).encode())


def _memory(root: bytes) -> str:
    return f"seen-{cose.key_id(cose.public_key_of(root)).hex()}.json"


def network_in(bundle: bytes, root: bytes) -> Network:
    """A bundle as far as it is believed here, and remembered from now on. Raises `cards.list_refused`."""
    with _locked():
        before = seen(root)
        try:
            network = believed(bundle, before)
        except cose.Refused as refused:
            raise refused_list(refused.why) from refused
        after = network.remembered(before)
        if after != before:
            remember(after, root)
    return network


def current_bundle(*, looked_at_every_s: int = LOOKED_AT_EVERY_S) -> bytes | None:
    """The file for verifiers; None before anything was published. Whether it is still true is looked at
    once a minute; while one process makes it anew, the others hand out the one before."""
    if _read(TRUST) is None:
        return None
    file = folder() / BUNDLE
    if not file.exists() or time.time() - file.stat().st_mtime >= looked_at_every_s:
        refresh(waits=not file.exists() or not looked_at_every_s)
    return _read(BUNDLE)


def refresh(*, waits: bool = True) -> None:
    """Sign anew each status list of this house that is not true or not young any more, and bundle all."""
    with _locked(waits=waits) as is_ours:
        message = _read(TRUST)
        if not is_ours or message is None:
            return
        keys = trust_list.read(cose.take_apart(message).payload).trusted()
        tokens = {**_kept(OTHERS), **_own_tokens(keys)}
        _write(BUNDLE, bundled(message, tokens))


def take_lists(bundle: bytes) -> int:
    """Status lists of the network's other installations out of their bundle; the newer one of each stays.

    Answers how many were taken. Raises `cards.list_refused`.
    """
    with _locked():
        trust, kept, taken = in_force(), _kept(OTHERS), 0
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
        _write(OTHERS, cbor2.dumps(kept))
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
    kept, now = _kept(TOKENS), dict[str, tuple[str, bytes]]()
    for organisation in organisations_here():
        with context.opened(organisation_id=organisation.id):
            for listed in StatusList.objects.order_by("id"):
                made = token_of(listed, kept.get(listed.uri), keys)
                now |= {} if made is None else {listed.uri: made}
    _write(TOKENS, cbor2.dumps(now))
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


def folder() -> Path:
    """Where the network's files are kept."""
    path = Path(settings.TRUST_FOLDER)
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def _read(name: str) -> bytes | None:
    try:
        return (folder() / name).read_bytes()
    except FileNotFoundError:
        return None


def _kept(name: str) -> dict[str, Any]:
    return cbor2.loads(_read(name) or b"\xa0")


def _write(name: str, content: bytes) -> None:
    """Whole or not at all, whoever reads at the same moment."""
    beside = folder() / f".{name}.{os.getpid()}"
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder() / name)


@contextmanager
def _locked(*, waits: bool = True) -> Iterator[bool]:
    """One process at a time changes these files; without waiting, False while another does."""
    with (folder() / "lock").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
