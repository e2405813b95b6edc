"""The states of a request and of a link, and which may follow which. Pure.

Letters may cross and come late, and two clocks differ; so no rule compares moments of two sides: the side
that asks counts its own days, and a state only ever moves on, never back.
"""

from datetime import date, timedelta

WAITING, GIVEN, REFUSED = "waiting", "given", "refused"
EXPIRED, WITHDRAWN, ENDED = "expired", "withdrawn", "ended"
OPEN = (WAITING,)
STATES = (WAITING, GIVEN, REFUSED, EXPIRED, WITHDRAWN, ENDED)
MAY_FOLLOW = {
    WAITING: frozenset({GIVEN, REFUSED, EXPIRED, WITHDRAWN}),
    GIVEN: frozenset({WITHDRAWN, ENDED}),
}
# Silence is an answer after a fortnight; a consent to a link lasts a year at most, then she is asked anew.
ANSWER_DAYS = 14
DAYS = (30, 90, 180, 365)
LONGEST_DAYS = 365
HOW_ASKED = ("present", "phone")
ANSWERS = ("person", "at_once", "never")
UNLINKED, RAN_OUT, CONSENT_ENDED = "unlinked", "ran_out", "withdrawn"
ENDS = (UNLINKED, RAN_OUT, CONSENT_ENDED)


def may_follow(state: str, following: str) -> bool:
    """Whether a request may go from one state to another."""
    return following in MAY_FOLLOW.get(state, frozenset())


def answer_day(asked_on: date) -> date:
    """The last day on which an answer counts, by the asking side's own calendar."""
    return asked_on + timedelta(days=ANSWER_DAYS)


def last_day(said_on: date, days: int) -> date:
    """The last day of a consent given for so many days."""
    return said_on + timedelta(days=days)


def is_overdue(answer_by: date, on: date) -> bool:
    """Whether silence has become the answer."""
    return on > answer_by


def answers_at_once(rule: str, *, is_findable: bool, is_strong: bool) -> str:
    """What the rule of the asked side says by itself: given, refused, or "" where a person decides.

    A rule gives only what she herself opened: she is findable here, and it is surely she.
    """
    if rule == "never":
        return REFUSED
    return GIVEN if rule == "at_once" and is_findable and is_strong else ""
