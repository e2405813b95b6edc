"""Days of claimants out of their diaries: first looked at, side by side, then taken. Not here: counting."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hamrah.cases import actions
from hamrah.cases.forms import HazriForm
from hamrah.cases.hazri import books_of, from_diaries
from hamrah.cases.hazri_shown import lines_of, works_of
from hamrah.cases.looking import note_look
from hamrah.cases.models import Case, Claimant
from hamrah.cases.views.cases import one
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@page("cases.take_hazri")
def hazri(request: Asked, id: UUID) -> HttpResponse:
    """From when to when, whose diary counts; each worker's days by each diary; then they are taken."""
    case = one(request, id)
    rows = list(case.claimants.standing().select_related("person").order_by("made_at", "id"))
    note_look(
        request.actor, case, page="cases.hazri", people=[row.person_id for row in rows],
        counts=case.assigned_to_id != request.actor.user_id,
    )  # fmt: skip
    form = HazriForm(asked_first(request, rows))
    works = works_of(case, books_of(request.actor, case, [row.person for row in rows]).values())
    context: dict[str, Any] = {"case": case, "form": form, "works": works}
    if form.is_valid():
        said = {**form.cleaned_data, "works": request.POST.getlist("work") or request.GET.getlist("work")}
        if request.method == "POST" and (answer := taken(request, case, rows, said, form)):
            return answer
        asked = {name: said[name] for name in ("since", "until", "by", "works")}
        noted = from_diaries(request.actor, case, rows, **asked)
        context |= {"lines": lines_of(noted), "chosen": asked["works"]}
    return render(request, "cases/hazri.html", context)


def asked_first(request: Asked, rows: list[Claimant]) -> Any:
    """What was asked; else from the first to the last day that any of them names."""
    if request.method == "POST":
        return request.POST
    days = [day for row in rows for day in (row.since, row.until) if day]
    if not days and "since" not in request.GET:
        return None
    first = {"since": min(days), "until": max(days)} if days else {}
    return {**first, "by": "worker", **request.GET.dict()}


def taken(
    request: Asked, case: Case, rows: list[Claimant], said: dict[str, Any], form: HazriForm
) -> HttpResponse | None:
    """The days of those ticked, taken; None where it was refused, and the form says why."""
    ticked = set(request.POST.getlist("who"))
    who = [row for row in rows if str(row.id) in ticked]
    try:
        ids = actions.take_hazri(request.actor, command=command_of(request), case=case, claimants=who, **said)
    except Problem as problem:
        form.show(problem)
        return None
    messages.success(
        request, _("The days of %(n)d workers are those of their diaries now.") % {"n": len(ids)}
    )
    return redirect("cases:claims", case.id)
