"""A month of marks in sixteen bytes, four bits a day, and its overtime beside. Pure; not here: who said them.

Overtime is in quarter hours, one byte a day, and takes no room in a month without any.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

# What a day may be (हाज़िरी); a day nobody spoke of is none of them. Their place is their number in store.
UNSAID, FULL, HALF, ABSENT, REST = "", "full", "half", "absent", "rest"
MARKS = (UNSAID, FULL, HALF, ABSENT, REST)
WORKED = {FULL: 2, HALF: 1}
MONTH_BYTES, MOST_DAYS = 16, 31
# Eight hours and sixteen more are all the hours there are; half a day leaves room for four more.
MOST_QUARTERS = {FULL: 64, HALF: 80}


@dataclass(frozen=True, slots=True)
class Mark:
    """What was said of one day: its word, and overtime in quarter hours (0-80)."""

    word: str
    quarters: int = 0


NOTHING = Mark(UNSAID)


def refusal(mark: Mark) -> str:
    """Why a mark cannot be: "word", "overtime"; "" where it can."""
    if mark.word not in MARKS:
        return "word"
    return "" if 0 <= mark.quarters <= MOST_QUARTERS.get(mark.word, 0) else "overtime"


def packed(days: Mapping[int, Mark]) -> tuple[bytes, bytes]:
    """(marks, overtime) of a month from its days 1-31; days not named are unsaid."""
    marks, overtime = bytearray(MONTH_BYTES), bytearray(MOST_DAYS)
    for day, mark in days.items():
        at, is_upper = divmod(day - 1, 2)
        marks[at] |= MARKS.index(mark.word) << (4 if is_upper else 0)
        overtime[day - 1] = mark.quarters
    return bytes(marks), bytes(overtime).rstrip(b"\0")


def unpacked(marks: bytes, overtime: bytes) -> dict[int, Mark]:
    """The days that were spoken of, in order. An erased month has none."""
    days = {}
    for day in range(1, 2 * len(marks)):
        byte = marks[(day - 1) // 2]
        number = byte >> 4 if (day - 1) % 2 else byte & 15
        if number:
            days[day] = Mark(MARKS[number], overtime[day - 1] if day <= len(overtime) else 0)
    return days


def first_of(day: date) -> date:
    return day.replace(day=1)
