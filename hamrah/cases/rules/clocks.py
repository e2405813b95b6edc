"""The human clock: by when somebody does something next, and what. Pure. Days and hours of India.

48 hours for money, 2 for bondage, missing, child, violence (domain.md 5). Not here: the law's clock
(limits.py), who is called at night (OnCall).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hamrah.cases.rules.kinds import DANGER_HOURS, MONEY_HOURS, Kind
from hamrah.cases.rules.steps import STEPS
from hamrah.ground.day import INDIA

WARN_DAYS = (90, 30)
MORNING = time(9, 0)
# After an instalment's day the worker is asked the day after.
AFTER_DUE = timedelta(days=1)


@dataclass(frozen=True)
class Next:
    """What comes next, and by when."""

    at: datetime
    what: str


def first_action(kind: Kind, opened_at: datetime) -> Next:
    """By when somebody acts on a case that was just told."""
    return Next(opened_at + timedelta(hours=kind.hours), "first")


def after_step(what: str, on: datetime, *, kind: Kind, said_at: datetime | None, said: str) -> Next:
    """What follows a step: as was said, else within the step's days. Danger is looked at again each day."""
    if said_at is not None:
        return Next(said_at, said or "look")
    days = 1 if kind.is_danger else STEPS[what].days
    return Next(morning_of((on + timedelta(days=days)).astimezone(INDIA).date()), said or "look")


def morning_of(day: date) -> datetime:
    """Nine o'clock on that day, in India."""
    return datetime.combine(day, MORNING, tzinfo=INDIA)


def earliest(*nexts: Next | None) -> Next:
    """Whichever comes first. At least one is given."""
    return min((one for one in nexts if one is not None), key=lambda one: one.at)


def of_limit(limit_on: date | None, *, last_step_on: date) -> Next | None:
    """The next day on which the limitation warns: 90 and 30 days ahead, then the last day itself. A warning
    that somebody answered with a step is over. None: no clock runs, or something is filed."""
    if limit_on is None:
        return None
    days = [limit_on - timedelta(days=before) for before in (*WARN_DAYS, 0)]
    ahead = next((day for day in days if day >= last_step_on), None)
    return None if ahead is None else Next(morning_of(ahead), "limit")


def of_money(due_on: date | None) -> Next | None:
    """The day after the next instalment is due: was it paid, is it in her hand?"""
    return None if due_on is None else Next(morning_of(due_on + AFTER_DUE), "money")


def of_hands(moved_at: datetime, *, unasked: bool, due_on: date | None) -> Next | None:
    """Once it was agreed: what came is asked of each worker within the hours of money, and counted from the
    last move. When nothing is left to ask and nothing to come, somebody looks: it can be closed."""
    if not unasked and due_on is not None:
        return None
    return Next(moved_at + timedelta(hours=MONEY_HOURS), "money" if unasked else "look")


def of_hearing(at: datetime | None) -> Next | None:
    """The evening before a hearing counts as the hearing."""
    return None if at is None else Next(at, "hearing")


def is_night_matter(kind: Kind) -> bool:
    """Whether somebody is woken for it."""
    return kind.hours <= DANGER_HOURS
