"""Until when each claimant can file, as the law says. Not here: the law (wages/law), the warnings (rules)."""

from datetime import date

from hamrah.cases.models import Case, Claimant
from hamrah.cases.rules.kinds import KINDS

# Code on Wages 2019, s. 45(6): three years from the date on which the claim arises. Employee's Compensation
# Act 1923, s. 10(1): two years from the accident or death.
YEARS = {"wages": 3, "injury": 2}


def limit_from(arose_on: date | None, of: str) -> date | None:
    """The last day on which a claim that arose on this day can be filed; None where no clock is known."""
    years = YEARS.get(of)
    if arose_on is None or years is None:
        return None
    try:
        return arose_on.replace(year=arose_on.year + years)
    except ValueError:
        return arose_on.replace(year=arose_on.year + years, day=28)


def set_limit(case: Case, claimant: Claimant) -> None:
    """Write her clock on the row in hand: the oldest part of her claim runs out first."""
    of = KINDS[case.kind].limit
    claimant.limit_on = limit_from(claimant.since or claimant.until, of)
    claimant.limit_why = of if claimant.limit_on else ""


def runs_out_on(case: Case, claimant: Claimant) -> date | None:
    """The day after which nothing of her claim can be filed any more."""
    return limit_from(claimant.until or claimant.since, KINDS[case.kind].limit)
