"""What goes into the law and what comes out: frozen values. Not here: any rule.

Days worked are counted in halves (2 = a day), overtime in minutes, money in whole paise.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hamrah.ground.problem import Problem, said_as
from hamrah.wages.law.words import EMPLOYMENTS, PLACES, SKILLS

UNVERIFIED = "U"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a diary, counted once."""

    on: date
    halves: int = 2
    overtime_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many days somewhere between two days, `until` included; which ones nobody wrote down."""

    since: date
    until: date
    halves: int
    overtime_minutes: int = 0

    @property
    def length(self) -> int:
        return (self.until - self.since).days + 1


@dataclass(frozen=True, slots=True)
class Paid:
    """What she was given: wages, an advance, or things (kind)."""

    on: date
    paise: int
    kind: str = "wages"


@dataclass(frozen=True, slots=True)
class Deducted:
    """What the other side says it took off, and why (words.HEADS)."""

    on: date
    paise: int
    head: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """The rate that was said: for a day, for a month (26 days), or a lump for the whole."""

    basis: str
    paise: int


@dataclass(frozen=True, slots=True)
class Work:
    """One worker's work for one employer, as the diary and the terms tell it."""

    place: str
    employment: str
    zone: str = ""
    skill: str = "unskilled"
    days: tuple[Day, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    agreed: Agreed | None = None
    paid: tuple[Paid, ...] = ()
    deducted: tuple[Deducted, ...] = ()


@dataclass(frozen=True, slots=True)
class Cite:
    """Where an amount comes from: the rule, the order, since when it applies and since when it is known.

    `mark`: V one source seen, V2 two agree, U unverified. After `review_by` nobody has looked whether a
    later order changed it. `verified_by`: who of the organisation signed it, "" for nobody yet.
    """

    act: str
    section: str
    order: str
    source: str
    mark: str
    applies_from: date
    known_since: date
    review_by: date | None = None
    verified_by: str = ""

    @property
    def is_unverified(self) -> bool:
        return self.mark == UNVERIFIED

    @property
    def dated_from(self) -> date | None:
        """The day from which it applies; None of a rule so old that no day is on file."""
        return self.applies_from if self.applies_from > date.min else None

    @property
    def known_later(self) -> date | None:
        """The day on which it became known, where that was after it began to apply."""
        return self.known_since if self.known_since > self.applies_from else None


@dataclass(frozen=True, slots=True)
class Line:
    """One amount with its working: quantity x rate, and the rule. What reduces a claim is negative.

    `is_stale`: it reaches beyond the day to which the order was looked after.
    """

    kind: str
    since: date
    until: date
    quantity: Decimal
    unit: str
    rate_paise: int
    amount_paise: int
    cite: Cite | None = None
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """Days for which no rate is on file, and why. `at_least_paise`: the last rate known before them."""

    place: str
    employment: str
    zone: str
    skill: str
    since: date
    until: date
    why: str
    at_least_paise: int | None = None

    def problem(self) -> Problem:
        """The refusal that names what is missing and what to do."""
        values = {
            "place": said_as(PLACES.get(self.place, self.place)),
            "work": said_as(EMPLOYMENTS.get(self.employment, self.employment)),
            "skill": said_as(SKILLS.get(self.skill, self.skill)),
            "day": f"{self.since:%d-%m-%Y}",
        }
        if self.why == "no_zone":
            return Problem(
                "wages.zone_missing",
                "The minimum wage for %(work)s in %(place)s differs by zone. Say the zone of the work.",
                field="zone",
                **values,
            )
        return Problem(
            "wages.rate_missing",
            "No minimum wage is on file for %(work)s, %(skill)s, in %(place)s on %(day)s. Add the "
            "notification of that time under Law of wages, and have a second person check it.",
            **values,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which the law can be argued; where there are two, a lawyer chooses."""

    name: str
    act: str
    section: str
    mark: str
    paise: int | None = None
    day: date | None = None


EARNED = frozenset(
    {
        "wages",
        "half_days",
        "overtime",
        "lump",
        "fare",
        "transit_wages",
        "displacement",
        "compensation",
        "funeral",
    }
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim worked out: lines that sum to the whole, and all that must be said beside them.

    `known_on`: the law as it was known that day; `version`: of the packs. `notes`: codes of words.NOTES.
    """

    kind: str
    lines: tuple[Line, ...]
    known_on: date
    version: str
    missing: tuple[Missing, ...] = ()
    readings: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def total_paise(self) -> int | None:
        """What is owed; None while a rate is missing, because a part would look like the whole."""
        return None if self.missing else sum(line.amount_paise for line in self.lines)

    @property
    def earned_paise(self) -> int | None:
        """What was earned, before anything paid or taken off."""
        if self.missing:
            return None
        return sum(line.amount_paise for line in self.lines if line.kind in EARNED)

    @property
    def is_unverified(self) -> bool:
        cites = (line.cite for line in self.lines)
        return any(cite.is_unverified for cite in cites if cite)

    @property
    def is_stale(self) -> bool:
        return any(line.is_stale for line in self.lines)

    @property
    def for_lawyer(self) -> bool:
        return len(self.readings) > 1

    def whole(self) -> "Statement":
        """Itself, or the refusal that names the first rate missing (`wages.rate_missing`)."""
        if self.missing:
            raise self.missing[0].problem()
        return self


@dataclass(frozen=True, slots=True)
class Range:
    """From nothing to the most that an authority may give; where in it, is hers to decide."""

    low_paise: int
    high_paise: int
    readings: tuple[Reading, ...]

    @property
    def for_lawyer(self) -> bool:
        return len(self.readings) > 1


@dataclass(frozen=True, slots=True)
class Limit:
    """By when a claim must be filed, under each law that can be argued."""

    readings: tuple[Reading, ...]
    on: date
    condonable: bool = True

    @property
    def last_day(self) -> date:
        """The earliest day that is not over yet; when all are over, the last of them."""
        days = sorted(reading.day for reading in self.readings if reading.day)
        return next((day for day in days if day >= self.on), days[-1])

    @property
    def is_over(self) -> bool:
        return self.last_day < self.on

    @property
    def for_lawyer(self) -> bool:
        return len(self.readings) > 1
