"""What a supervisor looks at on a morning: how old open cases are, who carries how many, what is stuck.

All open cases are read once. Not here: the page, or figures for reports (measures.py).
"""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, Count, Q, When
from django.utils import timezone

from hamrah.cases import told, worklist
from hamrah.cases.rules.limits import WARN_DAYS
from hamrah.cases.who import names_of
from hamrah.ground.day import today
from hamrah.ground.words import _

# Open for so many days: a week, a month, a quarter, half a year, a year, longer.
AGES = (7, 30, 90, 180, 365)
STUCK_DAYS = 30
STUCK_SHOWN = 10


def board_of(actor: Any, *, centre: UUID | None = None) -> dict[str, Any]:
    rows = worklist.cases_of(actor, whose="all", centre=centre)
    heaps = heaps_of(rows)
    ages = ageing(heaps)
    return {
        "ages": ages,
        "most": max((count for _label, count in ages), default=0) or 1,
        "open": sum(heap.open for heap in heaps),
        "load": load(heaps),
        "states": states(heaps),
        "stuck": stuck(rows),
        "stuck_days": STUCK_DAYS,
        "limits": near_limit(rows),
    }


class Heap(NamedTuple):
    """Open cases that are alike: with whom, where they stand, how old (place in AGES); how many are late."""

    assigned_to_id: UUID | None
    state: str
    age: int
    open: int
    late: int


def heaps_of(rows: Any) -> list[Heap]:
    """All of them in one reading; what the board shows of them are sums of these few."""
    day = today()
    age = [When(opened_on__gt=day - timedelta(days=upto), then=no) for no, upto in enumerate(AGES)]
    alike = rows.order_by().annotate(age=Case(*age, default=len(AGES)))
    alike = alike.values_list("assigned_to_id", "state", "age")
    late = Count("pk", filter=Q(next_at__lt=timezone.now()))
    return [Heap(*one) for one in alike.annotate(open=Count("pk"), late=late)]


def ageing(heaps: Iterable[Heap]) -> list[tuple[Any, int]]:
    """How many are open for how long."""
    found = Counter[int]()
    for heap in heaps:
        found[heap.age] += heap.open
    return [(words, found[no]) for no, words in enumerate(AGE_WORDS)]


AGE_WORDS = (
    _("up to a week"),
    _("up to a month"),
    _("up to three months"),
    _("up to half a year"),
    _("up to a year"),
    _("longer than a year"),
)


def load(heaps: Iterable[Heap]) -> list[dict[str, Any]]:
    """Who carries how many, and how many of them are overdue; the most overdue first."""
    carried, late = Counter[UUID | None](), Counter[UUID | None]()
    for heap in heaps:
        carried[heap.assigned_to_id] += heap.open
        late[heap.assigned_to_id] += heap.late
    who = names_of(carried)
    each = [{"open": carried[one], "late": late[one], "name": who.get(one, "")} for one in carried]
    return sorted(each, key=lambda one: (-one["late"], -one["open"], one["name"]))


def states(heaps: Iterable[Heap]) -> list[tuple[Any, str, int]]:
    """How many stand where."""
    found = Counter[str]()
    for heap in heaps:
        found[heap.state] += heap.open
    return [(*told.STATES[state], found[state]) for state in told.STATES if found[state]]


def stuck(rows: Any) -> list[worklist.Listed]:
    """Open cases in which nobody did anything for a month, the longest first."""
    since = timezone.now() - timedelta(days=STUCK_DAYS)
    quiet = rows.filter(moved_at__lt=since).exclude(state="on_hold")
    return worklist.listed(list(quiet.order_by("moved_at", "id")[:STUCK_SHOWN]))


def near_limit(rows: Any) -> list[worklist.Listed]:
    """Open cases of which a claim runs out within 90 days and nothing is filed, the nearest first."""
    day = today()
    near = rows.filter(limit_on__range=(day, day + timedelta(days=max(WARN_DAYS))))
    return worklist.listed(list(near.order_by("limit_on", "id")[:STUCK_SHOWN]))
