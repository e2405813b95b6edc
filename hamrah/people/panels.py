"""What of people other pages show: on the home page, the registrations that wait. Not here: those pages."""

from typing import Any

from django.db.models import Count

from hamrah.access.models import Alarm
from hamrah.ground import numbers
from hamrah.people import told
from hamrah.people.models import Person, Suspicion
from hamrah.people.rules.stages import ACCEPTED

# Beyond this the home page need not know how many exactly.
COUNTED_AT_MOST = 1_000


def waiting_by_stage(actor: Any) -> list[tuple[str, Any, int]]:
    """(stage, its words, how many wait), in the order of the work."""
    everyone = Person.objects.visible_to(actor).standing().exclude(state=ACCEPTED)
    counts = dict(everyone.values_list("state").annotate(n=Count("id")).order_by())
    return [
        (one, words, counts.get(one, 0)) for one, (words, _kind) in told.STAGES.items() if one != ACCEPTED
    ]


def what_waits(request: Any, subject: Any) -> dict[str, Any]:
    """Today's work with registrations."""
    stages = waiting_by_stage(request.actor)
    return {"stages": stages, "total": sum(count for *_rest, count in stages)}


def basis_fields(request: Any, subject: Any) -> dict[str, Any]:
    """What an office states once about a register it brings in."""
    return {"purposes": told.PURPOSE_NAMES.items()}


def open_suspicions(actor: Any) -> Any:
    """Pairs nobody has answered, of people the actor may see, the likeliest first."""
    people = Person.objects.visible_to(actor).standing().unrestricted()
    asked = Suspicion.objects.filter(answer="", person__in=people, other__in=people)
    return asked.order_by("-score", "id")


def perhaps_twice(request: Any, subject: Any) -> dict[str, Any] | None:
    """How many pairs wait for an answer; nothing where none does."""
    count = open_suspicions(request.actor).order_by()[: COUNTED_AT_MOST + 1].count()
    shown = numbers.grouped(min(count, COUNTED_AT_MOST)) + ("+" if count > COUNTED_AT_MOST else "")
    return {"count": count, "shown": shown} if count else None


def alarms(request: Any, subject: Any) -> dict[str, Any] | None:
    """Alarms nobody has looked into; nothing where there is none."""
    count = Alarm.objects.filter(settled_at=None).count()
    return {"count": count} if count else None
