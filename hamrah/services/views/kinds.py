"""Pages of kinds: the list, one of them, ending one. Not here: what a kind may ask (rules/asked.py)."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_POST

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.services import actions, told
from hamrah.services import kinds as known
from hamrah.services.actions.settings import KindSaid
from hamrah.services.forms import KindForm, written_questions
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

NEW = "new"


@page("services.set_kind")
def kinds(request: Asked) -> HttpResponse:
    """Every kind: how soon, how sensitive, what it asks."""
    rows = [(kind, told.SIDES[kind.side], told.TIERS[kind.tier]) for kind in known.kinds()]
    return render(request, "services/kinds.html", {"rows": rows})


@page("services.set_kind")
def kind(request: Asked, code: str) -> HttpResponse:
    """One kind, or a new one."""
    there = next((one for one in known.kinds() if one.code == code), None)
    if there is None and code != NEW:
        return redirect("services:kinds")
    form = KindForm(request.POST or None, initial=values_of(there) if there else None)
    if there is not None:
        form.fields["code"].disabled = True
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_kind(request.actor, command=command_of(request), said=said_in(form, there))
            messages.success(request, _("The kind is set."))
            return redirect("services:kinds")
        except Problem as problem:
            form.show(problem)
    return render(request, "services/kind.html", {"form": form, "kind": there})


def said_in(form: KindForm, there: known.Kind | None) -> KindSaid:
    """What was typed. Ours are shown in the reader's language: what she left as it was stays ours in each."""
    said = form.said()
    if there is None:
        return said
    if form.cleaned_data["questions"].split() == written_questions(there.fields).split():
        said = replace(said, fields=())
    if said.name == str(there.name):
        with translation.override("en"):
            name = str(there.name)
        local = said.name if name != said.name else ""
        said = replace(said, name=name, name_local=said.name_local or local)
    return said


def values_of(kind: known.Kind) -> dict[str, object]:
    same = ("code", "name", "name_local", "side", "answer_days", "tier", "asks_later")
    return {**{name: getattr(kind, name) for name in same}, "questions": written_questions(kind.fields)}


@require_POST
@page("services.end_kind")
def end(request: Asked, code: str) -> HttpResponse:
    actions.end_kind(request.actor, command=command_of(request), code=code)
    messages.success(request, _("It is offered no longer; what was asked stays."))
    return redirect("services:kinds")
