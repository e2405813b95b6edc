"""`hamrah card trust-list root|sign`: what the keeper of the root does, on a machine without a database.

Not here: drafting and publishing (commands/trusting.py).
"""

import getpass
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from hamrah.cards.roots import open_root, write_root
from hamrah.cards.rules import cose, trust_list
from hamrah.cards.rules.trust_list import TrustList
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out

DAY_S = 86_400


def offline_commands(data_folder: Callable[[], Path]) -> tuple[Command, ...]:
    """Both commands; `data_folder()` is where no root may lie."""

    def root(arguments: Namespace, out: Out) -> None:
        passphrase = None if arguments.demo else _new_passphrase()
        public = write_root(arguments.out, passphrase=passphrase, data_folder=data_folder())
        answer = {"file": str(arguments.out), "root": public.hex(), "demo": arguments.demo}
        kept = "It is the demo's, open to all." if arguments.demo else "Keep file and passphrase apart."
        out.answer(answer, [f"Wrote {arguments.out}. {kept}", f"Its public key: {answer['root']}"])

    return (
        Command(
            "card trust-list root",
            "Make the network's offline root, under a passphrase.",
            "hamrah card trust-list root --out /media/stick/root.json",
            _root_arguments,
            root,
        ),
        Command(
            "card trust-list sign",
            "Show what a draft would make the network trust, and sign it with the root.",
            "hamrah card trust-list sign draft.cbor --root /media/stick/root.json --out trust.cbor",
            _sign_arguments,
            _sign,
        ),
    )


def _root_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="a new file, on a stick")
    parser.add_argument("--demo", action="store_true", help="no passphrase; every list it signs says demo")


def _sign_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("draft", type=Path, metavar="DRAFT")
    parser.add_argument("--root", type=Path, required=True, metavar="FILE")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--before", type=Path, metavar="FILE", help="the list in force, to show what changes")


def _sign(arguments: Namespace, out: Out) -> None:
    draft = _read(arguments.draft, trust_list.read)
    before = arguments.before and _read(arguments.before, _signed_before)
    if before is not None and draft.version <= before.version:
        raise Problem(
            "cards.draft_older",
            "The draft is version %(version)s; version %(before)s is signed already.",
            version=draft.version,
            before=before.version,
        )
    trust = _dated(draft)
    for line in words_of(trust, before):
        out.say(line)
    signer, is_demo = open_root(arguments.root, _passphrase)
    signed = trust_list.signed(replace(trust, is_demo=is_demo or trust.is_demo), signer)
    arguments.out.write_bytes(signed)
    out.answer(
        {"file": str(arguments.out), "version": trust.version, "expires_at": trust.expires_at},
        f"Signed version {trust.version}: {arguments.out}. Next: hamrah card trust-list publish",
    )


def _dated(draft: TrustList) -> TrustList:
    """From now on, for as long as the draft says. Raises `cards.clock_behind`."""
    now = int(time.time())
    if now < draft.issued_at - DAY_S:
        raise Problem("cards.clock_behind", "The draft is of a later day: this machine's clock is behind.")
    return replace(draft, issued_at=now, expires_at=now + draft.expires_at - draft.issued_at)


def words_of(trust: TrustList, before: TrustList | None) -> Iterator[str]:
    """What is about to be signed, line by line, so that the keeper can say no."""
    first, last = trust_list.day(trust.issued_at), trust_list.day(trust.expires_at)
    yield f"Version {trust.version}, from {first} to {last}."
    if trust.is_demo:
        yield "A DEMO: every verifier will say that this network is invented."
    if trust.next_root is not None:
        yield f"The next root will be {trust.next_root.hex()}."
    for issuer in trust.issuers:
        yield f"{issuer.host}: {issuer.name} {issuer.name_local} {issuer.phone}"
        for key in issuer.keys:
            yield f"  {trust_list.key_line(issuer.host, key)}"
    if before is not None:
        changes = trust_list.changes(before, trust)
        yield f"Against version {before.version}:" + ("" if any(changes.values()) else " nothing changes.")
        yield from (f"  {what}: {line}" for what, lines in changes.items() for line in lines)


def _read(file: Path, read: Callable[[bytes], TrustList]) -> TrustList:
    """Raises `cards.no_trust_list`."""
    try:
        return read(file.read_bytes())
    except (OSError, cose.Refused) as wrong:
        raise Problem(
            "cards.no_trust_list", "%(file)s is not a trust list, or it is damaged.", file=str(file)
        ) from wrong


def _signed_before(message: bytes) -> TrustList:
    return trust_list.read(cose.take_apart(message).payload)


def _new_passphrase() -> str:
    first = _passphrase()
    if sys.stdin.isatty() and getpass.getpass("Once more: ") != first:
        raise Problem("cards.passphrases_differ", "The two passphrases differ. Nothing was written.")
    return first


def _passphrase() -> str:
    """Typed unseen, or the first line of what is piped in."""
    if sys.stdin.isatty():
        return getpass.getpass("Passphrase of the root: ")
    return sys.stdin.readline().rstrip("\n")
