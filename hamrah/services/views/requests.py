"""Pages of requests: asking for one, one as a story, each step. Not here: the rules (actions/asking.py)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people.models import Membership, Person
from hamrah.services import actions, told
from hamrah.services.actions.asking import Asked as Wish
from hamrah.services.forms import OF_KIND, AskForm, AssignForm, FollowUpForm, StepForm, ToldForm
from hamrah.services.kinds import Kind, kinds_offered
from hamrah.services.models import ServiceRequest
from hamrah.services.stories import story_of
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page


@page("services.ask")
def new(request: Asked, person: UUID) -> HttpResponse:
    """First the kind, as tiles; then its few questions."""
    who = get_object_or_404(Person.objects.visible_to(request.actor).standing(), id=person)
    log_reading(request.actor, page="services.ask", people=[who.id])
    kind = next((one for one in kinds_offered() if one.code == request.GET.get("kind")), None)
    if kind is None:
        shown = {"person": who, "kinds": kinds_offered()}
        return render(request, "services/ask_kind.html", shown)
    form = AskForm(request.POST or None, kind=kind)
    family = family_of(request, who)
    if request.method == "POST" and form.is_valid():
        try:
            ids = asked(request, who, kind, form, family)
            messages.success(request, _("It is noted, and stands in the worklist."))
            return redirect("services:request", ids[0])
        except Problem as problem:
            _show(form, problem)
    context = {"person": who, "kind": kind, "form": form, "family": family}
    return render(request, "services/ask.html", context)


def asked(request: Asked, who: Person, kind: Kind, form: AskForm, family: list[Person]) -> list[str]:
    said, also = form.cleaned_data, set(request.POST.getlist("also"))
    wish = Wish(
        kind.code,
        form.said(),
        said["words"],
        provider=said.get("provider"),
        side=said.get("side") or kind.side,
    )
    people = [who, *(one for one in family if str(one.id) in also)]
    ids: list[str] = actions.ask(request.actor, command=command_of(request), people=people, asked=wish)
    return ids


def family_of(request: Asked, who: Person) -> list[Person]:
    """Those who live with her and are in the register."""
    homes = Membership.objects.filter(person__in=who.records, until=None).values("household_id")
    there = Membership.objects.filter(household__in=homes, until=None).exclude(person__in=who.records)
    visible = Person.objects.visible_to(request.actor).standing()
    family = list(visible.filter(id__in=there.values("person_id")).order_by("name"))
    log_reading(request.actor, page="services.ask", people=[one.id for one in family])
    return family


def _show(form: Form, problem: Problem) -> None:
    """Beside the question it is about, where it is one."""
    asked_as = OF_KIND + (problem.field or "")
    field = asked_as if asked_as in form.fields else problem.field
    form.add_error(field if field in form.fields else None, str(problem))


@page("services.see")
def request(request: Asked, id: UUID) -> HttpResponse:
    """One request as a story, and what may be done with it."""
    row = one(request, id)
    log_reading(request.actor, page="services.request", people=[row.person_id])
    context: dict[str, Any] = {
        **story_of(request.actor, row),
        "person": row.person,
        "buttons": told.STEP_BUTTONS,
        "step_form": StepForm(),
        "follow_form": FollowUpForm(),
        "told_form": ToldForm(),
        "assign_form": AssignForm() if request.actor.may("services.assign") else None,
    }
    context["choices"] = [(step, told.STEP_BUTTONS[step]) for step in context["next"]]
    return render(request, "services/request.html", context)


def one(request: Asked, id: UUID) -> ServiceRequest:
    rows = ServiceRequest.objects.visible_to(request.actor).select_related("person", "provider", "centre")
    found: ServiceRequest = get_object_or_404(rows, id=id)
    return found


@require_POST
@page("services.take_step")
def step(request: Asked, id: UUID) -> HttpResponse:
    row, form = one(request, id), StepForm(request.POST)
    if not form.is_valid():
        return again(request, row, form)
    actions.take_step(request.actor, command=command_of(request), request=row, **form.cleaned_data)
    messages.success(request, _("Noted."))
    return redirect(row)


@require_POST
@page("services.assign")
def assignment(request: Asked, id: UUID) -> HttpResponse:
    """With a colleague, or with myself; with `all`, for everybody who asked together."""
    row, form = one(request, id), AssignForm(request.POST)
    if not form.is_valid():
        return again(request, row, form)
    rows = [row]
    if request.POST.get("all") and row.together:
        mine = ServiceRequest.objects.visible_to(request.actor).open().filter(together=row.together)
        rows = list(mine.select_related("person"))
    to = form.people[form.cleaned_data["to"]]
    actions.assign(request.actor, command=command_of(request), requests=rows, to=to)
    messages.success(request, _("It lies with her now."))
    return redirect("services:worklist")


@require_POST
@page("services.ask_transfer")
def wish(request: Asked, id: UUID) -> HttpResponse:
    row = one(request, id)
    actions.ask_transfer(request.actor, command=command_of(request), request=row)
    messages.success(request, _("Whoever has it is asked."))
    return redirect(row)


@require_POST
@page("services.note_follow_up")
def follow_up(request: Asked, id: UUID) -> HttpResponse:
    row, form = one(request, id), FollowUpForm(request.POST)
    if not form.is_valid():
        return again(request, row, form)
    actions.note_follow_up(request.actor, command=command_of(request), request=row, **form.cleaned_data)
    messages.success(request, _("Noted."))
    return redirect(row)


@require_POST
@page("services.tell_worker")
def telling(request: Asked, id: UUID) -> HttpResponse:
    row, form = one(request, id), ToldForm(request.POST)
    if not form.is_valid():
        return again(request, row, form)
    how = form.cleaned_data["how"]
    actions.tell_worker(request.actor, command=command_of(request), request=row, how=how)
    messages.success(request, _("Noted."))
    return redirect(row)


def again(request: Asked, row: ServiceRequest, form: Form) -> HttpResponse:
    """What was wrong, said on the request's own page."""
    for errors in form.errors.values():
        messages.error(request, str(errors[0]))
    return redirect(row)
