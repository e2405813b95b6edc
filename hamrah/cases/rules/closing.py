"""How a case may end, and what each end needs. Pure. Most cases do not fully settle: each end is honest.

Not here: writing it (actions/closing.py).
"""

from dataclasses import dataclass

from hamrah.cases.rules.money import MoneyFacts
from hamrah.ground.problem import Problem

SETTLED = ("full", "partial", "non_money")
OUTCOMES = (
    *SETTLED,
    *("information", "transferred", "withdrawn", "worker_unreachable", "other_unreachable"),
    *("no_evidence", "time_barred", "lost", "duplicate"),
)
# These say in words why, so that nobody has to ask later.
NEED_WORDS = frozenset(
    {
        "non_money",
        "transferred",
        "withdrawn",
        "worker_unreachable",
        "other_unreachable",
        "no_evidence",
        "lost",
    }
)


@dataclass(frozen=True)
class Ending:
    """What is known when somebody wants to close: the money, whether the other side was tried, whether
    every claim ran out, whether another case is named, whether it was decided against her."""

    money: MoneyFacts
    words: str = ""
    tried: bool = False
    barred: bool = False
    same_as: bool = False
    decided: bool = False


def refuse_ending(outcome: str, ending: Ending) -> None:
    """Raise `cases.no_such_outcome`, `cases.not_paid_in_full`, `cases.nothing_received`,
    `cases.says_less`, `cases.not_verified`, `cases.not_tried`, `cases.not_barred`, `cases.name_the_other`,
    `cases.not_decided`, `cases.say_why`."""
    if outcome not in OUTCOMES:
        raise Problem("cases.no_such_outcome", "Say how it ended.", field="outcome")
    if outcome in ("full", "partial"):
        _refuse_paid(outcome, ending.money)
    if outcome == "other_unreachable" and not ending.tried:
        raise Problem("cases.not_tried", "Nobody has tried to reach the other side yet.", field="outcome")
    if outcome == "time_barred" and not ending.barred:
        raise Problem(
            "cases.not_barred", "A claim can still be filed, or its last day is not known.", field="outcome"
        )
    if outcome == "duplicate" and not ending.same_as:
        raise Problem("cases.name_the_other", "Write the number of the other case.", field="same_as")
    if outcome == "lost" and not ending.decided:
        raise Problem("cases.not_decided", "No forum has decided it.", field="outcome")
    if outcome in NEED_WORDS and not ending.words.strip():
        raise Problem("cases.say_why", "Say why, so that she and the next colleague know.", field="words")


def _refuse_paid(outcome: str, money: MoneyFacts) -> None:
    if not money.received_paise:
        raise Problem("cases.nothing_received", "No worker has received money yet.", field="outcome")
    if outcome == "full" and money.settlement != "full":
        raise Problem(
            "cases.not_paid_in_full",
            "Not every worker has received her whole claim. It is settled in part.",
            field="outcome",
        )
    if money.says_less:
        raise Problem(
            "cases.says_less",
            "A worker says she has less than her receipt. Take that receipt back and write what she has.",
            field="outcome",
        )
    if not money.all_verified:
        raise Problem("cases.not_verified", "Ask each worker first what she has received.", field="outcome")
