"""Claimants' days taken from their diaries (हाज़िरी). Not here: what diaries say (hamrah/cases/hazri.py)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hamrah.cases.actions.saying import refuse_closed, refuse_day
from hamrah.cases.hazri import LONGEST_DAYS, FromDiaries, from_diaries
from hamrah.cases.limiting import set_limit
from hamrah.cases.models import Case, Claimant
from hamrah.cases.noting import note
from hamrah.cases.rules.diaries import KEEPERS
from hamrah.cases.standing import locked
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _

TAKEN = ("since", "until", "half_days", "overtime_hours", "hazri", "limit_on", "limit_why")
MONEY = ("advance_paise", "paid_paise")


@verb("cases.take_hazri")
def take_hazri(
    actor: Any,
    *,
    case: Case,
    claimants: Sequence[Claimant],
    since: date,
    until: date,
    by: str = "worker",
    works: Sequence[str] = (),
    with_money: bool = False,
) -> list[str]:
    """The days of these claimants become those of their diaries, by the word of `by` where two contradict
    (both are kept); `works`: of diaries for these alone; `with_money`: advances and what was paid too.
    Answers the ids of whom a diary speaks.

    Raises `cases.closed`, `cases.bad_day`, `cases.days_cross`, `cases.no_such_keeper`,
    `cases.not_of_this_case`, `cases.no_diary`.
    """
    case = locked(case, actor)
    refuse_closed(case)
    refuse_stretch(since, until)
    if by not in KEEPERS:
        raise Problem("cases.no_such_keeper", _("Say by whose diary the days count."), field="by")
    noted = from_diaries(actor, case, _rows(case, claimants), since=since, until=until, by=by, works=works)
    found = [one for one in noted if one.hazri]
    if not found:
        raise Problem("cases.no_diary", _("No diary speaks of this work on these days."), field="since")
    for one in found:
        take(case, one, since, until, with_money=with_money)
    Claimant.objects.bulk_update([one.claimant for one in found], [*TAKEN, *MONEY])
    note(actor, case, "worked")
    return [str(one.claimant.id) for one in found]


def refuse_stretch(since: date, until: date) -> None:
    refuse_day(since, field="since")
    refuse_day(until, field="until")
    if not 0 <= (until - since).days < LONGEST_DAYS:
        raise Problem("cases.days_cross", _("The work cannot end before it began."), field="until")


def _rows(case: Case, claimants: Sequence[Claimant]) -> list[Claimant]:
    """The case's own rows of these claimants. Raises `cases.not_of_this_case`."""
    wanted = {claimant.id for claimant in claimants}
    rows = [row for row in case.claimants.standing().select_related("person") if row.id in wanted]
    if len(rows) < len(wanted):
        raise Problem("cases.not_of_this_case", _("This is not part of this case."))
    return rows


def take(case: Case, one: FromDiaries, since: date, until: date, *, with_money: bool) -> None:
    """Into the row in hand. Overtime stands there in half hours; the law counts the diary's minutes."""
    row = one.claimant
    row.since, row.until, row.half_days, row.hazri = since, until, one.half_days, one.hazri
    row.overtime_hours = Decimal((one.overtime_minutes + 15) // 30) / 2
    if with_money:
        row.advance_paise, row.paid_paise = one.advance_paise, one.paid_paise
    set_limit(case, row)
