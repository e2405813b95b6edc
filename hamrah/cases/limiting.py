"""Until when each claimant can file, as the law says. Not here: the law (wages/law), the warnings (rules).

The oldest part of her claim runs out first: that day is warned of. Barred is a claim only when its newest
part has run out, under every law that can be argued.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hamrah.cases.models import Case, Claimant
from hamrah.cases.rules.kinds import KINDS
from hamrah.ground.day import today
from hamrah.wages.law import Limit, Reading, limitation, shipped
from hamrah.wages.law_words import act_of


def limit_of(case: Case, arose_on: date | None) -> Limit | None:
    """The law's readings for a claim of this case that arose on this day; None where no clock is known."""
    of = KINDS[case.kind].limit
    if arose_on is None or not of:
        return None
    return limitation(shipped(), of=of, arose_on=arose_on, on=max(today(), arose_on))


def set_limit(case: Case, claimant: Claimant) -> None:
    """Write her clock on the row in hand."""
    limit = limit_of(case, claimant.since or claimant.until)
    claimant.limit_on = limit.last_day if limit else None
    claimant.limit_why = KINDS[case.kind].limit if limit else ""


def runs_out_on(case: Case, claimant: Claimant) -> date | None:
    """The day after which nothing of her claim can be filed any more, under any law."""
    limit = limit_of(case, claimant.until or claimant.since)
    return max(reading.day for reading in limit.readings if reading.day) if limit else None


def last_days(case: Case, claimants: Iterable[Claimant]) -> tuple[tuple[date, str], ...]:
    """Of each rule that can be argued the last day for the newest part of any of these claims."""
    limits = [limit_of(case, one.until or one.since) for one in claimants]
    found: dict[str, date] = {}
    for reading in (reading for limit in limits if limit for reading in limit.readings):
        rule, day = rule_of(reading), reading.day
        if day is not None:
            found[rule] = max(found.get(rule, day), day)
    return tuple((day, rule) for rule, day in found.items())


def rule_of(reading: Reading) -> str:
    """Act and section in the reader's language."""
    return f"{act_of(reading.act)}, {reading.section}"


def readings_of(case: Case, claimant: Claimant) -> list[dict[str, Any]]:
    """Act, section and last day of each reading of her clock; `is_unsure`: nobody verified it."""
    limit = limit_of(case, claimant.since or claimant.until)
    return [
        {
            "rule": rule_of(reading),
            "day": reading.day,
            "is_unsure": reading.mark == "U",
            "is_over": bool(reading.day and reading.day < today()),
        }
        for reading in (limit.readings if limit else ())
    ]
