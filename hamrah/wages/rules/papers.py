"""Papers of days: which there are, from how many days, and the bytes that are signed. Pure.

The signed bytes are CBOR: 1 kind, 2 number, 3 name, 4 first day, 5 last day (both days since 1970), 6 half
days, 7 trade, 8 issuer, 9 SHA-256 of everything the paper tells, 10 day of issue. Not here: the
paper as it is drawn (wages/papers), its key.
"""

import base64
import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import cbor2

from hamrah.cards.rules.cose import Malformed, decode_one, take_apart

MEDIA_TYPE = "application/vnd.hamrah.days+cbor"
# Kind -> days that must have been worked in twelve months. BOCW Act 1996, s. 12: 90 days of building work;
# OSH Code 2020, s. 61 and its rules: 180 days for the journey allowance. A diary tells whatever it tells.
NEEDED = {"days90": 90, "days180": 180, "diary": 0}
_DAY_ZERO = date(1970, 1, 1)
LONGEST_CODE = 4_000


@dataclass(frozen=True)
class Signed:
    """What a paper's code says."""

    kind: str
    number: str
    name: str
    since: date
    until: date
    halves: int
    trade: str
    issuer: str
    digest: bytes
    issued_on: date


def payload(said: Signed) -> bytes:
    days = [(one - _DAY_ZERO).days for one in (said.since, said.until, said.issued_on)]
    return cbor2.dumps(
        {1: said.kind, 2: said.number, 3: said.name, 4: days[0], 5: days[1], 6: said.halves, 7: said.trade,
         8: said.issuer, 9: said.digest, 10: days[2]}, canonical=True,
    )  # fmt: skip


def of_payload(content: bytes) -> Signed:
    """Raises Malformed."""
    match decode_one(content):
        case {
            1: str(kind), 2: str(number), 3: str(name), 4: int(since), 5: int(until), 6: int(halves),
            7: str(trade), 8: str(issuer), 9: bytes(digest), 10: int(issued),
        }:  # fmt: skip
            days = [_day(one) for one in (since, until, issued)]
            return Signed(kind, number, name, days[0], days[1], halves, trade, issuer, digest, days[2])
    raise Malformed("not a paper of days")


def _day(number: int) -> date:
    try:
        return _DAY_ZERO + timedelta(days=number)
    except OverflowError as wrong:
        raise Malformed("no such day") from wrong


def digest_of(facts: Any) -> bytes:
    """SHA-256 over everything a paper tells, in one order."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).digest()


def code_of(message: bytes) -> str:
    """A signed message as it stands in an address."""
    return base64.urlsafe_b64encode(message).decode().rstrip("=")


def message_of(code: str) -> bytes:
    """Raises Malformed."""
    if len(code) > LONGEST_CODE:
        raise Malformed("too long")
    try:
        message = base64.urlsafe_b64decode(code + "=" * (-len(code) % 4))
    except ValueError as wrong:
        raise Malformed("not a code") from wrong
    take_apart(message)
    return message
