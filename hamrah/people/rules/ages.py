"""Ages: what is said of an age, and from which day she is surely grown up. Not here: any refusal."""

from dataclasses import dataclass
from datetime import date

GROWN_UP = 18
# Said ages are heaped on fives and tens; "about 18" may be 16 (domain.md 1).
ABOUT_YEARS = 2


@dataclass(frozen=True)
class AgeSaid:
    """An age in years as said on a day. `known` is "exact", "about" or "at_least"."""

    years: int
    on: date
    known: str = "exact"

    @property
    def youngest(self) -> int:
        return self.years - ABOUT_YEARS if self.known == "about" else self.years

    @property
    def birth_year(self) -> int:
        return self.on.year - self.years


def adult_from(*, age: AgeSaid | None = None, birth_year: int | None = None) -> date | None:
    """The first day on which she is surely 18; None where nothing is known of her age.

    A birth year alone may mean 31 December (Juvenile Justice Act 2015 s. 2(12): a child has not
    completed eighteen years).
    """
    if age is not None:
        return _years_after(age.on, GROWN_UP - age.youngest)
    if birth_year is not None:
        return date(birth_year + GROWN_UP, 12, 31)
    return None


def _years_after(day: date, years: int) -> date:
    last_of_february = day.month == 2 and day.day == 29
    return date(day.year + years, 3, 1) if last_of_february else day.replace(year=day.year + years)
