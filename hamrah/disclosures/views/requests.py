"""Pages of the register of authorities' requests. Not here: what may be given (actions/requests.py)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import User, log_reading
from hamrah.disclosures import actions, told
from hamrah.disclosures.choosing import FOUND, LONGEST_SEARCH, visible
from hamrah.disclosures.forms import AdviceForm, DecisionForm, RequestForm, TellingForm
from hamrah.disclosures.models import LegalRequest
from hamrah.disclosures.sealed import said_in
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.people.search import by_words
from hamrah.people.shown import shown
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of, shown_again
from hamrah.web.gate import page

LATEST = 100


@page("disclosures.see_requests")
def requests(request: Asked) -> HttpResponse:
    """What authorities asked, the latest first."""
    rows = LegalRequest.objects.visible_to(request.actor)[:LATEST]
    shown_rows = [
        (row, told.state_words(told.REQUEST_STATES, row.state), row.is_late(today())) for row in rows
    ]
    return render(request, "disclosures/requests.html", {"rows": shown_rows})


@page("disclosures.record_request")
def new(request: Asked) -> HttpResponse:
    """Enter a request; workers of the register whom it names are looked up and ticked."""
    persons = visible(request, request.POST.getlist("person"))
    looks = "find" in request.POST
    form = RequestForm(
        request.POST if request.method == "POST" and not looks else None, initial=typed(request)
    )
    if form.is_bound and form.is_valid():
        try:
            made = actions.record_request(
                request.actor,
                command=command_of(request),
                asked=form.asked(),
                people=[person.id for person in persons],
            )
            return redirect("disclosures:request", made.id)
        except Problem as problem:
            form.show(problem)
    words = shown_again(request.POST.get("find_words", "").strip()[:LONGEST_SEARCH])
    found = by_words(request.actor, words, at_most=FOUND) if looks and words else []
    rows = shown(request.actor, found, page="disclosures.request")
    choosing = {
        "persons": persons,
        "words": words,
        "found": [row for row in rows if row.person not in persons],
    }
    return render(request, "disclosures/new_request.html", {"form": form, "choosing": choosing})


def typed(request: Asked) -> dict[str, Any]:
    """What was typed so far, the day of today where nothing was."""
    return {"received_on": today(), "scope": "named", **request.POST.dict()}


@page("disclosures.see_requests")
def request(request: Asked, id: UUID) -> HttpResponse:
    """One request: what was asked, its steps, what may be done next."""
    row = one(request, id)
    people = Person.objects.visible_to(request.actor).filter(id__in=row.concerned.values("person_id"))
    concerned = list(people.select_related("village"))
    log_reading(request.actor, page="disclosures.request", people=[person.id for person in concerned])
    steps = list(row.steps.order_by("at"))
    names = dict(
        User.objects.filter(id__in={step.by_id for step in steps} - {None}).values_list("id", "name")
    )
    context = {
        "row": row,
        "said": said_in(row),
        "state": told.state_words(told.REQUEST_STATES, row.state),
        "scope": told.SCOPES.get(row.scope, ""),
        "told": told.TOLD.get(row.told, ""),
        "concerned": concerned,
        "steps": [(told.STEPS[step.step], names.get(step.by_id, ""), step.at) for step in steps],
        "is_late": row.is_late(today()),
        "exports": [
            (each, told.state_words(told.STATES, each.state)) for each in row.exports.defer("content")
        ],
        "advice_form": AdviceForm(),
        "decision_form": DecisionForm(),
        "telling_form": TellingForm(),
    }
    return render(request, "disclosures/request.html", context)


def one(request: Asked, id: UUID) -> LegalRequest:
    found: LegalRequest = get_object_or_404(LegalRequest.objects.visible_to(request.actor), id=id)
    return found


def changed(request: Asked, id: UUID, form: Any, act: Any) -> HttpResponse:
    """One verb on a request; what is wrong is said on its page."""
    row = one(request, id)
    try:
        if form.is_valid():
            act(request.actor, command=command_of(request), request=row, **form.cleaned_data)
            messages.success(request, _("Saved."))
        else:
            messages.error(request, _("Fill in every line that is marked."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("disclosures:request", id)


@require_POST
@page("disclosures.note_advice")
def advice(request: Asked, id: UUID) -> HttpResponse:
    return changed(request, id, AdviceForm(request.POST), actions.note_advice)


@require_POST
@page("disclosures.decide_request")
def decision(request: Asked, id: UUID) -> HttpResponse:
    return changed(request, id, DecisionForm(request.POST), actions.decide_request)


@require_POST
@page("disclosures.tell_worker")
def telling(request: Asked, id: UUID) -> HttpResponse:
    return changed(request, id, TellingForm(request.POST), actions.tell_worker)
