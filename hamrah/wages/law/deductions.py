"""What the other side may take off: only what the law names, and only up to its share of a month's wages.

Not here: what was paid or advanced, which counts in full.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from hamrah.wages.law.packs import Packs
from hamrah.wages.law.rounding import half_up
from hamrah.wages.law.spans import first_of
from hamrah.wages.law.topics import allowed_heads, deductions_cap
from hamrah.wages.law.values import Deducted, Line, Work

# A co-operative's own deductions had a higher cap under the old Act.
COOPERATIVE = "cooperative"


def deductions(
    work: Work, law: Packs, earned: Mapping[date, int]
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """A line each: credited to the employer (negative), or refused (nothing); and what must be said of it.

    `earned`: first of a month -> what that month's wages came to.
    """
    lines: list[Line] = []
    notes: dict[str, None] = {}
    left: dict[date, int] = {}
    for one in sorted(work.deducted, key=lambda one: (one.on, one.head, one.paise)):
        month = first_of(one.on)
        if month not in left:
            left[month] = _room(work, law, month, earned.get(month, 0))
        line, note = _taken(one, law, left[month])
        left[month] += line.amount_paise
        lines.append(line)
        notes.update({note: None} if note else {})
    return tuple(lines), tuple(notes)


def _room(work: Work, law: Packs, month: date, earned: int) -> int:
    """How much may be taken off a month's wages in all."""
    of_month = [one for one in work.deducted if first_of(one.on) == month]
    to_cooperative = any(one.head == COOPERATIVE for one in of_month)
    percent, _cite = deductions_cap(law, on=min(one.on for one in of_month), cooperative=to_cooperative)
    return half_up(earned * percent, 100)


def _taken(one: Deducted, law: Packs, room: int) -> tuple[Line, str]:
    cite = law.fact("deductions", one.on).cite
    if one.head == "absence" or one.head not in allowed_heads(law, on=one.on):
        note = "absence_not_credited" if one.head == "absence" else ""
        return Line("deduction_refused", one.on, one.on, Decimal(1), one.head, one.paise, 0, cite), note
    credited = min(one.paise, max(room, 0))
    line = Line("deduction", one.on, one.on, Decimal(1), one.head, one.paise, -credited, cite)
    return line, "over_cap" if credited < one.paise else ""
