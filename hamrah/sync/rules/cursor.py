"""Where a phone's download stands, as a text it keeps and gives back. Pure.

A whole round is (round, horizon): everything written in transactions before the horizon is on the phone. A
round begun adds its own number and horizon and the place after which it goes on.
"""

import base64
import binascii
import struct
from dataclasses import dataclass
from uuid import UUID

NOBODY = UUID(int=0)
_WHOLE, _BEGUN = struct.Struct(">BIQ"), struct.Struct(">BIQIQi16s")


@dataclass(frozen=True)
class Cursor:
    """`round` and `horizon` of the last whole download, 0 before the first. `begun`: the round under way with
    its horizon, `place` and `person`: the last one sent in it."""

    round: int = 0
    horizon: int = 0
    begun: int = 0
    until: int = 0
    place: int = -1
    person: UUID = NOBODY

    def text(self) -> str:
        if self.begun:
            packed = _BEGUN.pack(
                2, self.round, self.horizon, self.begun, self.until, self.place, self.person.bytes
            )
        else:
            packed = _WHOLE.pack(1, self.round, self.horizon)
        # Base 32, lower case: no run of digits in an address that could be taken for an identity number.
        return base64.b32encode(packed).rstrip(b"=").decode().lower()


def read_cursor(text: str) -> Cursor:
    """The cursor, or the beginning where it is empty or not ours: sending too much loses nothing."""
    try:
        packed = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
        if len(packed) == _WHOLE.size and packed[0] == 1:
            _kind, round, horizon = _WHOLE.unpack(packed)
            return Cursor(round, horizon)
        if len(packed) == _BEGUN.size and packed[0] == 2:
            _kind, round, horizon, begun, until, place, person = _BEGUN.unpack(packed)
            return Cursor(round, horizon, begun, until, place, UUID(bytes=person))
    except (binascii.Error, ValueError, struct.error):
        pass
    return Cursor()
