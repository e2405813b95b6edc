"""Writes vectors/cards.json: cards and bundles that our Python and our JavaScript must judge alike.

Every key, number and moment is fixed, so the file is the same whoever makes it: `python -m` this module.
Not here: the judges, the network that the cards belong to (network_cast.py).
"""

import argparse
import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cbor2

from hamrah.cards.rules import base45, cose, deflate, status_list
from hamrah.cards.rules.claim169 import Status, claims
from hamrah.cards.rules.reading import Verdict
from hamrah.cards.tests.network_cast import (
    BEYOND,
    CARDS,
    CARDS_BEFORE,
    CARDS_STOLEN,
    DAY,
    DEVICE,
    GOOD,
    ISSUED,
    LEASED,
    LISTED,
    LOST,
    MADE,
    NEVER_GIVEN,
    NEXT_ROOT,
    NOW,
    OLD_DEVICE,
    OUR_HOST,
    OURS,
    REVOKED,
    ROOT,
    STATUS,
    THEIR_CARDS,
    THEIR_HOST,
    THEIRS,
    UNKNOWN,
    YEAR,
    bundles,
    card,
    code_of,
    es256,
    leaf,
    number,
    provisional,
    signed_by,
    signer,
    under,
)

FILE = Path(__file__).parent / "vectors" / "cards.json"


@dataclass(frozen=True)
class Case:
    """A code, met at a moment with a bundle and memories; what must be said of it. A `verdict` of None:
    the bundle itself is refused, and what was accepted before stays in force."""

    name: str
    text: str
    verdict: Verdict | None = Verdict.GENUINE
    why: str = ""
    at: int = NOW
    bundle: str = "today"
    version: int = 0
    lists: Mapping[str, int] = field(default_factory=dict)
    roots: tuple[bytes, ...] = ()


KID = signer(CARDS).kid
FORGED, NOT_VALID, NOT_A_CARD = Verdict.FORGED, Verdict.NOT_VALID, Verdict.NOT_A_CARD
OLD, CLOCK = Verdict.LIST_OLD, Verdict.CHECK_CLOCK


def genuine() -> list[Case]:
    message = cose.sign(cbor2.dumps(claims(card())), signer(CARDS))
    inside = cbor2.loads(message)
    everything = card(gender=2, relation="W/o Ramesh", home="Gogunda, Udaipur", trade="Mason")
    theirs = card(issuer=THEIR_HOST, status=Status(GOOD, THEIRS))
    kid_outside = under({1: -8}, CARDS.sign, outside={4: KID})
    return [
        Case("genuine", code_of(message)),
        Case("every line chosen", signed_by(CARDS, everything)),
        Case("a Latin name alone", signed_by(CARDS, card(native_name=None, language=None))),
        Case("of another issuer of the network", signed_by(THEIR_CARDS, theirs)),
        Case("within the CWT tag", code_of(cbor2.dumps(cbor2.CBORTag(61, inside)))),
        Case("Ed25519 under its newer name", code_of(under({1: -19, 4: KID}, CARDS.sign))),
        Case("key id outside the protected header", code_of(kid_outside)),
        Case("signed before its key was retired", signed_by(CARDS_BEFORE)),
        Case("signed before its key was stolen", signed_by(CARDS_STOLEN, card(issued_at=ISSUED - 1))),
        Case("version seen before", code_of(message), version=7, lists={OURS: LISTED, THEIRS: LISTED}),
    ]


def amber() -> list[Case]:
    text, device = signed_by(CARDS), cose.key_id(DEVICE.public_key())
    new = Verdict.NEWER_THAN_LIST
    return [
        Case("provisional", code_of(under({1: -7, 4: device}, es256)), Verdict.PROVISIONAL, "provisional"),
        Case(
            "provisional, newer name",
            code_of(under({1: -9, 4: device}, es256)),
            Verdict.PROVISIONAL,
            "provisional",
        ),
        Case("expired", text, Verdict.RENEWAL_DUE, "expired", at=ISSUED + 2 * YEAR),
        Case("a second before it expires, list old", text, OLD, "list_old", at=ISSUED + 2 * YEAR - 1),
        Case("newer than the list", signed_by(CARDS, card(issued_at=LISTED + 1)), new, "newer_than_list"),
        Case(
            "newer than the list, place still free",
            signed_by(CARDS, card(NEVER_GIVEN, issued_at=LISTED + 1)),
            new,
            "newer_than_list",
        ),
        Case("as old as the list", signed_by(CARDS, card(issued_at=LISTED))),
        Case("list a second before its time", text, at=LISTED + status_list.TTL_S - 1),
        Case("list old", text, OLD, "list_old", at=LISTED + status_list.TTL_S),
        Case("list newer, trust list in its time", text, at=LISTED + DAY, bundle="list_newer"),
        Case("trust list expired", text, OLD, "list_old", at=LISTED + 2 * DAY, bundle="trust_expiring"),
        Case("no list", text, OLD, "list_missing", bundle="no_lists"),
        Case("no place on any list", signed_by(CARDS, card(status=None)), OLD, "no_status"),
        Case("list rolled back", text, OLD, "rolled_back", lists={OURS: LISTED + 1}),
        Case("list of another issuer's key", text, OLD, "other_issuer", bundle="list_of_others"),
        Case("list signed by a key for cards", text, OLD, "key_role", bundle="list_by_card_key"),
        Case("list of an unknown key", text, OLD, "unknown_key", bundle="list_by_unknown"),
        Case("list of a stolen key", text, OLD, "key_time", bundle="list_by_stolen"),
        Case("list with a spoilt signature", text, OLD, "signature", bundle="list_spoilt"),
        Case("list of another address", text, OLD, "malformed", bundle="list_elsewhere"),
        Case("a message that does not say it is a list", text, OLD, "malformed", bundle="list_untyped"),
        Case("clock two years behind", text, CLOCK, "clock", at=NOW - 2 * YEAR),
        Case("clock two years ahead", text, Verdict.RENEWAL_DUE, "expired", at=NOW + 2 * YEAR),
        Case("clock behind the lists, ahead of the card", text, CLOCK, "clock", at=ISSUED + DAY),
        Case("clock a day behind", text, at=LISTED - DAY),
        Case("clock more than a day behind", text, CLOCK, "clock", at=LISTED - DAY - 1),
    ]


def not_valid() -> list[Case]:
    before, after = MADE - 1, MADE + 2 * YEAR + 1
    device = signed_by(OLD_DEVICE)
    return [
        Case("revoked", signed_by(CARDS, card(REVOKED)), NOT_VALID, "revoked"),
        Case("revoked and expired", signed_by(CARDS, card(REVOKED)), NOT_VALID, "revoked", at=NOW + 3 * YEAR),
        Case("revoked, list old", signed_by(CARDS, card(REVOKED)), NOT_VALID, "revoked", at=NOW + 30 * DAY),
        Case("suspended", signed_by(CARDS, card(LOST)), NOT_VALID, "suspended"),
        Case("a place nobody was given", signed_by(CARDS, card(NEVER_GIVEN)), NOT_VALID, "revoked"),
        Case("a place beyond the list", signed_by(CARDS, card(BEYOND)), NOT_VALID, "unallocated"),
        Case("the first place beyond", signed_by(CARDS, card(1 << 17)), NOT_VALID, "unallocated"),
        Case("the last place of the list", signed_by(CARDS, card((1 << 17) - 1)), NOT_VALID, "revoked"),
        Case(
            "signed before its key was made", signed_by(CARDS, card(issued_at=before)), NOT_VALID, "key_time"
        ),
        Case(
            "signed after its key's time",
            signed_by(CARDS, card(issued_at=after, expires_at=after + DAY)),
            NOT_VALID,
            "key_time",
            at=after,
        ),
        Case(
            "signed after its key was retired",
            signed_by(CARDS_BEFORE, card(issued_at=ISSUED + 1)),
            NOT_VALID,
            "key_time",
        ),
        Case("signed once its key was stolen", signed_by(CARDS_STOLEN), NOT_VALID, "key_time"),
        Case("signed by a device whose time was over", device, NOT_VALID, "key_time"),
    ]


def of_a_phone() -> list[Case]:
    """Cards that a phone made of its leaves, and what a thief of the phone or of a key might try."""
    amber, why = Verdict.PROVISIONAL, "provisional"
    fresh = {"issued_at": LISTED + 100, "expires_at": LISTED + 80 * DAY}
    late = LEASED + 91 * DAY
    gone = leaf(status=Status(REVOKED, OURS))
    return [
        Case("made of a leaf", provisional(), amber, why),
        Case("newer than the list, its leaf is not", provisional(**fresh), amber, why),
        Case(
            "its leaf newer than the list",
            provisional(leaf(issued_at=LISTED + 1), **fresh),
            Verdict.NEWER_THAN_LIST,
            "newer_than_list",
        ),
        Case(
            "phone stolen, card made since", provisional(gone, index=REVOKED, **fresh), NOT_VALID, "revoked"
        ),
        Case("its time over", provisional(), Verdict.RENEWAL_DUE, "expired", at=LEASED + 80 * DAY),
        Case("list old, made of a leaf", provisional(), OLD, "list_old", at=LISTED + status_list.TTL_S),
        Case(
            "dated before its leaf",
            provisional(issued_at=LEASED - 1, expires_at=LEASED + DAY),
            NOT_VALID,
            "key_time",
        ),
        Case(
            "dated after its leaf's time",
            provisional(issued_at=late, expires_at=late + DAY),
            NOT_VALID,
            "key_time",
            at=late,
        ),
        Case("phone's clock ahead", provisional(issued_at=NOW + 2 * DAY), CLOCK, "clock"),
        Case("leaf of a stolen key", provisional(leaf(CARDS_STOLEN)), NOT_VALID, "key_time"),
        Case(
            "leaf of a key that was not stolen yet",
            provisional(leaf(CARDS_STOLEN, issued_at=ISSUED - 1, expires_at=NOW)),
            amber,
            why,
        ),
        Case("leaf of a key retired before", provisional(leaf(CARDS_BEFORE)), NOT_VALID, "key_time"),
    ]


def of_a_thief() -> list[Case]:
    """What somebody with a stolen phone, leaf or key might try."""
    others = leaf(THEIR_CARDS, issuer=THEIR_HOST, status=Status(GOOD, THEIRS))
    spoilt = leaf()[:-1] + bytes([leaf()[-1] ^ 1])
    return [
        Case(
            "another number than its leaf's", provisional(number=number("23456789")), FORGED, "other_number"
        ),
        Case("another place than its leaf's", provisional(index=REVOKED), FORGED, "other_place"),
        Case("no place, its leaf has one", provisional(status=None), FORGED, "other_place"),
        Case(
            "a life of 91 days",
            provisional(expires_at=LEASED + 92 * DAY),
            FORGED,
            "too_long",
        ),
        Case("another key than its leaf's", provisional(key=DEVICE), FORGED, "signature"),
        Case("its leaf changed", provisional(spoilt), FORGED, "signature"),
        Case("its leaf of another issuer", provisional(others), FORGED, "other_issuer"),
        Case("its leaf for another issuer", provisional(leaf(THEIR_CARDS)), FORGED, "other_issuer"),
        Case("its leaf by the key for lists", provisional(leaf(STATUS)), FORGED, "key_role"),
        Case("its leaf by an unknown key", provisional(leaf(UNKNOWN)), Verdict.UNKNOWN_ISSUER, "unknown_key"),
        Case("a card in the place of its leaf", provisional(a_card()), NOT_A_CARD, "malformed"),
        Case("its leaf no message", provisional(cbor2.dumps("leaf")), NOT_A_CARD, "malformed"),
        Case(
            "its leaf good for a year",
            provisional(leaf(expires_at=LEASED + YEAR)),
            NOT_A_CARD,
            "malformed",
        ),
        Case("a leaf beside a known key", code_of(under({1: -8, 4: KID}, CARDS.sign, outside={13: 0}))),
    ]


def a_card() -> bytes:
    return cose.sign(cbor2.dumps(claims(card())), signer(CARDS))


def forged() -> list[Case]:
    good = cose.sign(cbor2.dumps(claims(card())), signer(CARDS))
    device = cose.key_id(DEVICE.public_key())
    thief = cose.Signer(UNKNOWN, KID)
    borrowed = card(status=Status(GOOD, THEIRS))
    return [
        Case("a name changed", code_of(good.replace(b"Sita", b"Gita")), FORGED, "signature"),
        Case("the signature changed", code_of(good[:-1] + bytes([good[-1] ^ 1])), FORGED, "signature"),
        Case(
            "another key under a known name",
            code_of(cose.sign(cbor2.dumps(claims(card())), thief)),
            FORGED,
            "signature",
        ),
        Case(
            "the key id of another issuer",
            code_of(under({1: -8, 4: signer(THEIR_CARDS).kid}, CARDS.sign)),
            FORGED,
            "signature",
        ),
        Case(
            "a short signature",
            code_of(under({1: -8, 4: KID}, lambda message: CARDS.sign(message)[:63])),
            FORGED,
            "signature",
        ),
        Case("signed by another issuer", signed_by(THEIR_CARDS), FORGED, "other_issuer"),
        Case("another issuer's list", signed_by(CARDS, borrowed), FORGED, "other_list"),
        Case("signed with the key for lists", signed_by(STATUS), FORGED, "key_role"),
        Case("ES256 named, an Ed25519 key", code_of(under({1: -7, 4: KID}, CARDS.sign)), FORGED, "algorithm"),
        Case("EdDSA named, a P-256 key", code_of(under({1: -8, 4: device}, es256)), FORGED, "algorithm"),
        Case("HMAC named", code_of(under({1: 5, 4: KID}, CARDS.sign)), FORGED, "algorithm"),
        Case("no algorithm that exists", code_of(under({1: 0, 4: KID}, CARDS.sign)), FORGED, "algorithm"),
        Case("an unknown key", signed_by(UNKNOWN), Verdict.UNKNOWN_ISSUER, "unknown_key"),
    ]


def no_card() -> list[Case]:
    good = cose.sign(cbor2.dumps(claims(card())), signer(CARDS))
    inside = cbor2.loads(good).value
    said = claims(card())

    def signed(payload: Any) -> str:
        return code_of(cose.sign(cbor2.dumps(payload), signer(CARDS)))

    texts = {
        "nothing": "",
        "a word": "HELLO",
        "small letters": "hello world",
        "a link": "https://id.sahyog.example/verify",
        "a health certificate's prefix": "HC1:" + code_of(good),
        "a blank behind": code_of(good) + " ",
        "cut": code_of(good)[:-30],
        "cut by one": code_of(good)[:-1],
        "too long": "0" * 4_001,
        "bytes behind the stream": base45.encode(deflate.compress(good) + b"x"),
        "bytes behind the message": code_of(good + b"\0"),
        "a zip bomb": code_of(bytes(100_000)),
        "no zlib stream": base45.encode(good),
        "algorithm missing": code_of(under({4: KID}, CARDS.sign)),
        "algorithm outside the protected header": code_of(under({4: KID}, CARDS.sign, outside={1: -8})),
        "algorithm a word": code_of(under({1: "EdDSA", 4: KID}, CARDS.sign)),
        "key id missing": code_of(under({1: -8}, CARDS.sign)),
        "key id a word": code_of(under({1: -8, 4: "key"}, CARDS.sign)),
        "no tag": code_of(cbor2.dumps(inside)),
        "the tag of encryption": code_of(cbor2.dumps(cbor2.CBORTag(16, inside))),
        "three parts": code_of(cbor2.dumps(cbor2.CBORTag(18, inside[:3]))),
        "signed, but a list": signed([]),
        "signed, but no claim 169": signed({1: OUR_HOST}),
        "signed, but times as fractions": signed(said | {4: float(ISSUED + YEAR)}),
        "signed, but a life of six years": signed(said | {4: ISSUED + 6 * YEAR}),
        "signed, but a phone for a name": signed(said | {169: said[169] | {4: "Sita 9829012345"}}),
        "signed, but a mistyped number": signed(said | {169: said[169] | {1: "AJ-ABCD-EFGH-0"}}),
        "signed, but a face of another kind": signed(said | {169: said[169] | {16: b"RIFF....WEBP", 17: 1}}),
        "signed, but no place on a list": signed(said | {65535: {"other": 1}}),
    }
    return [Case(name, text, NOT_A_CARD, "malformed") for name, text in texts.items()]


def of_the_bundle() -> list[Case]:
    text = signed_by(CARDS)
    new, old = (cose.public_bytes(root.public_key()) for root in (NEXT_ROOT, ROOT))
    return [
        Case("trust list rolled back", text, None, "rolled_back", version=8),
        Case("another root", text, None, "other_root", bundle="other_root"),
        Case("another root under the root's name", text, None, "signature", bundle="impostor"),
        Case("a message that does not say it is a trust list", text, None, "malformed", bundle="untyped"),
        Case("a trust list that says nothing", text, None, "malformed", bundle="no_trust"),
        Case("a bundle cut off", text, None, "malformed", bundle="cut"),
        Case("a bundle of another format", text, None, "malformed", bundle="other_format"),
        Case(
            "signed by the next root before it was announced", text, None, "other_root", bundle="by_next_root"
        ),
        Case("signed by the announced next root", text, bundle="by_next_root", version=7, roots=(old, new)),
        Case("the old root after the next one took over", text, None, "other_root", version=8, roots=(new,)),
    ]


def everything() -> dict[str, Any]:
    """The file's content."""
    cases = [
        *genuine(),
        *amber(),
        *not_valid(),
        *of_a_phone(),
        *of_a_thief(),
        *forged(),
        *no_card(),
        *of_the_bundle(),
    ]
    return {
        "root": _text(cose.public_bytes(ROOT.public_key())),
        "bundles": {name: _text(whole) for name, whole in bundles().items()},
        "cards": [_said(case) for case in cases],
    }


def _said(case: Case) -> dict[str, Any]:
    seen: dict[str, Any] = {"version": case.version, "lists": dict(case.lists)}
    if case.roots:
        seen["roots"] = [_text(root) for root in case.roots]
    return {
        "name": case.name,
        "text": case.text,
        "at": case.at,
        "bundle": case.bundle,
        "seen": seen,
        "verdict": case.verdict,
        "why": case.why,
    }


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def written() -> str:
    return json.dumps(everything(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    argparse.ArgumentParser(
        prog="python -m hamrah.cards.tests.make_vectors", description=__doc__
    ).parse_args()
    FILE.write_text(written(), encoding="utf-8")
