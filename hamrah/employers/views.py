"""Pages of employers: finding a party, adding one, one with its chain. Not here: workers (journeys)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hamrah.employers import actions, chain, told
from hamrah.employers.forms import AliasForm, CorrectForm, EndForm, LinkForm, PartyForm, PhoneForm
from hamrah.employers.models import Party, PartyPhone, WorksFor
from hamrah.employers.naming import found
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of, shown_again
from hamrah.web.gate import page
from hamrah.web.panels import panels_on

A_PAGE = 50


@page("employers.see")
def parties(request: Asked) -> HttpResponse:
    """All parties of the organisation, found by name, alias or number."""
    words = shown_again(request.GET.get("words", "").strip()[:200])
    shown = Paginator(found(request.actor, words).prefetch_related("names"), A_PAGE)
    shown_page = shown.get_page(request.GET.get("page"))
    context = {"page": shown_page, "rows": [row_of(one) for one in shown_page], "words": words}
    return render(request, "employers/parties.html", context)


def row_of(party: Party) -> dict[str, Any]:
    """A party as a line of a list: kind in words, its other names beside."""
    others = [one.name for one in party.names.all() if one.name != party.name]
    return {"party": party, "kind": told.KINDS.get(party.kind, party.kind), "others": ", ".join(others)}


@page("employers.add_party")
def new(request: Asked) -> HttpResponse:
    """A party that nobody of the list is; those called alike are shown first."""
    form = PartyForm(request.POST or None, initial={"name": shown_again(request.GET.get("name", "")[:120])})
    alike: list[Party] = []
    if request.method == "POST" and form.is_valid():
        is_new = bool(request.POST.get("is_new"))
        try:
            party = actions.add_party(
                request.actor, command=command_of(request), is_new=is_new, **form.said()
            )
            messages.success(request, _("%(name)s is in the list.") % {"name": party.name})
            return redirect("employers:party", id=party.id)
        except Problem as problem:
            alike = list(
                Party.objects.visible_to(request.actor).filter(id__in=problem.values.get("others", ()))
            )
            form.show(problem)
    context = {"form": form, "alike": [row_of(one) for one in alike]}
    return render(request, "employers/new.html", context)


@page("employers.see")
def party(request: Asked, id: UUID) -> HttpResponse:
    return _shown(request, _party(request, id))


@page("employers.correct_party")
def correct(request: Asked, id: UUID) -> HttpResponse:
    """Name, kind and place said anew."""
    one = _party(request, id)
    before = {"name": one.name, "kind": one.kind, "place_said": one.place_said}
    form = CorrectForm(request.POST or None, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            said = {**form.said(), "sector": one.sector}
            actions.correct_party(request.actor, command=command_of(request), party=one, **said)
            messages.success(request, _("It is corrected."))
            return redirect("employers:party", id=one.id)
        except Problem as problem:
            form.show(problem)
    return render(request, "employers/correct.html", {"form": form, "party": one})


@page("employers.add_alias")
def alias(request: Asked, id: UUID) -> HttpResponse:
    one, form = _party(request, id), AliasForm(request.POST or None)
    return _done(request, one, form, actions.add_alias, party=one)


@page("employers.add_phone")
def phone(request: Asked, id: UUID) -> HttpResponse:
    one, form = _party(request, id), PhoneForm(request.POST or None)
    said = {"number": form.cleaned_data["phone"]} if form.is_valid() else {}
    return _done(request, one, form, actions.add_phone, said=said, party=one)


@page("employers.link_parties")
def link(request: Asked, id: UUID) -> HttpResponse:
    """For whom it works: found by name, asked back where unclear."""
    one = _party(request, id)
    form = LinkForm(request.POST or None, actor=request.actor, party=one)
    said = {"upper": form.meant, "since": form.cleaned_data["since"]} if form.is_valid() else {}
    return _done(request, one, form, actions.link_parties, said=said, lower=one)


@page("employers.end_phone")
def phone_end(request: Asked, id: UUID) -> HttpResponse:
    row = get_object_or_404(PartyPhone, id=id, organisation_id=request.actor.organisation_id)
    if request.method == "POST":
        actions.end_phone(request.actor, command=command_of(request), phone=row)
    return redirect("employers:party", id=row.party_id)


@page("employers.end_link")
def link_end(request: Asked, id: UUID) -> HttpResponse:
    row = get_object_or_404(WorksFor, id=id, organisation_id=request.actor.organisation_id)
    form = EndForm(request.POST or None)
    return _done(request, row.lower, form, actions.end_link, link=row)


def _party(request: Asked, id: UUID) -> Party:
    return get_object_or_404(Party.objects.visible_to(request.actor), id=id)


def _done(
    request: Asked, one: Party, form: Form, act: Any, *, said: dict[str, Any] | None = None, **rows: Any
) -> HttpResponse:
    """Do what a small form of the party's page asks, or show the page with what was wrong."""
    if request.method != "POST":
        return redirect("employers:party", id=one.id)
    if form.is_valid():
        facts = form.cleaned_data if said is None else said
        try:
            act(request.actor, command=command_of(request), **rows, **facts)
            messages.success(request, _("It is noted."))
            return redirect("employers:party", id=one.id)
        except Problem as problem:
            form.show(problem)
    return _shown(request, one, form)


def _shown(request: Asked, one: Party, tried: Form | None = None) -> HttpResponse:
    """The party's page; `tried` is the form of it that was refused."""
    forms = {"alias": AliasForm(), "phone": PhoneForm(), "end": EndForm()}
    forms["link"] = LinkForm(actor=request.actor, party=one)
    refused = next((name for name, form in forms.items() if type(form) is type(tried)), "")
    context = {
        **row_of(one),
        "aliases": [name for name in one.names.all() if name.name != one.name],
        "phones": one.phones.all(),
        "above": chain.above(one),
        "below": chain.below(one),
        "forms": {**forms, refused: tried} if refused else forms,
        "refused": refused,
        "panels": panels_on("party", request, one),
    }
    return render(request, "employers/party.html", context)
