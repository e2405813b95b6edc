"""The allowance for the journey home and back, before and after the Codes. Not here: the fare itself."""

from datetime import date
from decimal import Decimal

from hamrah.wages.law.clocks import months_after
from hamrah.wages.law.packs import Fact, Packs
from hamrah.wages.law.rounding import half_up
from hamrah.wages.law.values import Line, Statement


def journey_allowance(
    packs: Packs,
    *,
    on: date,
    fare_paise: int,
    days_served: int = 0,
    by_contractor: bool = False,
    transit_days: int = 0,
    daily_paise: int = 0,
    monthly_paise: int = 0,
    last_given_on: date | None = None,
    known: date,
) -> Statement:
    """What is owed for a journey on a day: `fare_paise` is that of one way.

    Under the Act of 1979 the contractor's: fare both ways, wages on the way, and the displacement allowance.
    Under the Codes the employer's: one return fare a year after 180 days in twelve months.
    """
    law = packs.known(known)
    rule = law.fact("journey", on)
    if rule.values["reading"] == "old" and not by_contractor:
        return Statement("journey", (), known, law.version, notes=("not_by_contractor",))
    if rule.values["reading"] == "old":
        lines, notes = _by_act(
            rule, on, fare_paise, transit=transit_days * daily_paise, monthly=monthly_paise
        )
    else:
        lines, notes = _by_code(rule, on, fare_paise, days_served, last_given_on)
    return Statement("journey", tuple(lines), known, law.version, notes=notes)


def _by_act(
    rule: Fact, on: date, fare: int, *, transit: int, monthly: int
) -> tuple[list[Line], tuple[str, ...]]:
    lines = [_fare(rule, on, fare)] if fare else []
    if transit:
        lines.append(Line("transit_wages", on, on, Decimal(1), "", transit, transit, rule.cite))
    share = half_up(monthly * rule.values["displacement_percent"], 100)
    given = max(share, rule.values["displacement_least_paise"])
    return [*lines, Line("displacement", on, on, Decimal(1), "", given, given, rule.cite)], ()


def _by_code(
    rule: Fact, on: date, fare: int, days_served: int, last_given_on: date | None
) -> tuple[list[Line], tuple[str, ...]]:
    notes: tuple[str, ...] = ("displacement_abolished",)
    if days_served < rule.values["days"]:
        return [], ("fewer_than_180_days", *notes)
    if last_given_on and on < months_after(last_given_on, rule.values["once_in_months"]):
        return [], ("once_in_12_months", *notes)
    return [_fare(rule, on, fare)], notes


def _fare(rule: Fact, on: date, fare: int) -> Line:
    return Line("fare", on, on, Decimal(2), "", fare, 2 * fare, rule.cite)
