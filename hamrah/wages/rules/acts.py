"""Who said what of a month, and when: a log that only grows, and what stands after it. Pure.

A day's present mark is what was said of it last; what was said before stays readable for ever. One tap takes
about eight bytes, so that a year of them stays one row a month. Not here: the rows (models/diaries.py).
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from hamrah.wages.rules.marks import MARKS, Mark

# How something came into a diary. Their place is their number in store: only ever add at the end.
HOW = ("office", "field", "paper", "phone", "told")
NOBODY = UUID(int=0)
_NEW_HAND = 255
_HEAD, _HAND, _DAY = struct.Struct(">IBB"), struct.Struct(">B16s16s"), struct.Struct(">H")


@dataclass(frozen=True)
class Hand:
    """Who wrote (`by`: a user of ours), how it came, and the `proof`: a photo, or what her phone gave."""

    how: str
    by: UUID = NOBODY
    proof: UUID = NOBODY


@dataclass(frozen=True)
class Act:
    """One time of writing: `at` to the second, by which hand, and the marks by day of the month."""

    at: datetime
    hand: Hand
    marks: tuple[tuple[int, Mark], ...]


def appended(log: bytes, act: Act) -> bytes:
    """The log with one act more. A hand is written out once and called by its number from then on."""
    hands = [earlier.hand for earlier in _firsts(log)]
    known = hands.index(act.hand) if act.hand in hands else _NEW_HAND
    head = _HEAD.pack(int(act.at.timestamp()), known, len(act.marks))
    hand = b"" if known != _NEW_HAND else _hand_bytes(act.hand)
    return b"".join((log, head, hand, *(_DAY.pack(_day_bits(day, mark)) for day, mark in act.marks)))


def acts(log: bytes) -> list[Act]:
    """Everything that was said, in the order in which it came."""
    return [act for act, _is_new in _read(log)]


def standing(said: Iterable[Act]) -> dict[int, Mark]:
    """What stands of each day: the last word on it. A mark that was taken back is no mark."""
    days: dict[int, Mark] = {}
    for act in said:
        days |= dict(act.marks)
    return {day: mark for day, mark in sorted(days.items()) if mark.word}


def history(said: Iterable[Act], day: int) -> list[tuple[Act, Mark]]:
    """What was ever said of one day, first to last."""
    return [(act, mark) for act in said for one, mark in act.marks if one == day]


def _firsts(log: bytes) -> list[Act]:
    return [act for act, is_new in _read(log) if is_new]


def _read(log: bytes) -> Iterator[tuple[Act, bool]]:
    hands: list[Hand] = []
    at = 0
    while at < len(log):
        moment, known, count = _HEAD.unpack_from(log, at)
        at += _HEAD.size
        if is_new := known == _NEW_HAND:
            how, by, proof = _HAND.unpack_from(log, at)
            hands.append(Hand(HOW[how], UUID(bytes=by), UUID(bytes=proof)))
            known, at = len(hands) - 1, at + _HAND.size
        bits = [_DAY.unpack_from(log, at + place * _DAY.size)[0] for place in range(count)]
        at += count * _DAY.size
        yield Act(datetime.fromtimestamp(moment, UTC), hands[known], tuple(map(_of_bits, bits))), is_new


def _hand_bytes(hand: Hand) -> bytes:
    return _HAND.pack(HOW.index(hand.how), hand.by.bytes, hand.proof.bytes)


def _day_bits(day: int, mark: Mark) -> int:
    """Five bits of the day, four of the word, seven of overtime."""
    return day << 11 | MARKS.index(mark.word) << 7 | mark.quarters


def _of_bits(bits: int) -> tuple[int, Mark]:
    return bits >> 11, Mark(MARKS[bits >> 7 & 15], bits & 127)
