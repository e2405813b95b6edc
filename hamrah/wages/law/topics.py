"""Small rules that are facts with a number: overtime, the cap on deductions, the days of pay.

Not here: the numbers themselves (packs/law.toml).
"""

from datetime import date

from hamrah.wages.law.packs import Packs
from hamrah.wages.law.rounding import half_up
from hamrah.wages.law.values import Cite


def overtime_rate(packs: Packs, *, daily_paise: int, on: date) -> tuple[int, Cite]:
    """An hour of overtime in paise: the day's ordinary wage by its hours, times the factor, half up."""
    fact = packs.fact("overtime", on)
    return half_up(daily_paise * fact.values["factor"], fact.values["hours"]), fact.cite


def deductions_cap(packs: Packs, *, on: date, cooperative: bool = False) -> tuple[int, Cite]:
    """How many of a hundred of a period's wages may be taken off in all."""
    fact = packs.fact("deductions", on)
    return fact.values["cooperative_percent" if cooperative else "percent"], fact.cite


def allowed_heads(packs: Packs, *, on: date) -> frozenset[str]:
    """For what the law lets an employer take something off."""
    key = ("heads", packs.fact("deductions", on).applies_from)
    if key not in packs.kept:
        packs.kept[key] = frozenset(packs.fact("deductions", on).values["heads"])
    heads: frozenset[str] = packs.kept[key]
    return heads
