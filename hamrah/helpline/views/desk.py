"""The helpline's first page: take a call, danger, numbers to ring, what is unfinished. Not here: one call."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from hamrah.helpline import told
from hamrah.helpline.forms import MissedForm
from hamrah.helpline.models import Call, Callback, Surge
from hamrah.helpline.rules.clocks import is_held
from hamrah.helpline.rules.numbers import shortened
from hamrah.helpline.sealed import number_of, words_in
from hamrah.web.asked import Asked
from hamrah.web.gate import page

SHOWN, LATER_SHOWN, UNFINISHED = 25, 10, 20


@dataclass(frozen=True)
class Waiting:
    """A number of the queue as the desk shows it: never whole, and nobody's name."""

    row: Callback
    number: str
    language: Any
    ask_for: str
    is_late: bool
    held_by: str


@page("helpline.see")
def desk(request: Asked) -> HttpResponse:
    """What is to be done now, danger first."""
    actor, now = request.actor, timezone.now()
    visible = Callback.objects.visible_to(actor).waiting()
    ready = list(visible.now(now)[: SHOWN + 1])
    dangers = Call.objects.visible_to(actor).ended().in_danger().order_by("act_by")[:UNFINISHED]
    context = {
        "missed_form": MissedForm(),
        "dangers": [(row, told.DANGERS.get(row.danger, ""), row.is_late(now)) for row in dangers],
        "drafts": _told(Call.objects.drafts_of(actor).order_by("-began_at")[:UNFINISHED]),
        "ready": [_waiting(actor, row, now) for row in ready[:SHOWN]],
        "has_more": len(ready) > SHOWN,
        "later": [
            _waiting(actor, row, now)
            for row in visible.filter(next_at__gt=now).order_by("next_at")[:LATER_SHOWN]
        ],
        "to_carry_on": _told(
            Call.objects.visible_to(actor).to_carry_on().order_by("carry_on_at")[:UNFINISHED]
        ),
        "surge": Surge.objects.visible_to(actor).on().first(),
        "now": now,
    }
    return render(request, "helpline/desk.html", context)


def _told(rows: Any) -> list[Any]:
    return [(row, told.TOPICS.get(row.topic, ""), told.DISPOSITIONS.get(row.disposition, "")) for row in rows]


def _waiting(actor: Any, row: Callback, now: datetime) -> Waiting:
    held = is_held(row.held_at, now)
    by = "me" if held and row.held_by_id == actor.user_id else "other" if held else ""
    return Waiting(
        row, shortened(number_of(row)), told.LANGUAGES.get(row.language, ""), words_in(row).get("ask_for",
        ""), row.is_late(now), by,
    )  # fmt: skip
