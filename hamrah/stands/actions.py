"""Verbs at a labour stand: a visit, a head-count, a rate heard. Not here: registering who was met."""

from datetime import date
from typing import Any

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Village
from hamrah.stands.models import HeadCount, RateSeen, Visit
from hamrah.stands.rules import EARLIEST, LEAST_PAISE, MOST_MET, MOST_PAISE, TRADES, WHOM


@verb("stands.note_visit")
def note_visit(
    actor: Any,
    *,
    stand: Village,
    visited_on: date,
    staff: str = "",
    met_men: int | None = None,
    met_women: int | None = None,
    leaflets: int | None = None,
    complaints: int | None = None,
    complaints_said: str = "",
    talked_of: str = "",
) -> Visit:
    """Staff were there that day. Raises `stands.no_stand`, `stands.bad_day`, `stands.bad_number`."""
    _refuse(stand, visited_on, "visited_on")
    numbers = {"met_men": met_men, "met_women": met_women, "leaflets": leaflets, "complaints": complaints}
    _refuse_numbers(numbers)
    return Visit.objects.create(
        stand=stand,
        visited_on=visited_on,
        staff=staff,
        complaints_said=complaints_said,
        talked_of=talked_of,
        noted_by_id=actor.user_id,
        **numbers,
    )


@verb("stands.note_headcount")
def note_headcount(
    actor: Any, *, stand: Village, counted_on: date, men: int, women: int, children: int | None = None
) -> HeadCount:
    """So many stood there for work. Raises `stands.no_stand`, `stands.bad_day`, `stands.bad_number`."""
    _refuse(stand, counted_on, "counted_on")
    _refuse_numbers({"men": men, "women": women, "children": children})
    return HeadCount.objects.create(
        stand=stand, counted_on=counted_on, men=men, women=women, children=children, noted_by_id=actor.user_id
    )


@verb("stands.note_rate")
def note_rate(
    actor: Any, *, stand: Village, seen_on: date, trade: str, rate_paise: int, whom: str = ""
) -> RateSeen:
    """A day of this work was paid so much there, in paise. `whom`: men, women, or either.

    Raises `stands.no_stand`, `stands.bad_day`, `stands.unknown_trade`, `stands.bad_rate`.
    """
    _refuse(stand, seen_on, "seen_on")
    if trade not in TRADES or whom not in WHOM:
        raise Problem("stands.unknown_trade", _("This choice is not known."), field="trade")
    if not LEAST_PAISE <= rate_paise <= MOST_PAISE:
        raise Problem(
            "stands.bad_rate", _("Write the rate of one day, in rupees: from 50 to 10,000."), field="rate"
        )
    return RateSeen.objects.create(
        stand=stand,
        seen_on=seen_on,
        trade=trade,
        whom=whom,
        rate_paise=rate_paise,
        noted_by_id=actor.user_id,
    )


def _refuse(stand: Village, day: date, field: str) -> None:
    if stand.kind != "stand":
        raise Problem("stands.no_stand", _("This place is no labour stand."))
    if not EARLIEST <= day <= today():
        raise Problem("stands.bad_day", _("This day cannot be right. Look at it again."), field=field)


def _refuse_numbers(numbers: dict[str, int | None]) -> None:
    for name, number in numbers.items():
        if number is not None and not 0 <= number <= MOST_MET:
            raise Problem("stands.bad_number", _("This number cannot be right."), field=name)
