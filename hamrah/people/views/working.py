"""Registrations that wait for somebody: drafts, handed in, sent back, perhaps twice. Not here: deciding."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from hamrah.access.models import log_reading
from hamrah.people.models import Person
from hamrah.people.panels import waiting_by_stage
from hamrah.web.asked import Asked
from hamrah.web.gate import page

A_PAGE = 25


@page("people.submit_worker")
def waiting(request: Asked) -> HttpResponse:
    """One stage at a time, oldest first: work to do, not a list of people to browse."""
    stages = waiting_by_stage(request.actor)
    first = next((stage for stage, _words, count in stages if count), stages[0][0])
    stage = request.GET.get("stage", "")
    stage = stage if stage in {one for one, *_rest in stages} else first
    people = Person.objects.visible_to(request.actor).standing().filter(state=stage)
    rows = page_of(request, people.select_related("village").order_by("made_at"))
    log_reading(request.actor, page="people.waiting", people=[person.id for person in rows])
    return render(request, "people/waiting.html", {"stages": stages, "stage": stage, "rows": rows})


def page_of(request: Asked, rows: QuerySet[Person]) -> Any:
    """One page of rows; an impossible number is the last one."""
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
