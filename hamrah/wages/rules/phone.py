"""What a worker shows from her own phone: months and money, signed by the phone's key. Pure.

Text "HZ1:" + Base45 of 64 bytes of ECDSA P-256 signature (r, s) and the deflated JSON it is over:
  k the phone's public key (base64, 65 bytes), t when it was shown (seconds since 1970),
  w for whom, o as what, m {"2026-11": "PPHA-R2..."} as in typed.py,
  l {"2026-11": "00301..."} how many days after each day it was entered (base 36; "z" 35 or more),
  x [["2026-11-03", "advance", paise], ...].
Nothing in it says who she is. Its maker: static/wages/hazri/shown.js.
"""

import base64
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from hamrah.cards.rules import base45
from hamrah.wages.rules.marks import Mark
from hamrah.wages.rules.money import KINDS
from hamrah.wages.rules.typed import Unreadable, read

PREFIX = "HZ1:"
LONGEST_TEXT, LONGEST_SAID = 5_000, 60_000
_SIGNATURE, _KEY = 64, 65
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
LONGEST_WORDS, MOST_MONTHS, MOST_MONEY = 120, 36, 200


class Unfit(ValueError):
    """Not what a worker's phone shows. `why`: "not_ours", "broken", "signature"."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class Shown:
    """What the phone says. `lags`: day -> after how many days it was entered, as the phone counted."""

    key: bytes
    shown_at: datetime
    for_whom: str
    trade: str
    marks: tuple[tuple[date, Mark], ...]
    lags: tuple[tuple[date, int], ...]
    money: tuple[tuple[date, str, int], ...]
    content: bytes


def shown(text: str) -> Shown:
    """Raises Unfit."""
    plain = text.strip()
    if not plain.startswith(PREFIX) or len(plain) > LONGEST_TEXT:
        raise Unfit("not_ours")
    try:
        message = base45.decode(plain.removeprefix(PREFIX))
        said = json.loads(inflated(message[_SIGNATURE:]))
        key = base64.b64decode(said["k"], validate=True)
    except (ValueError, KeyError, TypeError, RecursionError, zlib.error) as wrong:
        raise Unfit("broken") from wrong
    refuse_unless_signed(message, key)
    try:
        return _read(said, key, message)
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        OSError,
        ArithmeticError,
    ) as wrong:
        raise Unfit("broken") from wrong


def inflated(body: bytes) -> bytes:
    """Raises ValueError for more than any diary says."""
    reader = zlib.decompressobj(-15)
    said = reader.decompress(body, LONGEST_SAID)
    if reader.unconsumed_tail or not reader.eof:
        raise ValueError("too long, or cut off")
    return said


def refuse_unless_signed(message: bytes, key: bytes) -> None:
    """Raises Unfit "signature"."""
    try:
        public = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), key)
        r, s = (int.from_bytes(half, "big") for half in (message[:32], message[32:_SIGNATURE]))
        public.verify(encode_dss_signature(r, s), message[_SIGNATURE:], ECDSA(SHA256()))
    except (InvalidSignature, ValueError) as wrong:
        raise Unfit("signature") from wrong


def _read(said: dict[str, Any], key: bytes, message: bytes) -> Shown:
    months, lags, money = said["m"], said.get("l", {}), said.get("x", [])
    if len(months) > MOST_MONTHS or len(money) > MOST_MONEY:
        raise ValueError("too much")
    return Shown(
        key=key,
        shown_at=datetime.fromtimestamp(int(said["t"]), UTC),
        for_whom=_words(said.get("w", "")),
        trade=_words(said.get("o", ""))[:60],
        marks=tuple(one for month, typed in sorted(months.items()) for one in _marks(month, typed)),
        lags=tuple(one for month, typed in sorted(lags.items()) for one in _lags(month, typed)),
        money=tuple(_money(one) for one in money),
        content=message,
    )


def _marks(month: str, typed: str) -> Iterator[tuple[date, Mark]]:
    if not _MONTH.fullmatch(month):
        raise ValueError("no month")
    try:
        marks = read(typed)
    except Unreadable as wrong:
        raise ValueError("no marks") from wrong
    for day, mark in enumerate(marks, 1):
        if mark.word:
            yield date.fromisoformat(f"{month}-{day:02}"), mark


def _lags(month: str, typed: str) -> Iterator[tuple[date, int]]:
    for day, sign in enumerate(typed, 1):
        if sign != "-":
            yield date.fromisoformat(f"{month}-{day:02}"), int(sign, 36)


def _money(said: list[Any]) -> tuple[date, str, int]:
    on, kind, paise = said
    if kind not in KINDS or type(paise) is not int or paise <= 0:
        raise ValueError("no money")
    return date.fromisoformat(on), kind, paise


def _words(text: str) -> str:
    if not isinstance(text, str) or len(text) > LONGEST_WORDS:
        raise ValueError("no words")
    return " ".join(text.split())
