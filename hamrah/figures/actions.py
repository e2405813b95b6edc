"""Verbs on opening balances. Not here: any counted number; nobody types those."""

from datetime import date
from typing import Any

from django.utils import timezone

from hamrah.figures.models import OpeningBalance
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.room import rooms
from hamrah.ground.verb import verb
from hamrah.ground.words import _


@verb("figures.state_opening_balance")
def state_opening_balance(
    actor: Any, *, measure: str, value: int, until: date, source: str
) -> OpeningBalance:
    """Stand for a number from before the records, with its source; the one stated before ends.

    Raises `figures.unknown_measure`, `figures.not_a_count`, `figures.in_the_future`, `figures.no_source`.
    """
    known = {one.code: one for room in rooms() for one in room.measures}
    if measure not in known:
        raise Problem("figures.unknown_measure", _("There is no such figure."), field="measure")
    if known[measure].part is not None or known[measure].has_days or value < 0:
        raise Problem(
            "figures.not_a_count", _("An opening balance is a whole number of a plain count."), field="value"
        )
    if until > today():
        raise Problem("figures.in_the_future", _("This day has not come yet."), field="until")
    if not source.strip():
        raise Problem("figures.no_source", _("Say where the number comes from."), field="source")
    _standing(measure).update(ended_at=timezone.now())
    return OpeningBalance.objects.create(
        measure=measure, value=value, until=until, source=source.strip(), stated_by_id=actor.user_id
    )


@verb("figures.end_opening_balance")
def end_opening_balance(actor: Any, *, measure: str) -> int:
    """Take an opening balance back; it stays on record as ended. Answers how many stood."""
    return _standing(measure).update(ended_at=timezone.now())


def _standing(measure: str) -> Any:
    return OpeningBalance.objects.filter(measure=measure, ended_at=None)
