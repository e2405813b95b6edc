"""What of people other pages show. Not here: those pages, and what waits on the home page (tasks.py)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from hamrah.access.models import Alarm
from hamrah.ground.counts import counted, shown_count
from hamrah.people import told
from hamrah.people.models import Person
from hamrah.people.rules.stages import ACCEPTED


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
    counts = counted([waiting_in(actor, stage) for stage in stages])
    return [Waiting(stage, told.STAGES[stage][0], count) for stage, count in zip(stages, counts, strict=True)]


def waiting_in(actor: Any, stage: str) -> QuerySet[Person]:
    """Registrations in one stage."""
    return Person.objects.visible_to(actor).standing().filter(state=stage)


def basis_fields(request: Any, subject: Any) -> dict[str, Any]:
    """What an office states once about a register it brings in."""
    return {"purposes": told.PURPOSE_NAMES.items()}


def alarms(request: Any, subject: Any) -> dict[str, Any] | None:
    """Alarms nobody has looked into; nothing where there is none."""
    count = Alarm.objects.filter(settled_at=None).count()
    return {"count": count} if count else None
