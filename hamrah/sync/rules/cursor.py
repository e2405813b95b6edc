"""Where a phone's download stands, as a text it keeps and gives back. Pure.

A whole round is its number and what it saw: everything on the phone is as it stood then. A round begun adds
its own number, what it sees, and the place after which it goes on. Not here: what is fetched (pulling.py).
"""

import base64
import binascii
import struct
from dataclasses import dataclass
from uuid import UUID

NOBODY = UUID(int=0)
# As many transactions at once are a busy day; more of them, or one older than so many after it, and the phone
# is sent again what it knows since the oldest.
MOST_RUNNING, FARTHEST = 24, (1 << 32) - 1
MOST_LETTERS = 500
_WHOLE, _BEGUN = struct.Struct(">BIQ"), struct.Struct(">BIQIQi16s")
_WHOLE_SEEN, _BEGUN_SEEN = struct.Struct(">BIQB"), struct.Struct(">BIQBIQBi16s")


@dataclass(frozen=True)
class Seen:
    """Which transactions a reader sees: all before `horizon` but those that were `running` then."""

    horizon: int = 0
    running: tuple[int, ...] = ()


@dataclass(frozen=True)
class Cursor:
    """`round` and `seen` of the last whole download, 0 before the first. `begun`: the round under way with
    what it sees, `place` and `person`: the last one sent in it."""

    round: int = 0
    seen: Seen = Seen()
    begun: int = 0
    until: Seen = Seen()
    place: int = -1
    person: UUID = NOBODY

    def text(self) -> str:
        seen, until = self.seen, self.until
        if self.begun:
            packed = _BEGUN_SEEN.pack(
                4, self.round, seen.horizon, len(seen.running), self.begun, until.horizon, len(until.running),
                self.place, self.person.bytes,
            ) + _back(seen) + _back(until)  # fmt: skip
        else:
            packed = _WHOLE_SEEN.pack(3, self.round, seen.horizon, len(seen.running)) + _back(seen)
        # Base 32, lower case: no run of digits in an address that could be taken for an identity number.
        return base64.b32encode(packed).rstrip(b"=").decode().lower()


def _back(seen: Seen) -> bytes:
    """How far before the horizon each of the running ones began."""
    return b"".join((seen.horizon - one).to_bytes(4) for one in seen.running)


def seen_in(snapshot: str, *, own: int, above: int) -> Seen:
    """What a snapshot of PostgreSQL sees ("oldest:next:running,running"). `own`: the reader's own
    transaction, which has not ended either; `above`: what a restored installation adds to each number."""
    oldest, following, running = snapshot.split(":")
    still = tuple(int(one) for one in running.split(",") if one)
    if own < int(following) and own not in still:
        still += (own,)
    if len(still) > MOST_RUNNING or int(following) - int(oldest) > FARTHEST:
        return Seen(int(oldest) + above)
    return Seen(int(following) + above, tuple(one + above for one in still))


def read_cursor(text: str) -> Cursor:
    """The cursor, or the beginning where it is empty or not ours: sending too much loses nothing."""
    try:
        packed = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
        return _read(packed)
    except (binascii.Error, ValueError, struct.error, IndexError, KeyError):
        return Cursor()


def _read(packed: bytes) -> Cursor:
    kind = packed[0]
    # 1 and 2: as phones of before keep it.
    if kind == 1:
        _kind, round, horizon = _WHOLE.unpack(packed)
        return Cursor(round, Seen(horizon))
    if kind == 2:
        _kind, round, horizon, begun, until, place, person = _BEGUN.unpack(packed)
        return Cursor(round, Seen(horizon), begun, Seen(until), place, UUID(bytes=person))
    if kind == 3:
        _kind, round, horizon, count = _WHOLE_SEEN.unpack_from(packed)
        (seen,) = _seen(packed[_WHOLE_SEEN.size :], (horizon, count))
        return Cursor(round, seen)
    _kind, round, horizon, count, begun, until, more, place, person = _BEGUN_SEEN.unpack_from(packed)
    seen, sees = _seen(packed[_BEGUN_SEEN.size :], (horizon, count), (until, more))
    return Cursor(round, seen, begun, sees, place, UUID(bytes=person)) if kind == 4 else Cursor()


def _seen(packed: bytes, *parts: tuple[int, int]) -> tuple[Seen, ...]:
    """Each part's running ones, four bytes each, and nothing after them."""
    backs = [back for (back,) in struct.iter_unpack(">I", packed)]
    if len(backs) != sum(count for _horizon, count in parts):
        raise ValueError("another length")
    found = []
    for horizon, count in parts:
        found.append(Seen(horizon, tuple(horizon - back for back in backs[:count])))
        backs = backs[count:]
    return tuple(found)
