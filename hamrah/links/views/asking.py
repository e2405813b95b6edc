"""One worker's page of links: she is asked, looked up, hears where, and the request goes: each one tap.

Not here: requests of all workers (requests.py).
"""

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.links import actions
from hamrah.links.actions.asking import refuse_unfit
from hamrah.links.forms import CardForm, ConsentForm
from hamrah.links.models import LinkRequest, Somebody
from hamrah.links.shown import last_look, links_shown, met, requests_shown
from hamrah.people.models import Person
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


def person_of(request: Asked, id: UUID) -> Person:
    found: Person = get_object_or_404(Person.objects.visible_to(request.actor).standing(), id=id)
    return found


@page("links.see")
def hers(request: Asked, id: UUID) -> HttpResponse:
    """Is she known elsewhere? The step that comes next, her links, her requests."""
    return shown(request, person_of(request, id))


def shown(request: Asked, person: Person, **forms: Any) -> HttpResponse:
    log_reading(request.actor, page="links.hers", people=[person.id])
    links = links_shown(request.actor, person)
    looked = last_look(request.actor, person)
    own = LinkRequest.objects.visible_to(request.actor).filter(person__in=person.records)
    asked = set(own.open().filter(is_ours=True).values_list("other_id", flat=True))
    asked |= {row["link"].other_id for row in links if row["is_live"]}
    context = {
        "person": person,
        "why_not": why_not(person),
        "looked": looked,
        "met": [one for one in met(looked) if one["row"].other_id not in asked],
        "links": links,
        "requests": requests_shown(own.select_related("person")),
        "form": ConsentForm(),
        "card_form": CardForm(),
        **forms,
    }
    return render(request, "links/hers.html", context)


def why_not(person: Person) -> str:
    """Why nobody may be asked for her; empty where one may."""
    try:
        refuse_unfit(person)
    except Problem as problem:
        return str(problem)
    return ""


@require_POST
@page("links.ask_her")
def asking(request: Asked, id: UUID) -> HttpResponse:
    """What she said; a yes looks at once."""
    person, command = person_of(request, id), command_of(request)
    how, said_yes = request.POST.get("how", ""), request.POST.get("said") == "yes"
    try:
        asked = actions.ask_her(request.actor, command=command, person=person, how=how, said_yes=said_yes)
        if said_yes:
            actions.look_up(request.actor, command=uuid5(command, "look"), asking=asked)
        else:
            messages.success(request, _("Noted: she does not want it. Nobody was asked."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("links:hers", person.id)


@require_POST
@page("links.name_other")
def naming(request: Asked, id: UUID) -> HttpResponse:
    """She wants to hear which organisation it is."""
    somebody = get_object_or_404(Somebody.objects.visible_to(request.actor), id=id)
    try:
        actions.name_other(request.actor, command=command_of(request), somebody=somebody)
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("links:hers", somebody.person_id)


@require_POST
@page("links.send_request")
def sending(request: Asked, id: UUID) -> HttpResponse:
    """With her consent the request goes to the organisation that was named."""
    somebody = get_object_or_404(Somebody.objects.visible_to(request.actor).select_related("person"), id=id)
    form = ConsentForm(request.POST)
    if form.is_valid():
        try:
            sent = actions.send_request(
                request.actor, command=command_of(request), somebody=somebody, said=form.said()
            )
            messages.success(request, _("The request is on its way."))
            return redirect("links:request", sent.id)
        except Problem as problem:
            form.show(problem)
    return shown(request, somebody.person, form=form)


@require_POST
@page("links.send_by_card")
def by_card(request: Asked, id: UUID) -> HttpResponse:
    """She shows a card of another organisation: its issuer is asked."""
    person, form = person_of(request, id), CardForm(request.POST)
    if form.is_valid():
        try:
            card = form.cleaned_data["card"]
            sent = actions.send_by_card(
                request.actor, command=command_of(request), person=person, card=card, said=form.said()
            )
            messages.success(request, _("The request is on its way."))
            return redirect("links:request", sent.id)
        except Problem as problem:
            form.show(problem)
    return shown(request, person, card_form=form, is_by_card=True)
