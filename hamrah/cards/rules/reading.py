"""Reading a scanned card and judging it, with no network. Not here: the lists themselves.

The reader brings what it trusts: keys by their kid, and a way to look up a card's status.
"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hamrah.cards.rules import base45, cose
from hamrah.cards.rules.claim169 import Card, Status, card_of
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


class Standing(StrEnum):
    """What a status list answers. Lost, withdrawn and revoked look alike: not valid."""

    VALID = "valid"
    NOT_VALID = "not_valid"
    LIST_OLD = "list_old"
    NEWER_THAN_LIST = "newer_than_list"


@dataclass(frozen=True)
class TrustedKey:
    """A key and what it may vouch for: cards of `issuer`, signed from `not_before` to `not_after`.

    `distrusted_from`: it fell into other hands then (Unix seconds); cards dated later count nothing.
    """

    issuer: str
    key: cose.PublicKey
    not_before: int = 0
    not_after: int = 1 << 40
    distrusted_from: int | None = None
    is_provisional: bool = False


@dataclass(frozen=True)
class Verified:
    """The signature holds and a trusted key made it. `verdict` still says how much that is worth."""

    card: Card
    verdict: Verdict
    kid: bytes


@dataclass(frozen=True)
class Refusal:
    """Nothing on this card may be believed. `why` is for the log and the tests, not for the holder."""

    verdict: Verdict
    why: str


StatusLookup = Callable[[Card, Status], Standing]


def read(
    text: str, *, keys: Mapping[bytes, TrustedKey], at: int, standing: StatusLookup | None = None
) -> Verified | Refusal:
    """Judge the text of a QR code at the moment `at` (Unix seconds); never raises.

    Without `standing` the card's status is not looked at, and the verdict says nothing about it.
    """
    try:
        signed = cose.take_apart(_inflated(text))
    except (ValueError, zlib.error) as wrong:
        return Refusal(Verdict.NOT_A_CARD, str(wrong))
    trusted = keys.get(signed.kid)
    if trusted is None:
        return Refusal(Verdict.UNKNOWN_ISSUER, "key id not trusted")
    if not cose.is_signed_by(signed, trusted.key):
        return Refusal(Verdict.FORGED, "signature")
    try:
        card = card_of(cose.decode_one(signed.payload))
    except (ValueError, Problem) as wrong:
        return Refusal(Verdict.NOT_A_CARD, f"signed, but {wrong}")
    if card.issuer != trusted.issuer:
        return Refusal(Verdict.FORGED, "signed by another issuer's key")
    return Verified(card, _verdict(card, trusted, at, standing), signed.kid)


def payload_of(text: str) -> Any:
    """The claims in a text of our own making, signature unlooked at: for printing what was signed."""
    return cose.decode_one(cose.take_apart(_inflated(text)).payload)


def _inflated(text: str) -> bytes:
    if len(text) > LONGEST_TEXT:
        raise ValueError("too long")
    inflater = zlib.decompressobj()
    raw = inflater.decompress(base45.decode(text), LARGEST_INFLATED)
    if not inflater.eof or inflater.unused_data:
        raise ValueError("cut off, too large or with something behind it")
    return raw


def _verdict(card: Card, trusted: TrustedKey, at: int, standing: StatusLookup | None) -> Verdict:
    """The gravest verdict first: a revoked card that has also expired is revoked."""
    found = standing(card, card.status) if standing and card.status else Standing.VALID
    if found is Standing.NOT_VALID or not _is_in_key_time(card, trusted):
        return Verdict.NOT_VALID
    if card.issued_at > at + CLOCK_SLACK_S:
        return Verdict.CHECK_CLOCK
    if card.expires_at <= at:
        return Verdict.RENEWAL_DUE
    if found is not Standing.VALID:
        return Verdict(found.value)
    return Verdict.PROVISIONAL if trusted.is_provisional else Verdict.GENUINE


def _is_in_key_time(card: Card, trusted: TrustedKey) -> bool:
    until = trusted.not_after if trusted.distrusted_from is None else trusted.distrusted_from - 1
    return trusted.not_before <= card.issued_at <= min(until, trusted.not_after)
