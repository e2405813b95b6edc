"""Pairs that look like one worker, in the order and number that a centre can work in a day.

Not here: how they came about (suspecting.py, the room linkage), or the answers (actions/sameness.py).
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from hamrah.ground.day import today
from hamrah.ground.rows import india_day
from hamrah.people.models import Person, Suspicion

# A pair takes about three minutes with both papers at hand: an hour of a centre's day, not a flood.
A_DAY = 20


def open_suspicions(actor: Any, answer: str = "") -> QuerySet[Suspicion]:
    """Pairs with this answer (none, or "ask"), of people the actor may see, the likeliest first."""
    people = Person.objects.visible_to(actor).standing().unrestricted()
    asked = Suspicion.objects.filter(answer=answer, person__in=people, other__in=people)
    return asked.order_by("-score", "id")


def todays(actor: Any) -> QuerySet[Suspicion]:
    """The likeliest of each centre, as many as are left of its day. What was answered today is done."""
    place = Window(RowNumber(), partition_by=F("person__centre"), order_by=(F("score").desc(), F("id")))
    left = Case(
        *(When(person__centre=centre, then=Value(max(0, A_DAY - done))) for centre, done in _done_today()),
        default=Value(A_DAY),
        output_field=IntegerField(),
    )
    return open_suspicions(actor).annotate(place=place, left=left).filter(place__lte=F("left"))


def _done_today() -> Iterable[tuple[UUID, int]]:
    """Each centre that answered pairs today, and how many."""
    answered = Suspicion.objects.annotate(day=india_day("answered_at")).filter(day=today())
    by_centre = answered.exclude(person__centre=None).order_by().values("person__centre")
    return list(by_centre.annotate(done=Count("id")).values_list("person__centre", "done"))
