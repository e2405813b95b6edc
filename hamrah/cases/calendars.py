"""Hearings to come, as a page and as a file for a phone. Neither carries a worker's name or a room's.

Not here: setting and telling them (actions/filing.py).
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from hamrah.cases import told
from hamrah.cases.models import Hearing
from hamrah.cases.rules.ics import Event, calendar_of
from hamrah.ground.day import INDIA

AT_MOST = 200
# Told of late: a hearing is waited for so long before it drops out of the calendar.
BACK = timedelta(days=120)


def hearings_of(actor: Any, *, mine: bool) -> QuerySet[Hearing]:
    """Hearings of which nothing is told yet, the next first."""
    rows = Hearing.objects.visible_to(actor).filter(came="", at__gte=timezone.now() - BACK)
    rows = rows.filter(proceeding__case__closed_on=None)
    if mine:
        rows = rows.filter(proceeding__case__assigned_to_id=actor.user_id)
    return rows.select_related("proceeding__case").order_by("at", "id")[:AT_MOST]


def days_of(actor: Any, *, mine: bool) -> list[tuple[date, bool, list[dict[str, Any]]]]:
    """(day, whether it has passed, hearings of it)."""
    days: dict[date, list[dict[str, Any]]] = {}
    for row in hearings_of(actor, mine=mine):
        days.setdefault(row.at.astimezone(INDIA).date(), []).append(shown(row))
    now = timezone.now().astimezone(INDIA).date()
    return [(day, day < now, rows) for day, rows in days.items()]


def shown(row: Hearing) -> dict[str, Any]:
    proceeding = row.proceeding
    return {
        "row": row,
        "hour": f"{row.at.astimezone(INDIA):%H:%M}",
        "case": proceeding.case,
        "forum": told.FORUMS.get(proceeding.forum, proceeding.forum),
        "number": proceeding.number,
        "kind": told.KINDS.get(proceeding.case.kind, ""),
    }


def ics_of(rows: Any, *, now: datetime) -> str:
    """The file: the case's own number and the forum, which say nothing to whoever picks up the phone."""
    return calendar_of(
        (
            Event(
                uid=f"{row.id}@hamrah",
                at=row.at,
                title=f"{row.proceeding.case.number} · {told.FORUMS.get(row.proceeding.forum, '')}",
            )
            for row in rows
        ),
        now=now,
    )
