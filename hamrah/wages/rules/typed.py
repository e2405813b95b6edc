"""A month as it is typed or drawn: one sign a day, overtime behind it. Pure.

"PPH-R" is two full days, a half one, nothing said, a day off; "P2" a full day and two hours more, "P1.5"
one and a half. Not here: what is allowed (refusing.py).
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from hamrah.wages.rules.marks import ABSENT, FULL, HALF, NOTHING, REST, UNSAID, Mark

SIGNS = {FULL: "P", HALF: "H", ABSENT: "A", REST: "R", UNSAID: "-"}
WORDS = {sign: word for word, sign in SIGNS.items()}
_DAY = re.compile(r"([PHAR-])(\d{1,2}(?:\.\d{1,2})?)?")


class Unreadable(ValueError):
    """Not a month as it is written. `at`: the day (1-31) up to which it could be read."""

    def __init__(self, at: int) -> None:
        self.at = at
        super().__init__(f"day {at}")


def read(text: str) -> list[Mark]:
    """The marks of days 1, 2, 3 ... Raises Unreadable."""
    signs = "".join(text.upper().split())
    marks: list[Mark] = []
    at = 0
    while at < len(signs):
        found = _DAY.match(signs, at)
        if found is None:
            raise Unreadable(len(marks) + 1)
        marks.append(Mark(WORDS[found[1]], quarters(found[2] or "0")))
        at = found.end()
    return marks


def written(days: Mapping[int, Mark], last: int) -> str:
    """The days 1 to `last` as they are typed."""
    return "".join(sign_of(days.get(day, NOTHING)) for day in range(1, last + 1))


def sign_of(mark: Mark) -> str:
    return SIGNS[mark.word] + (f"{mark.quarters / 4:g}" if mark.quarters else "")


def quarters(hours: str) -> int:
    """Hours of overtime as quarter hours; -1 where they are no whole number of quarters."""
    counted = Decimal(hours) * 4
    return int(counted) if counted == counted.to_integral_value() and counted >= 0 else -1
