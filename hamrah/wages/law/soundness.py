"""Work that cannot be is refused before anything is worked out. Not here: what is merely unlikely."""

from itertools import pairwise

from hamrah.ground.problem import Problem
from hamrah.wages.law.values import Day, Stretch, Work
from hamrah.wages.law.words import HEADS, SKILLS

WHOLE_DAY, MOST_OVERTIME = 2, 16 * 60
BASES = frozenset({"day", "month", "lump"})
PAID = frozenset({"wages", "advance", "kind"})


def refuse_impossible(work: Work) -> None:
    """Raises `wages.claim_word`, `wages.claim_rate`, `wages.claim_days`, `wages.claim_overtime`,
    `wages.claim_day_twice`, `wages.claim_money`."""
    _refuse_words(work)
    if work.agreed and work.agreed.paise < (0 if work.agreed.basis == "lump" else 1):
        raise Problem("wages.claim_rate", "A rate is more than nothing.", field="rate")
    for day in work.days:
        _refuse_count(day.halves, WHOLE_DAY, day.overtime_minutes, MOST_OVERTIME)
    for stretch in work.stretches:
        length = stretch.length
        _refuse_count(
            stretch.halves, WHOLE_DAY * length, stretch.overtime_minutes, MOST_OVERTIME * max(length, 0)
        )
    _refuse_twice(work.days, work.stretches)
    if any(one.paise <= 0 for one in work.paid) or any(one.paise <= 0 for one in work.deducted):
        raise Problem("wages.claim_money", "An amount is more than nothing.", field="paise")


def _refuse_words(work: Work) -> None:
    known = (
        work.skill in SKILLS
        and (not work.agreed or work.agreed.basis in BASES)
        and all(one.kind in PAID for one in work.paid)
        and all(one.head in HEADS for one in work.deducted)
    )
    if not known:
        raise Problem("wages.claim_word", "This choice is not known.", field="skill")


def _refuse_count(halves: int, most_halves: int, minutes: int, most_minutes: int) -> None:
    if not 0 <= halves <= most_halves:
        raise Problem("wages.claim_days", "There are not so many days in that time.", field="days")
    if not 0 <= minutes <= most_minutes:
        raise Problem("wages.claim_overtime", "A day has no room for so much overtime.", field="overtime")


def _refuse_twice(days: tuple[Day, ...], stretches: tuple[Stretch, ...]) -> None:
    """One day stands once: a day inside a stretch would be paid twice."""
    twice = len({day.on for day in days}) < len(days)
    if stretches:
        spans = sorted([(day.on, day.on) for day in days] + [(one.since, one.until) for one in stretches])
        twice = twice or any(earlier[1] >= later[0] for earlier, later in pairwise(spans))
    if twice:
        raise Problem(
            "wages.claim_day_twice", "A day is counted twice. Look at the days again.", field="days"
        )
