"""What a payment covers: instalments in the order of their days, workers by what is still owing. Pure.

Not here: how the agreed sum itself is shared (splits.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hamrah.cases.rules.money import InstalmentMoney
from hamrah.cases.rules.splits import split
from hamrah.ground.numbers import rupees
from hamrah.ground.problem import Problem


def covered(instalments: Iterable[InstalmentMoney], paid_paise: int) -> tuple[InstalmentMoney, ...]:
    """The schedule with what has come: the earliest part first. In what order payments came does not
    matter, only how much counts by now."""
    filled, left = [], max(0, paid_paise)
    for part in sorted(instalments, key=lambda one: (one.due_on, one.number)):
        taken = min(left, part.amount_paise)
        filled.append(replace(part, covered_paise=taken))
        left -= taken
    return tuple(filled)


def proposed(amount_paise: int, owing: Mapping[Any, int]) -> dict[Any, int]:
    """How a payment would be handed out: in proportion to what is owing to each, never more than that to
    anybody. What is above all that is owing stays over, and nobody gets it unasked."""
    waiting = {key: paise for key, paise in owing.items() if paise > 0}
    if not waiting or amount_paise <= 0:
        return {}
    return split(min(amount_paise, sum(waiting.values())), waiting)


@dataclass(frozen=True)
class Scheduled:
    """One part of a schedule as it is said: its day and its amount."""

    due_on: date
    amount_paise: int


def refuse_schedule(amount_paise: int, parts: Sequence[Scheduled], agreed_on: date) -> None:
    """Parts make the whole, none is nothing, none is due before the agreement. Raises `cases.empty_part`,
    `cases.part_too_early`, `cases.parts_differ`."""
    for part in parts:
        if part.amount_paise <= 0:
            raise Problem("cases.empty_part", "Each part needs an amount above nothing.", field="parts")
        if part.due_on < agreed_on:
            raise Problem("cases.part_too_early", "A part is due before the agreement.", field="parts")
    if sum(part.amount_paise for part in parts) != amount_paise:
        raise Problem(
            "cases.parts_differ",
            "The parts make %(sum)s, but the agreement is for %(whole)s. Correct a part.",
            field="parts",
            sum=rupees(sum(part.amount_paise for part in parts)),
            whole=rupees(amount_paise),
        )


def refuse_receipt(*, amount_paise: int, left_paise: int, owing_paise: int, reason: str) -> None:
    """A receipt takes no more than is left of the payment; more than her share only with a reason. Raises
    `cases.no_amount`, `cases.more_than_paid`, `cases.more_than_hers`."""
    if amount_paise <= 0:
        raise Problem("cases.no_amount", "Say an amount above nothing.", field="amount")
    if amount_paise > left_paise:
        raise Problem(
            "cases.more_than_paid",
            "Only %(left)s of this payment is left. Say what she really received.",
            field="amount",
            left=rupees(left_paise),
        )
    if amount_paise > owing_paise and not reason.strip():
        raise Problem(
            "cases.more_than_hers",
            "This is more than her share. If it is right, say why.",
            field="reason",
        )
