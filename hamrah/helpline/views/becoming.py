"""Pages on which a call becomes something, with what was said on it already in the form. Not here: the
verbs.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hamrah.cases.forms import CaseForm
from hamrah.cases.models import Case
from hamrah.cases.views.cases import after_opening, kind_groups
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.helpline import actions
from hamrah.helpline.forms import CallerForm, MessageForm
from hamrah.helpline.models import Call
from hamrah.helpline.rules.words import OWN
from hamrah.helpline.sealed import number_of, words_in
from hamrah.helpline.shown import her_of
from hamrah.helpline.views.calls import one
from hamrah.people.models import Person
from hamrah.people.rules.registration import PhoneSaid, Registration
from hamrah.people.search import Found
from hamrah.people.shown import Shown, shown
from hamrah.people.views.registering import answers, with_places
from hamrah.people.villages import village_names
from hamrah.services.actions.asking import Asked as Wish
from hamrah.services.forms import AskForm
from hamrah.services.kinds import Kind, kinds_offered
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

# The kind of service that a topic is asked for as, where it is one.
SERVICE_OF = {
    "wages": "legal", "accident": "legal", "contractor": "legal", "harassment": "legal", "shelter": "shelter",
    "food": "food", "health": "health", "scheme": "scheme", "papers": "papers", "job": "job", "bank": "bank",
    "bondage": "danger", "missing": "danger", "violence": "danger", "child": "danger",
}  # fmt: skip

# The kind of case that a danger or a topic is, where it is one.
CASE_OF = {
    "violence": "violence", "bondage": "bondage", "child": "child_labour", "missing": "missing",
    "wages": "unpaid_wages", "contractor": "held_by_contractor", "accident": "accident", "death": "death",
    "harassment": "harassment", "police": "police", "scheme": "benefit_refused", "papers": "papers_held",
}  # fmt: skip


@page("helpline.register_caller")
def registration(request: Asked, id: UUID) -> HttpResponse:
    """Quick-add: name and village; the phone is known already. A strong likeness comes back as faces."""
    call = one(request, id)
    form = caller_form(request, call)
    alike: list[Shown] = []
    if request.method == "POST" and form.is_valid():
        try:
            register(request, call, form)
            messages.success(
                request, _("She is registered quickly. The rest is asked when somebody meets her.")
            )
            return redirect(call)
        except Problem as problem:
            form.show(problem)
            alike = _alike(request, problem)
    context = {"call": call, "form": form, "alike": alike, "villages": village_names()}
    return render(request, "helpline/registration.html", context)


def caller_form(request: Asked, call: Call) -> CallerForm:
    return CallerForm(request.POST or None, initial={"name": words_in(call).get("name_said", "")})


def register(request: Asked, call: Call, form: CallerForm) -> None:
    actions.register_caller(
        request.actor, command=command_of(request), call=call, said=registration_of(request, call, form),
        not_the_same=tuple(answers(request)),
    )  # fmt: skip


def registration_of(request: Asked, call: Call, form: CallerForm) -> Registration:
    """Whoever the call is about; told by another it waits for her own word."""
    facts = with_places({**form.cleaned_data, "gender": call.gender, "phones": _phones(call)})
    return Registration(**facts, by_proxy=call.caller != "self", id=command_of(request))


def _phones(call: Call) -> tuple[PhoneSaid, ...]:
    """The number as hers only where she said so; safe to call only where she said that too."""
    number = number_of(call)
    owner = call.owner if call.owner in (OWN, "family", "neighbour", "contractor") else "unknown"
    return (PhoneSaid(number, owner, call.may_message),) if number else ()


def _alike(request: Asked, problem: Problem) -> list[Shown]:
    if problem.code != "people.likely_same":
        return []
    found = [Found(UUID(other), 0.0) for other in problem.values["others"]]
    return shown(request.actor, found, page="helpline.caller")


@page("helpline.make_case")
def case(request: Asked, id: UUID) -> HttpResponse:
    """A case with what the call said already in it; only what a case needs more is asked."""
    call = one(request, id)
    form = CaseForm(request.POST or None, initial=told_already(call))
    worker = caller_form(request, call) if call.person is None else None
    alike: list[Shown] = []
    if request.method == "POST" and form.is_valid() and (worker is None or worker.is_valid()):
        try:
            return redirect(after_opening(request, opened(request, call, form, worker)))
        except Problem as problem:
            (worker if worker and problem.field in worker.fields else form).show(problem)
            alike = _alike(request, problem)
    her = her_of(request.actor, call)
    context = {
        "call": call, "form": form, "worker": worker, "her": her, "alike": alike, "groups": kind_groups(),
        "villages": village_names() if worker else [],
    }  # fmt: skip
    return render(request, "helpline/case.html", context)


def told_already(call: Call) -> dict[str, Any]:
    """The case's first answers, from what was said."""
    kind = CASE_OF.get(call.danger) or CASE_OF.get(call.topic, "unpaid_wages")
    plain = {"basis": "day", "channel": "helpline", "party_role": "contractor", "safe": "unknown"}
    return {**plain, "kind": kind, "words": words_in(call).get("words", ""), "place": call.place_said}


def opened(request: Asked, call: Call, form: CaseForm, worker: CallerForm | None) -> Case:
    row: Case = actions.make_case(
        request.actor, command=command_of(request), call=call, said=form.said(), worked=form.worked(),
        who=registration_of(request, call, worker) if worker else None, not_the_same=tuple(answers(request)),
    )  # fmt: skip
    return row


@page("helpline.make_request")
def service(request: Asked, id: UUID) -> HttpResponse:
    """What she asks for: the kind that the call is about, its questions, her words already there."""
    call = one(request, id)
    if call.person is None:
        messages.error(request, _("Say first which worker the call is about."))
        return redirect(call)
    kind = kind_for(request, call)
    form = AskForm(request.POST or None, kind=kind, initial={"words": words_in(call).get("words", "")})
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(make(request, call, kind, form))
        except Problem as problem:
            form.show(problem)
    her = her_of(request.actor, call)
    context = {"call": call, "kind": kind, "kinds": kinds_offered(), "form": form, "her": her}
    return render(request, "helpline/service.html", context)


def kind_for(request: Asked, call: Call) -> Kind:
    """The kind asked for, else the topic's, else the first."""
    offered = kinds_offered()
    wanted = request.GET.get("kind") or SERVICE_OF.get(call.danger) or SERVICE_OF.get(call.topic, "other")
    return next((kind for kind in offered if kind.code == wanted), offered[-1])


def make(request: Asked, call: Call, kind: Kind, form: AskForm) -> Any:
    said = form.cleaned_data
    wish = Wish(
        kind.code, form.said(), said["words"], provider=said.get("provider"), side=said.get("side") or "both"
    )
    return actions.make_request(request.actor, command=command_of(request), call=call, asked=wish)


@page("helpline.send_message")
def message(request: Asked, id: UUID) -> HttpResponse:
    """An approved wording to the phone of the call, or a plain no."""
    call = one(request, id)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            actions.send_message(request.actor, command=command_of(request), call=call, **said)
            messages.success(request, _("The message waits to go out."))
            return redirect(call)
        except Problem as problem:
            messages.error(request, str(problem))
    return redirect(call)


@page("helpline.send_message")
def message_to(request: Asked, person: UUID) -> HttpResponse:
    """The same to a worker, from her own page."""
    her = get_object_or_404(Person.objects.visible_to(request.actor).standing(), id=person)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            actions.send_message(request.actor, command=command_of(request) or new_id(), person=her, **said)
            messages.success(request, _("The message waits to go out."))
        except Problem as problem:
            messages.error(request, str(problem))
    return redirect(her)
