"""Compensation for an accident at work, and the interest on it. Not here: who is an heir, who must pay.

Employees' Compensation Act 1923, s. 4 and Schedule IV; Code on Social Security 2020, s. 76 and the Sixth
Schedule: the same formula and the same factors.
"""

from datetime import date
from decimal import Decimal

from hamrah.ground.problem import Problem
from hamrah.wages.law.clocks import months_after
from hamrah.wages.law.packs import Fact, Packs
from hamrah.wages.law.rounding import half_up, quantity
from hamrah.wages.law.values import Line, Reading, Statement

OUTCOMES = ("death", "total", "partial")
YEAR, YOUNGEST_ROW, OLDEST_ROW = 365, 16, 65


def accident(
    packs: Packs,
    *,
    of: str,
    on: date,
    age: int,
    monthly_paise: int,
    loss_percent: int = 100,
    paid_on: date | None = None,
    known: date,
) -> Statement:
    """What is owed for a death or a disablement on a day, with the interest until `paid_on` in both readings.

    `age`: completed years at the accident; `monthly_paise`: her wage of a month; `loss_percent`: of earning
    power, for `partial`. Raises `wages.accident_said`, `wages.law_missing`.
    """
    refuse_said(of, age=age, monthly_paise=monthly_paise, loss_percent=loss_percent)
    law = packs.known(known)
    rule, cap = law.fact("accident", on), law.fact("accident_wage_cap", on)
    counted = min(monthly_paise, cap.values["paise"])
    share = loss_percent if of == "partial" else 100
    line, notes = _line(rule, _factor(law, age), of=of, on=on, counted=counted, share=share)
    if counted < monthly_paise:
        notes = (*notes, "wage_capped")
    lines = [line]
    funeral = rule.values["funeral_paise"]
    if of == "death" and funeral:
        lines.append(Line("funeral", on, on, Decimal(1), "", funeral, funeral, rule.cite))
    readings = _interest_readings(rule, line.amount_paise, on, paid_on) if paid_on else ()
    return Statement(f"accident_{of}", tuple(lines), known, law.version, (), readings, notes)


def refuse_said(of: str, *, age: int, monthly_paise: int, loss_percent: int) -> None:
    """Raises `wages.accident_said`, which names the first of these that cannot be."""
    if of not in OUTCOMES:
        raise Problem("wages.accident_said", "This choice is not known.", field="of")
    if not 5 <= age <= 100:
        raise Problem("wages.accident_said", "Write the age in whole years: 5 to 100.", field="age")
    if monthly_paise <= 0:
        raise Problem("wages.accident_said", "Write the wage of a month: more than nothing.", field="wage")
    if not 1 <= loss_percent <= 100:
        raise Problem(
            "wages.accident_said", "Write the loss of earning power in percent: 1 to 100.", field="loss"
        )


def _line(
    rule: Fact, factor: int, *, of: str, on: date, counted: int, share: int
) -> tuple[Line, tuple[str, ...]]:
    """Percent of a month's wage x the factor of her age (x the loss); never below the least sum."""
    percent = rule.values["death_percent" if of == "death" else "total_percent"]
    owed = half_up(counted * percent * factor * share, 100 * 100 * 100)
    least = {"death": rule.values["death_least_paise"], "total": rule.values["total_least_paise"]}.get(of, 0)
    # Factors have two decimals: the quantity on the line is what a month's wage is multiplied by.
    times = quantity(factor * percent * share, 100 * 100 * 100)
    line = Line("compensation", on, on, times, "", counted, max(owed, least), rule.cite)
    return line, ("floor_by_law",) if owed < least else ()


def _factor(law: Packs, age: int) -> int:
    """The factor of an age in hundredths; the table ends with 16 and 65."""
    return law.factors[min(max(age, YOUNGEST_ROW), OLDEST_ROW)]


def _interest_readings(rule: Fact, principal: int, on: date, paid_on: date) -> tuple[Reading, ...]:
    """The Supreme Court is divided on the day from which interest runs: both, for a lawyer."""
    starts = {"from_accident": on, "month_after": months_after(on, 1)}
    percent = rule.values["interest_percent"]
    return tuple(
        Reading(
            name,
            rule.cite.act,
            rule.values["interest_section"],
            rule.cite.mark,
            paise=principal + interest(principal, percent=percent, since=since, until=paid_on),
            day=since,
        )
        for name, since in starts.items()
    )


def interest(principal_paise: int, *, percent: int, since: date, until: date) -> int:
    """Simple interest by days, 365 a year, rounded half up to the paisa; nothing before `since`."""
    days = max((until - since).days, 0)
    return half_up(principal_paise * percent * days, 100 * YEAR)
