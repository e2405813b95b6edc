"""What a supervisor looks at on a morning: how old open cases are, who carries how many, what is stuck.

Counted by the database in one statement each. Not here: the page, or figures for reports (measures.py).
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q
from django.utils import timezone

from hamrah.cases import told, worklist
from hamrah.cases.models import Case, CaseStep
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
    ages = ageing(rows)
    return {
        "ages": ages,
        "most": max((count for _label, count in ages), default=0) or 1,
        "open": sum(count for _label, count in ages),
        "load": load(rows),
        "states": states(rows),
        "stuck": stuck(rows),
        "stuck_days": STUCK_DAYS,
        "limits": near_limit(rows),
    }


def ageing(rows: Any) -> list[tuple[Any, int]]:
    """How many are open for how long."""
    day, bounds = today(), [None, *AGES]
    asked = {}
    for no, (over, upto) in enumerate(zip(bounds, [*AGES, None], strict=True)):
        within = Q() if upto is None else Q(opened_on__gt=day - timedelta(days=upto))
        beyond = Q() if over is None else Q(opened_on__lte=day - timedelta(days=over))
        asked[f"age_{no}"] = Count("id", filter=within & beyond)
    found = rows.order_by().aggregate(**asked)
    return list(zip(AGE_WORDS, found.values(), strict=True))


AGE_WORDS = (
    _("up to a week"),
    _("up to a month"),
    _("up to three months"),
    _("up to half a year"),
    _("up to a year"),
    _("longer than a year"),
)


def load(rows: Any) -> list[dict[str, Any]]:
    """Who carries how many, and how many of them are overdue; the most overdue first."""
    late = Count("id", filter=Q(next_at__lt=timezone.now()))
    found = list(rows.order_by().values("assigned_to_id").annotate(open=Count("id"), late=late))
    who = names_of(one["assigned_to_id"] for one in found)
    each = [{**one, "name": who.get(one["assigned_to_id"], "")} for one in found]
    return sorted(each, key=lambda one: (-one["late"], -one["open"], one["name"]))


def states(rows: Any) -> list[tuple[Any, str, int]]:
    """How many stand where."""
    found = dict(rows.order_by().values("state").annotate(n=Count("id")).values_list("state", "n"))
    return [(*told.STATES[state], found[state]) for state in told.STATES if found.get(state)]


def stuck(rows: Any) -> list[worklist.Listed]:
    """Open cases in which nobody did anything for a month, the longest first."""
    since = timezone.now() - timedelta(days=STUCK_DAYS)
    recent = CaseStep.objects.filter(at__gte=since).values("case")
    quiet = rows.exclude(id__in=recent).filter(made_at__lt=since).exclude(state="on_hold")
    found = quiet.annotate(last=Max("steps__at")).order_by("last", "id")[:STUCK_SHOWN]
    return worklist.listed(list(found))


def near_limit(rows: Any) -> list[worklist.Listed]:
    """Open cases of which a claim runs out within 90 days and nothing is filed, the nearest first."""
    soon = today() + timedelta(days=max(WARN_DAYS))
    hers = Q(claimants__left_on=None, claimants__limit_on__lte=soon)
    found = Case.objects.filter(id__in=rows.filter(hers).values("id")).filter(proceedings=None)
    return worklist.listed(list(found.order_by("next_at", "id")[:STUCK_SHOWN]))
