"""Verbs on looking: asking for more, a second person's answer, the budget itself, an alarm looked into.

Not here: the log and the budget's door (models/readings.py).
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamrah.access.models import Alarm, MoreReadings
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation, organisation_of

MOST_MORE, MOST_HOURS = 1_000, 24
LEAST_BUDGET, MOST_BUDGET = 10, 10_000


@verb("access.ask_for_more")
def ask_for_more(actor: Any, *, why: str, how_many: int, hours: int) -> MoreReadings:
    """Ask a second person for `how_many` more people within `hours`.

    Raises `access.say_why`, `access.too_much_asked`, `access.asked_already`.
    """
    if not why.strip():
        raise Problem("access.say_why", _("Say what you need it for."), field="why")
    if not (1 <= how_many <= MOST_MORE and 1 <= hours <= MOST_HOURS):
        raise Problem(
            "access.too_much_asked",
            _("At most %(most)d people, and at most %(hours)d hours."),
            field="how_many",
            most=MOST_MORE,
            hours=MOST_HOURS,
        )
    if MoreReadings.objects.waiting().filter(user_id=actor.user_id).exists():
        raise Problem("access.asked_already", _("You have asked already; it waits for an answer."))
    return MoreReadings.objects.create(user_id=actor.user_id, why=why.strip(), how_many=how_many, hours=hours)


@verb("access.answer_more")
def answer_more(actor: Any, *, asked: MoreReadings, agrees: bool) -> MoreReadings:
    """Agree that a colleague looks at more people, or not. Raises `access.not_your_own`,
    `access.answered_already`."""
    if asked.user_id == actor.user_id:
        raise Problem("access.not_your_own", _("A second person answers this, not you yourself."))
    if asked.agrees is not None:
        raise Problem("access.answered_already", _("This was answered meanwhile."))
    now = timezone.now()
    asked.agrees, asked.answered_by_id, asked.answered_at = agrees, actor.user_id, now
    asked.until_at = now + timedelta(hours=asked.hours) if agrees else None
    asked.save()
    return asked


@verb("access.set_readings_a_day")
def set_readings_a_day(actor: Any, *, people: int) -> int:
    """How many different people each of the staff may look at in 24 hours. Raises `access.bad_budget`."""
    if not LEAST_BUDGET <= people <= MOST_BUDGET:
        raise Problem(
            "access.bad_budget",
            _("A number from %(least)d to %(most)d."),
            field="people",
            least=LEAST_BUDGET,
            most=MOST_BUDGET,
        )
    organisation: Organisation = organisation_of(actor.organisation_id)
    organisation.readings_a_day = people
    organisation.save(update_fields=["readings_a_day"])
    return people


@verb("access.settle_alarm")
def settle_alarm(actor: Any, *, alarm: Alarm, what_it_was: str) -> Alarm:
    """Somebody looked into an alarm; it leaves the home page and stays on record. Raises `access.say_why`,
    `access.settled_already`, `access.not_your_own`."""
    if alarm.settled_at is not None:
        raise Problem("access.settled_already", _("Somebody looked into this meanwhile."))
    if alarm.user_id == actor.user_id:
        raise Problem("access.not_your_own", _("A second person answers this, not you yourself."))
    if not what_it_was.strip():
        raise Problem("access.say_why", _("Say what you found."), field="what_it_was")
    alarm.settled_by_id, alarm.settled_at = actor.user_id, timezone.now()
    alarm.what_it_was = what_it_was.strip()
    alarm.save()
    return alarm
