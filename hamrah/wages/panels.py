"""What of wages other pages show: days and terms on a worker's page; terms to be read among today's work."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from hamrah.ground.day import today
from hamrah.ground.room import Task
from hamrah.ground.words import _
from hamrah.wages import stories, told
from hamrah.wages.hazri import days_worked
from hamrah.wages.models import Terms
from hamrah.wages.rules.counting import twelve_months_to

COUNTED, SHOWN = 1_000, 3


def her_days(request: Any, person: Any) -> dict[str, Any]:
    """Days of twelve months, her diaries, and a way in."""
    counted = days_worked(request.actor, person, twelve_months_to(today()), today())
    return {
        "days": told.days_said(counted.halves),
        "contested": counted.contested,
        "diaries": stories.diaries(request.actor, person)[:SHOWN],
        "slips": stories.slips(request.actor, person)[:1],
    }


def tasks(actor: Any) -> Iterator[Task]:
    """Slips that nobody has read aloud to the worker yet."""
    if not actor.may("wages.read_terms_aloud") or not actor.may("wages.see_pay"):
        return
    waiting = Terms.objects.visible_to(actor).standing().unread()
    if count := len(waiting.values_list("id")[:COUNTED]):
        yield Task(_("Terms to be read aloud"), f"{reverse('wages:gangs')}#unread", "paper", count)
