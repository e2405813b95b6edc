"""Reading a scanned card and judging it, with no network. Not here: the lists themselves.

The reader brings what it trusts: keys by their kid, and a way to look up a card's status.
"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from hamrah.cards.rules import base45, cose
from hamrah.cards.rules.claim169 import Card, Status, card_of
from hamrah.cards.rules.leaf import LONGEST_LIFE_S, Leaf, leaf_of
from hamrah.ground.problem import Problem

LONGEST_TEXT = 4_000
LARGEST_INFLATED = 16_384
CLOCK_SLACK_S = 86_400


class Verdict(StrEnum):
    GENUINE = "genuine"
    RENEWAL_DUE = "renewal_due"
    PROVISIONAL = "provisional"
    LIST_OLD = "list_old"
    NEWER_THAN_LIST = "newer_than_list"
    CHECK_CLOCK = "check_clock"
    NOT_VALID = "not_valid"
    FORGED = "forged"
    UNKNOWN_ISSUER = "unknown_issuer"
    NOT_A_CARD = "not_a_card"


class Standing(NamedTuple):
    """What the lists answer of a card: None where they object to nothing, and the word for why they do."""

    verdict: Verdict | None = None
    why: str = ""


@dataclass(frozen=True)
class TrustedKey:
    """A key and what it may vouch for: cards of `issuer`, signed from `not_before` to `not_after`.

    `role`: cards, provisional (a device in the field), status (lists only). `distrusted_from`: it fell
    into other hands then (Unix seconds); what is dated later counts nothing.
    """

    issuer: str
    key: cose.PublicKey
    not_before: int = 0
    not_after: int = 1 << 40
    distrusted_from: int | None = None
    role: str = "cards"

    def may_sign_at(self, moment: int) -> bool:
        """Whether what it signed then (Unix seconds) counts."""
        is_its_time = self.not_before <= moment <= self.not_after
        return is_its_time and (self.distrusted_from is None or moment < self.distrusted_from)


@dataclass(frozen=True)
class Verified:
    """The signature holds and a trusted key made it. `verdict` still says how much that is worth."""

    card: Card
    verdict: Verdict
    kid: bytes
    why: str = ""


@dataclass(frozen=True)
class Refusal:
    """Nothing on this card may be believed. `why` is for the log and the tests, not for the holder."""

    verdict: Verdict
    why: str


# Of a card and its place, and since when that place has been given to somebody (Unix seconds).
StatusLookup = Callable[[Card, Status | None, int], Standing]


def read(
    text: str,
    *,
    keys: Mapping[bytes, TrustedKey],
    at: int,
    standing: StatusLookup | None = None,
    lists_made_at: int = 0,
) -> Verified | Refusal:
    """Judge the text of a QR code at the moment `at` (Unix seconds); never raises.

    Without `standing` the card's status is not looked at, and the verdict says nothing about it.
    `lists_made_at`: a clock that stands before this moment is wrong.
    """
    try:
        signed = cose.take_apart(_inflated(text))
    except (ValueError, zlib.error):
        return Refusal(Verdict.NOT_A_CARD, "malformed")
    try:
        trusted, leaf = _key_behind(signed, keys)
        cose.refuse_unless_signed(signed, trusted.key)
        card = _card_signed_with(trusted, signed.payload)
        if card is not None and leaf is not None:
            _refuse_beside(leaf, card)
    except cose.Refused as refused:
        return Refusal(_WORTH.get(refused.why, Verdict.FORGED), refused.why)
    if card is None:
        return Refusal(Verdict.NOT_A_CARD, "malformed")
    # A phone's place was given with its leaf: a list made since then knows it, however new the card is.
    since = card.issued_at if leaf is None else leaf.issued_at
    found = standing(card, card.status, since) if standing else Standing()
    verdict, why = _weighed(card, trusted, at, found, lists_made_at)
    return Verified(card, verdict, signed.kid, why)


_WORTH = {"unknown_key": Verdict.UNKNOWN_ISSUER, "malformed": Verdict.NOT_A_CARD}


def _key_behind(signed: cose.Signed, keys: Mapping[bytes, TrustedKey]) -> tuple[TrustedKey, Leaf | None]:
    """The trusted key of this name; else the phone's key for which a leaf of a trusted key speaks.

    Raises Refused.
    """
    trusted = keys.get(signed.kid)
    if trusted is not None:
        return trusted, None
    if signed.voucher is None:
        raise cose.Refused("unknown_key")
    return vouched_for(signed.voucher, keys)


def vouched_for(voucher: Any, keys: Mapping[bytes, TrustedKey]) -> tuple[TrustedKey, Leaf]:
    """The phone's key, trusted for what its leaf allows. Raises Refused."""
    signed = cose.parts_of(voucher)
    by = keys.get(signed.kid)
    if by is None:
        raise cose.Refused("unknown_key")
    cose.refuse_unless_signed(signed, by.key)
    if by.role != "cards":
        raise cose.Refused("key_role")
    leaf = leaf_of(cose.decode_one(signed.payload))
    if leaf.issuer != by.issuer:
        raise cose.Refused("other_issuer")
    # What a stolen key of the office signed since then speaks for nobody, at any moment.
    distrusted = None if by.may_sign_at(leaf.issued_at) else 0
    key = cose.public_key_of(leaf.key)
    phone = TrustedKey(by.issuer, key, leaf.issued_at, leaf.expires_at, distrusted, "provisional")
    return phone, leaf


def _refuse_beside(leaf: Leaf, card: Card) -> None:
    """A leaf makes one card: this number, this place, and not for long. Raises Refused."""
    if card.number != leaf.number:
        raise cose.Refused("other_number")
    if card.status != leaf.status:
        raise cose.Refused("other_place")
    if card.expires_at - card.issued_at > LONGEST_LIFE_S:
        raise cose.Refused("too_long")


def payload_of(text: str) -> Any:
    """The claims in a text of our own making, signature unlooked at: for printing what was signed."""
    return cose.decode_one(cose.take_apart(_inflated(text)).payload)


def phone_key_in(text: str) -> bytes | None:
    """The key of the phone that made the card, as the leaf in a text of our own making names it; None where
    the office signed."""
    voucher = cose.take_apart(_inflated(text)).voucher
    return None if voucher is None else leaf_of(cose.decode_one(cose.parts_of(voucher).payload)).key


def host_in(uri: str) -> str:
    """The host of an https address; empty for anything else."""
    return uri.removeprefix("https://").split("/")[0] if uri.startswith("https://") else ""


def _inflated(text: str) -> bytes:
    if len(text) > LONGEST_TEXT:
        raise ValueError("too long")
    return inflated(base45.decode(text), LARGEST_INFLATED)


def inflated(packed: bytes, most: int) -> bytes:
    """One whole zlib stream. Raises ValueError or zlib.error: above `most` bytes, cut off, with a tail."""
    inflater = zlib.decompressobj()
    raw = inflater.decompress(packed, most)
    if not inflater.eof or inflater.unused_data:
        raise ValueError("cut off, too large or with something behind it")
    return raw


def _card_signed_with(trusted: TrustedKey, payload: bytes) -> Card | None:
    """The card, if this key may vouch for one such as this. None: signed, but no card. Raises Refused."""
    if trusted.role == "status":
        raise cose.Refused("key_role")
    try:
        card = card_of(cose.decode_one(payload))
    except (ValueError, Problem):
        return None
    if card.issuer != trusted.issuer:
        raise cose.Refused("other_issuer")
    # Else a stolen key could borrow the place of somebody else's living card.
    if card.status is not None and host_in(card.status.uri) != card.issuer:
        raise cose.Refused("other_list")
    return card


def _weighed(
    card: Card, trusted: TrustedKey, at: int, found: Standing, lists_made_at: int
) -> tuple[Verdict, str]:
    """The gravest objection: a revoked card that has also expired is revoked."""
    newest = max(card.issued_at, lists_made_at)
    objections = (
        (found.verdict is Verdict.NOT_VALID, found),
        (not trusted.may_sign_at(card.issued_at), Standing(Verdict.NOT_VALID, "key_time")),
        (newest > at + CLOCK_SLACK_S, Standing(Verdict.CHECK_CLOCK, "clock")),
        (card.expires_at <= at, Standing(Verdict.RENEWAL_DUE, "expired")),
        (found.verdict is not None, found),
        (trusted.role == "provisional", Standing(Verdict.PROVISIONAL, "provisional")),
    )
    gravest = next((objection for holds, objection in objections if holds), Standing())
    return gravest.verdict or Verdict.GENUINE, gravest.why
