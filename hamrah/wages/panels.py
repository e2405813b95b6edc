"""What of wages other pages show: days and terms on a worker's page; terms to be read among today's work.

Not here: the pages themselves (views/).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from hamrah.ground.day import today
from hamrah.ground.room import Task
from hamrah.ground.words import _
from hamrah.wages import told
from hamrah.wages.hazri import days_of, diaries_of, months_of
from hamrah.wages.models import Diary, Month, Terms
from hamrah.wages.rules.counting import count, twelve_months_to
from hamrah.wages.writing import marks_of

COUNTED, SHOWN = 1_000, 3


def her_days(request: Any, person: Any) -> dict[str, Any]:
    """Days of twelve months, her diaries, and a way in: three questions, since her page asks many."""
    since, until = twelve_months_to(today()), today()
    diaries = list(diaries_of(request.actor, person.records))
    months = list(months_of(diaries, since, until))
    by_id = {one.id: one for one in diaries}
    said = (day for month in months for day in days_of(by_id[month.diary_id], month))
    counted = count(day for day in said if since <= day.on <= until)
    rows = [row_of(one, [month for month in months if month.diary_id == one.id]) for one in diaries]
    slips = Terms.objects.filter(person__in=person.records)
    return {
        "days": told.days_said(counted.halves),
        "contested": counted.contested,
        "diaries": sorted(rows, key=lambda row: row["last"] or date.min, reverse=True)[:SHOWN],
        "has_terms": slips.exists(),
    }


def row_of(diary: Diary, months: list[Month]) -> dict[str, Any]:
    """A diary with the last day that is noted in it."""
    noted = [month.month.replace(day=max(marks_of(month))) for month in months if any(bytes(month.marks))]
    return {"diary": diary, "keeper": told.KEEPERS[diary.keeper], "last": max(noted, default=None)}


def tasks(actor: Any) -> Iterator[Task]:
    """Slips that nobody has read aloud to the worker yet."""
    if not actor.may("wages.read_terms_aloud") or not actor.may("wages.see_pay"):
        return
    waiting = Terms.objects.visible_to(actor).standing().unread()
    if how_many := len(waiting.values_list("id")[:COUNTED]):
        yield Task(_("Terms to be read aloud"), f"{reverse('wages:gangs')}#unread", "paper", how_many)
