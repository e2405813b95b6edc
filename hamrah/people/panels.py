"""What of people other pages show: on the home page, the registrations that wait. Not here: those pages."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from hamrah.access.models import Alarm
from hamrah.ground import numbers
from hamrah.people import told
from hamrah.people.models import Person
from hamrah.people.rules.stages import ACCEPTED
from hamrah.people.twice import todays

# Beyond this nobody need know how many exactly, and counting a million takes half a second.
COUNTED_AT_MOST = 1_000


@dataclass(frozen=True)
class Waiting:
    """One stage of the work and how many wait in it, counted up to a little more than a thousand."""

    stage: str
    words: Any
    count: int

    @property
    def shown(self) -> str:
        """27, or 1,000+."""
        return shown_count(self.count)


def waiting_by_stage(actor: Any) -> list[Waiting]:
    """The stages that wait for somebody, in the order of the work."""
    stages = [stage for stage in told.STAGES if stage != ACCEPTED]
    counts = _counted([waiting_in(actor, stage) for stage in stages])
    return [Waiting(stage, told.STAGES[stage][0], count) for stage, count in zip(stages, counts, strict=True)]


def _counted(sets: list[QuerySet[Person]]) -> tuple[int, ...]:
    """How many rows each has, up to a little more than a thousand; in one statement."""
    asked = [rows.values("id")[: COUNTED_AT_MOST + 1].query.sql_with_params() for rows in sets]
    counts = ", ".join(f"(SELECT count(*) FROM ({sql}) AS asked)" for sql, _values in asked)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", [value for _sql, values in asked for value in values])
        found: tuple[int, ...] = cursor.fetchone()
    return found


def waiting_in(actor: Any, stage: str) -> QuerySet[Person]:
    """Registrations in one stage."""
    return Person.objects.visible_to(actor).standing().filter(state=stage)


def shown_count(count: int) -> str:
    """A capped count in figures: 1,000+ where there are more."""
    return numbers.grouped(min(count, COUNTED_AT_MOST)) + ("+" if count > COUNTED_AT_MOST else "")


def what_waits(request: Any, subject: Any) -> dict[str, Any]:
    """Today's work with registrations."""
    stages = waiting_by_stage(request.actor)
    return {"stages": [one for one in stages if one.count]}


def basis_fields(request: Any, subject: Any) -> dict[str, Any]:
    """What an office states once about a register it brings in."""
    return {"purposes": told.PURPOSE_NAMES.items()}


def perhaps_twice(request: Any, subject: Any) -> dict[str, Any] | None:
    """How many pairs wait for an answer today; nothing where none does."""
    count = todays(request.actor).order_by().count()
    return {"count": count, "shown": shown_count(count)} if count else None


def alarms(request: Any, subject: Any) -> dict[str, Any] | None:
    """Alarms nobody has looked into; nothing where there is none."""
    count = Alarm.objects.filter(settled_at=None).count()
    return {"count": count} if count else None
