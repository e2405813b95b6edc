"""Pages of requests and complaints: what waits, one of them, its answer. Not here: her own page (hers.py)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.rights import actions, told
from hamrah.rights.forms import AnswerForm, ComplaintForm
from hamrah.rights.models import RightsRequest
from hamrah.rights.panels import due_for
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

AT_A_TIME = 50


@page("rights.see")
def rights(request: Asked) -> HttpResponse:
    """Requests that wait for an answer, the most pressing first; the latest answered."""
    every = RightsRequest.objects.visible_to(request.actor).select_related("person")
    waiting = list(every.filter(answered_on=None)[:AT_A_TIME])
    answered = list(every.exclude(answered_on=None).order_by("-answered_on")[:AT_A_TIME])
    people = [row.person_id for row in (*waiting, *answered) if row.person_id]
    log_reading(request.actor, page="rights.rights", people=people)
    context = {
        "waiting": [(row, told.KINDS[row.kind], days_left(row)) for row in waiting],
        "answered": [(row, told.KINDS[row.kind]) for row in answered],
        "due": due_for(request.actor),
    }
    return render(request, "rights/rights.html", context)


def days_left(row: RightsRequest) -> int:
    """Until the answer is due; negative once it is late."""
    return (row.due_on - today()).days


@page("rights.take_request")
def complaint(request: Asked) -> HttpResponse:
    """A complaint of somebody without a record."""
    form = ComplaintForm(request.POST or None, initial={"received_on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_request(
                request.actor, command=command_of(request), kind="complaint", **form.cleaned_data
            )
            messages.success(request, _("Noted. The answer is due in thirty days."))
            return redirect("rights:rights")
        except Problem as problem:
            form.show(problem)
    return render(request, "rights/complaint.html", {"form": form})


@page("rights.see")
def request(request: Asked, id: UUID) -> HttpResponse:
    """One request, its words and its clock."""
    row = one(request, id)
    log_reading(request.actor, page="rights.request", people=[row.person_id] if row.person_id else [])
    context = {"row": row, "kind": told.KINDS[row.kind], "left": days_left(row), "form": AnswerForm()}
    return render(request, "rights/request.html", context)


def one(request: Asked, id: UUID) -> RightsRequest:
    every = RightsRequest.objects.visible_to(request.actor).select_related("person")
    found: RightsRequest = get_object_or_404(every, id=id)
    return found


@require_POST
@page("rights.answer_request")
def answer(request: Asked, id: UUID) -> HttpResponse:
    row, form = one(request, id), AnswerForm(request.POST)
    try:
        said = form.cleaned_data["answer"] if form.is_valid() else ""
        actions.answer_request(request.actor, command=command_of(request), request=row, answer=said)
        messages.success(request, _("Answered."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("rights:request", id)


@require_POST
@page("rights.escalate_request")
def board(request: Asked, id: UUID) -> HttpResponse:
    """She takes her complaint to the Board."""
    try:
        actions.escalate_request(request.actor, command=command_of(request), request=one(request, id))
        messages.success(request, _("Noted: it is with the Board."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("rights:request", id)
