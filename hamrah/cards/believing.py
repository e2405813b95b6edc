"""Where trust begins in this house, and what it has seen of the network since: roots, versions, lists.

Not here: putting a list in force (publishing.py), what follows for a card (trust.py).
"""

import json
from collections.abc import Mapping

from django.conf import settings

from hamrah.cards.rules import cose, trust_list
from hamrah.cards.rules.network import Network, Seen, believed
from hamrah.cards.rules.trust_list import TrustList
from hamrah.cards.shelf import PINNED, TRUST, locked, read, write
from hamrah.ground.problem import Problem
from hamrah.ground.words import _

KEY_BYTES = 32

WHY: Mapping[str, object] = {
    "malformed": _("This file is damaged, or it is something else."),
    "other_root": _("Another root signed it than the one that is trusted here."),
    "signature": _("Its signature does not fit: somebody changed it."),
    "algorithm": _("It is signed in a way that does not fit the root's key."),
    "rolled_back": _("It is older than one that was seen here before."),
}


def refused_list(why: str) -> Problem:
    """The refusal in words."""
    return Problem("cards.list_refused", _("The list is refused. %(why)s"), why=WHY[why])


def in_force() -> TrustList | None:
    """The trust list published here, past its time or not."""
    message = read(TRUST)
    return None if message is None else trust_list.read(cose.take_apart(message).payload)


def is_published(kid: bytes) -> bool:
    """Whether the network's list names this key; yes where there is no list yet."""
    trust = in_force()
    return trust is None or any(key.kid == kid for _issuer, key in trust.each_key())


def pinned_root() -> bytes | None:
    """The root with which trust begins here: the setting, else the first one that was published."""
    said = settings.NETWORK_ROOT or (read(PINNED) or b"").decode()
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


def seen_or_pinned(root: bytes | None) -> Seen:
    """What was seen so far; `root` is pinned where none is yet. Raises `cards.no_root_pinned`,
    `cards.root_pinned_already`."""
    pinned = pinned_root()
    if pinned is None and root is None:
        raise no_root_pinned()
    if pinned is None and root is not None:
        write(PINNED, root.hex().encode())
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
    kept = read(_memory(root))
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
        write(_memory(root), json.dumps(said).encode())


def _memory(root: bytes) -> str:
    return f"seen-{cose.key_id(cose.public_key_of(root)).hex()}.json"


def network_in(bundle: bytes, root: bytes) -> Network:
    """A bundle as far as it is believed here, and remembered from now on. Raises `cards.list_refused`."""
    with locked():
        before = seen(root)
        try:
            network = believed(bundle, before)
        except cose.Refused as refused:
            raise refused_list(refused.why) from refused
        after = network.remembered(before)
        if after != before:
            remember(after, root)
    return network
