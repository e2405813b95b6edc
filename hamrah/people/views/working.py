"""Registrations that wait for somebody: drafts, handed in, sent back, perhaps twice. Not here: deciding."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from hamrah.access.models import log_reading
from hamrah.ground.counts import COUNTED_AT_MOST
from hamrah.ground.numbers import grouped
from hamrah.people.panels import Waiting, waiting_by_stage, waiting_in
from hamrah.people.rules.stages import SUBMITTED
from hamrah.web.asked import Asked
from hamrah.web.gate import page

A_PAGE = 25


@page("people.submit_worker")
def waiting(request: Asked) -> HttpResponse:
    """One stage at a time, oldest first: work to do, not a list of people to browse."""
    stages = waiting_by_stage(request.actor)
    first = next((one for one in _hers_first(request.actor, stages) if one.count), stages[0])
    stage = next((one for one in stages if one.stage == request.GET.get("stage")), first)
    oldest = waiting_in(request.actor, stage.stage).order_by("made_at")[:COUNTED_AT_MOST]
    rows = Paginator(oldest, A_PAGE).get_page(request.GET.get("page"))  # an impossible number: the last page
    log_reading(request.actor, page="people.waiting", people=[person.id for person in rows])
    more = grouped(COUNTED_AT_MOST) if stage.count > COUNTED_AT_MOST else ""
    context = {"stages": stages, "stage": stage.stage, "rows": rows, "more": more}
    return render(request, "people/waiting.html", context)


def _hers_first(actor: Any, stages: Sequence[Waiting]) -> list[Waiting]:
    """Whoever accepts begins with what was handed in; drafts are others' work."""
    accepts = actor.may("people.accept_worker")
    return sorted(stages, key=lambda one: accepts and one.stage != SUBMITTED)
