"""Where a case stands and what is next, read from its steps and its money and written on its row.

Not here: which state follows from what (rules/standing.py), how money counts (money_facts.py).
"""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from hamrah.cases.models import Case, CaseStep, Hearing
from hamrah.cases.money_facts import facts_of
from hamrah.cases.rules import clocks
from hamrah.cases.rules.clocks import Next
from hamrah.cases.rules.kinds import KINDS
from hamrah.cases.rules.limits import first_limit
from hamrah.cases.rules.money import MoneyFacts
from hamrah.cases.rules.standing import Did, state_of
from hamrah.ground.day import INDIA


def locked(case: Case, actor: Any = None) -> Case:
    """The row as it is now, held until this is done: two desks may press at once. With an actor: only if
    she sees it, for a danger case is not there for others."""
    rows = Case.objects.all() if actor is None else Case.objects.visible_to(actor)
    row: Case = rows.select_for_update(of=("self",)).get(pk=case.pk)
    return row


STANDING = ("state", "step_no", "next_at", "next_what", "moved_at", "limit_on")


def stand(case: Case, *, moved_at: datetime | None = None) -> Case:
    """Bring state, next action and clocks up to date; to be called after every step and every move of money,
    which was done at `moved_at` (now)."""
    (money,) = facts_of([case.id]).values()
    steps = list(CaseStep.objects.filter(case=case).order_by("at", "id"))
    found = state_of([Did(step.what, step.came, step.on) for step in steps], money)
    case.state, case.step_no = found.state, found.no
    case.moved_at = moved_at or timezone.now()
    case.limit_on = None if any(step.what == "filing" for step in steps) else first_limit_of(case)
    after = next_of(case, steps, money) if case.closed_on is None else None
    case.next_at, case.next_what = (after.at, after.what) if after else (None, "")
    case.save(update_fields=STANDING)
    return case


def next_of(case: Case, steps: list[Any], money: MoneyFacts) -> Next:
    """Whatever comes first: what the last step said, a hearing, an instalment, a claim that runs out."""
    acted = [step for step in steps if step.what not in QUIET]
    last_on = (acted[-1].at if acted else case.made_at).astimezone(INDIA).date()
    return clocks.earliest(
        of_steps(case, acted, is_agreed=money.agreed_on is not None),
        clocks.of_money(money.next_due_on),
        of_hands(case, money),
        clocks.of_hearing(next_hearing(case)),
        clocks.of_limit(case.limit_on, last_step_on=last_on),
    )


# Bookkeeping that answers nobody: the clock of the case runs on.
QUIET = frozenset(
    {
        *("opened", "assigned", "joined", "left", "apart", "authorised", "worked"),
        *("evidence", "safe", "party", "witness"),
    }
)


def of_steps(case: Case, acted: list[Any], *, is_agreed: bool) -> Next | None:
    """What the last step said is next; before any step the first action, unless the money went ahead."""
    kind = KINDS[case.kind]
    if not acted and is_agreed:
        return None
    if not acted:
        return clocks.first_action(kind, case.made_at or timezone.now())
    last = acted[-1]
    return clocks.after_step(last.what, last.at, kind=kind, said_at=last.next_at, said=last.next_what)


def of_hands(case: Case, money: MoneyFacts) -> Next | None:
    """Whether each worker was asked what reached her, where something was agreed."""
    if money.agreed_on is None:
        return None
    moved_at = case.moved_at or timezone.now()
    return clocks.of_hands(moved_at, unasked=money.is_unasked, due_on=money.next_due_on)


def next_hearing(case: Case) -> Any:
    """The moment of the next hearing of which nothing is told yet."""
    rows = Hearing.objects.filter(proceeding__case=case, came="").order_by("at")
    return rows.values_list("at", flat=True).first()


def first_limit_of(case: Case) -> date | None:
    """The day on which the first claim runs out of those who still stand in the case."""
    return first_limit(case.claimants.standing().values_list("limit_on", flat=True))
