"""`hamrah card verify` and the network's files: draft, publish, status list, bundle.

Not here: the root's own commands (offline.py), judging (rules/reading.py).
"""

import json
import time
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path
from typing import Any

from hamrah.access.actor import actor_named
from hamrah.cards import believing, bundling, publishing
from hamrah.cards.drafting import drafted
from hamrah.cards.models import StatusList
from hamrah.cards.published import next_version
from hamrah.cards.rules import cose, trust_list
from hamrah.cards.rules.network import Network
from hamrah.cards.rules.reading import Refusal, Verdict, Verified, read
from hamrah.cards.trust import keys_handed_in, trust_of_this_house
from hamrah.ground import context
from hamrah.ground.day import INDIA
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.ground.words import _


def _draft_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--with", dest="others", type=Path, nargs="+", default=[], metavar="DRAFT",
        help="drafts of the network's other installations",
    )  # fmt: skip
    parser.add_argument(
        "--next-root", metavar="KEY", help="public key of the root that will sign later lists"
    )


def _draft(arguments: Namespace, out: Out) -> None:
    trust = drafted(
        version=next_version(),
        others=[_draft_in(file) for file in arguments.others],
        next_root=believing.root_of(arguments.next_root) if arguments.next_root else None,
    )
    arguments.out.write_bytes(trust_list.said(trust))
    hosts = [issuer.host for issuer in trust.issuers]
    out.answer(
        {"file": str(arguments.out), "version": trust.version, "issuers": hosts},
        f"Wrote {arguments.out}: version {trust.version}, {len(hosts)} issuers. Next, where the root is:"
        " hamrah card trust-list sign",
    )


def _draft_in(file: Path) -> trust_list.TrustList:
    try:
        return trust_list.read(_content(file))
    except cose.Refused as refused:
        raise believing.refused_list(refused.why) from refused


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise Problem("cards.no_such_file", _("There is no file %(file)s."), file=str(file)) from None


def _publish_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the signed list")
    parser.add_argument("--root", metavar="KEY", help="the first time: the public key of the root to trust")


def _publish(arguments: Namespace, out: Out) -> None:
    root = believing.root_of(arguments.root) if arguments.root else None
    trust = publishing.publish(_content(arguments.file), root=root)
    out.answer(
        {"version": trust.version, "issuers": [issuer.host for issuer in trust.issuers]},
        f"Version {trust.version} is in force. Verifiers fetch it from /verify/network.cbor",
    )


def _status_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="a second list: FILE-2, ...")
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--as", dest="user", required=True, metavar="USER")


def _status_list(arguments: Namespace, out: Out) -> None:
    """Each list of the organisation as a signed token of its own."""
    actor = actor_named(arguments.user, code=arguments.org)
    if not actor.may("cards.see"):
        raise Problem("verb.not_allowed", _("You may not do this. Ask your coordinator."))
    files = {}
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        for at, listed in enumerate(StatusList.objects.order_by("made_at", "id"), start=1):
            file = arguments.out.with_stem(f"{arguments.out.stem}-{at}") if at > 1 else arguments.out
            file.write_bytes(bundling.signed_now(listed))
            files[str(file)] = listed.uri
    if not files:
        raise Problem("cards.no_status_list", _("There is no list yet: no card was signed."))
    out.answer({"files": files}, [f"{uri}  {file}" for file, uri in files.items()])


def _bundle_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--with", dest="others", type=Path, nargs="+", default=[], metavar="BUNDLE",
        help="bundles of the network's other installations, whose lists are taken in",
    )  # fmt: skip


def _bundle(arguments: Namespace, out: Out) -> None:
    taken = sum(bundling.take_lists(_content(file)) for file in arguments.others)
    whole = bundling.current_bundle(looked_at_every_s=0)
    if whole is None:
        raise _nothing_published()
    arguments.out.write_bytes(whole)
    answer = {"file": str(arguments.out), "bytes": len(whole), "taken": taken}
    out.answer(answer, f"Wrote {arguments.out}, {len(whole):,} bytes; {taken} lists of others taken in.")


def _nothing_published() -> Problem:
    return Problem(
        "cards.nothing_published", _("No trust list is in force here: hamrah card trust-list publish")
    )


def _verify_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="the text of the QR code, or - for standard input")
    parser.add_argument(
        "--bundle", type=Path, metavar="FILE", help="the network's file, else what is published"
    )
    parser.add_argument("--root", metavar="KEY", help="with --bundle: the public key of the root to trust")
    parser.add_argument(
        "--at", type=_moment, metavar="MOMENT", help="2027-03-09T14:30 in India, or Unix seconds"
    )
    parser.add_argument("--jwk", type=Path, help="the issuer's public key instead of any list")
    parser.add_argument("--issuer", help="the host name that the key vouches for, with --jwk")


def _moment(text: str) -> int:
    if text.isdecimal():
        return int(text)
    said = datetime.fromisoformat(text)
    return int((said if said.tzinfo else said.replace(tzinfo=INDIA)).timestamp())


def _verify(arguments: Namespace, out: Out) -> int:
    text = (input() if arguments.text == "-" else arguments.text).strip()
    found = _judged(text, arguments, at=arguments.at or int(time.time()))
    answer: dict[str, Any] = {"verdict": found.verdict, "why": found.why}
    counts = isinstance(found, Verified) and found.verdict is not Verdict.NOT_VALID
    if isinstance(found, Verified):
        answer["issuer"] = found.card.issuer
    if isinstance(found, Verified) and counts:
        card = found.card
        answer |= {"number": card.number, "name": card.name, "native_name": card.native_name}
        answer |= {"issued_at": card.issued_at, "expires_at": card.expires_at}
    out.answer(answer, " ".join(f"{name}: {value}" for name, value in answer.items() if value))
    return 0 if counts else 1


def _judged(text: str, arguments: Namespace, *, at: int) -> Verified | Refusal:
    if arguments.jwk:
        jwk = json.loads(_content(arguments.jwk))
        return read(text, keys=keys_handed_in(jwk, arguments.issuer or ""), at=at)
    if arguments.bundle or believing.in_force():
        return _network(arguments).judge(text, at=at)
    # Nothing is published here: the house's own keys and rows.
    trust = trust_of_this_house()
    return read(text, keys=trust.keys, at=at, standing=trust.standing)


def _network(arguments: Namespace) -> Network:
    root = believing.root_of(arguments.root) if arguments.root else believing.pinned_root()
    if arguments.bundle:
        whole = _content(arguments.bundle)
    else:
        whole = bundling.current_bundle(looked_at_every_s=0) or b""
    if root is None:
        raise believing.no_root_pinned()
    return believing.network_in(whole, root)


TRUSTING = (
    Command(
        "card trust-list draft",
        "Write down every issuer and key of this installation, for the root to sign.",
        "hamrah card trust-list draft --out draft.cbor",
        _draft_arguments,
        _draft,
    ),
    Command(
        "card trust-list publish",
        "Put a signed trust list in force: verifiers fetch it with the status lists.",
        "hamrah card trust-list publish trust.cbor",
        _publish_arguments,
        _publish,
    ),
    Command(
        "card status-list",
        "Write the signed list that says which cards of an organisation still count.",
        "hamrah card status-list --out lists.cwt --org PAG --as ela",
        _status_arguments,
        _status_list,
    ),
    Command(
        "card bundle",
        "Write the one file with which a verifier needs no network.",
        "hamrah card bundle --out network.cbor",
        _bundle_arguments,
        _bundle,
    ),
    Command(
        "card verify",
        "Check the text of a card's code with no network.",
        "hamrah card verify - < code.txt",
        _verify_arguments,
        _verify,
    ),
)
