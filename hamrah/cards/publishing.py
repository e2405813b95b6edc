"""A trust list that the root signed is put in force. Not here: drafting one (drafting.py), believing it."""

import time

from hamrah.cards.believing import pinned_root, refused_list, remember, seen_or_pinned
from hamrah.cards.bundling import refresh
from hamrah.cards.rules import cose, trust_list
from hamrah.cards.rules.network import Seen
from hamrah.cards.rules.trust_list import TrustList
from hamrah.cards.shelf import TRUST, locked, read, write
from hamrah.ground.problem import Problem
from hamrah.ground.words import _


def publish(message: bytes, *, root: bytes | None = None) -> TrustList:
    """Put a signed trust list in force. `root` (raw public key) is pinned where none is yet.

    Raises `cards.no_root_pinned`, `cards.root_pinned_already`, `cards.list_refused`,
    `cards.trust_list_expired`, `cards.version_taken`.
    """
    with locked():
        seen = seen_or_pinned(root)
        try:
            trust, signed_by = trust_list.opened(message, roots=seen.roots, seen_version=seen.version)
        except cose.Refused as refused:
            raise refused_list(refused.why) from refused
        if trust.expires_at <= time.time():
            raise Problem("cards.trust_list_expired", _("This trust list has expired. Sign a new one."))
        if trust.version == seen.version and message != (read(TRUST) or message):
            raise Problem(
                "cards.version_taken",
                _("Another list of version %(version)s is in force. Draft a new one."),
                version=trust.version,
            )
        write(TRUST, message)
        roots = (signed_by,) if trust.next_root is None else (signed_by, trust.next_root)
        remember(Seen(roots, trust.version, seen.lists), pinned_root())
    refresh()
    return trust
