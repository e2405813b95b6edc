"""Days by which something must be done: wages paid, a claim filed; and the range of compensation.

Not here: which clock a case follows (room cases). The law of wages is that of the day on which the claim
arose, the law of procedure that of filing; where the Acts and the Codes can both be argued, both are given.
"""

from calendar import monthrange
from datetime import date, timedelta

from hamrah.ground.problem import Problem
from hamrah.wages.law.packs import Fact, Packs
from hamrah.wages.law.values import Cite, Limit, Range, Reading

PERIODS = ("day", "week", "fortnight", "month", "exit")
CLAIMS = ("wages", "minimum", "overtime", "deduction", "accident")
SUNDAY = 6


def wage_due_on(packs: Packs, *, period: str, ended_on: date) -> tuple[date, Cite]:
    """By which day wages of a period that ended then must be paid. `exit`: she left, or was sent away.

    Working days leave out Sundays; a holiday is not known here. Raises `wages.claim_word`.
    """
    if period not in PERIODS:
        raise Problem("wages.claim_word", "This choice is not known.", field="period")
    fact = packs.fact("pay_day", ended_on)
    rule = fact.values[period]
    if "day_of_next_month" in rule:
        return _in_next_month(ended_on, rule["day_of_next_month"]), fact.cite
    if "working_days" in rule:
        return _working_days_after(ended_on, rule["working_days"]), fact.cite
    return ended_on + timedelta(days=rule["days"]), fact.cite


def limitation(packs: Packs, *, of: str, arose_on: date, on: date) -> Limit:
    """By when a claim that arose then is to be filed, asked (or filed) on a day.

    Arisen under the Acts and not filed under them: both periods. Raises `wages.claim_word`.
    """
    if of not in CLAIMS:
        raise Problem("wages.claim_word", "This choice is not known.", field="kind")
    facts = _arguable(packs, f"limitation_{of}", arose_on, on)
    readings = tuple(_reading(fact, day=months_after(arose_on, fact.values["months"])) for fact in facts)
    return Limit(readings, on, all(fact.values["condonable"] for fact in facts))


def compensation(packs: Packs, *, shortfall_paise: int, arose_on: date, on: date, of: str = "wages") -> Range:
    """From nothing to the most that may be given on top of what is owed; the authority decides."""
    facts = _arguable(packs, f"compensation_{of}", arose_on, on)
    readings = tuple(_reading(fact, paise=shortfall_paise * fact.values["times"]) for fact in facts)
    return Range(0, max(reading.paise or 0 for reading in readings), readings)


def _arguable(packs: Packs, topic: str, arose_on: date, on: date) -> list[Fact]:
    """The rule of the day it arose, and that of the day of filing where it is another."""
    arose, filed = packs.fact(topic, arose_on), packs.fact(topic, max(on, arose_on))
    return [arose] if arose is filed else [arose, filed]


def _reading(fact: Fact, *, paise: int | None = None, day: date | None = None) -> Reading:
    """What comes of one rule, under its name."""
    cite = fact.cite
    return Reading(fact.values["reading"], cite.act, cite.section, cite.mark, paise=paise, day=day)


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _in_next_month(day: date, of_month: int) -> date:
    return months_after(day.replace(day=1), 1).replace(day=of_month)


def _working_days_after(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() != SUNDAY
    return day
