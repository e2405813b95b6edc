"""Registrations that wait for somebody: drafts, handed in, sent back, perhaps twice. Not here: deciding."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hamrah.access.models import log_reading
from hamrah.people import told
from hamrah.people.models import Person
from hamrah.people.rules.stages import ACCEPTED
from hamrah.web.gate import page

A_PAGE = 25
WAITING = [stage for stage in told.STAGES if stage != ACCEPTED]


@page("people.submit_worker")
def waiting(request: HttpRequest) -> HttpResponse:
    """One stage at a time, oldest first: work to do, not a list of people to browse."""
    everyone = Person.objects.visible_to(request.actor).standing().exclude(state=ACCEPTED)
    counts = dict(everyone.values_list("state").annotate(n=Count("id")).order_by())
    stage = request.GET.get("stage", "")
    if stage not in WAITING:
        stage = next((one for one in WAITING if counts.get(one)), WAITING[0])
    rows = page_of(request, everyone.filter(state=stage).select_related("village").order_by("made_at"))
    log_reading(request.actor, page="people.waiting", people=[person.id for person in rows])
    stages = [(one, told.STAGES[one][0], counts.get(one, 0)) for one in WAITING]
    return render(request, "people/waiting.html", {"stages": stages, "stage": stage, "rows": rows})


def page_of(request: HttpRequest, rows: QuerySet[Person]) -> Any:
    """One page of rows; an impossible number is the last one."""
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
