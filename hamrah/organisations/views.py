"""Pages of the places an organisation knows: finding, adding, deciding what a list left unclear.

Not here: the state's places (places), reading a list from a file (imports).
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from hamrah.ground.languages import reads_hindi
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations import actions
from hamrah.organisations.models import Village, VillageDoubt
from hamrah.organisations.naming import heard, places_by_id
from hamrah.places.facts import PlaceFact
from hamrah.places.rules import Found, Unclear, find_place, index
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page
from hamrah.web.panels import panels_on

A_PAGE = 50
DOUBTS_A_PAGE = 20
KINDS = {
    "village": _("Village"),
    "hamlet": _("Hamlet (phala)"),
    "stand": _("Labour stand (naka)"),
    "site": _("Worksite"),
}
WHY = {
    "code_and_name_differ": _("The code is known under another name."),
    "several": _("Several known villages have this name."),
    "sounds_alike": _("A known village sounds alike."),
    "same_name_nearby": _("A village of this name is known nearby."),
    "place_unclear": _("More than one block or district may be meant."),
    "place_unknown": _("It does not say in which block or district it lies."),
    "twice_in_list": _("It stands twice in the list."),
}
LIES_IN = ("block", "subdistrict", "district", "city")


class VillageForm(Form):
    """A village or stand by its name."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=list(KINDS.items()))
    lies_in = forms.CharField(
        label=_("Block, district or city"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_lies_in(self) -> UUID | None:
        return place_meant(self.cleaned_data["lies_in"])


def place_meant(text: str) -> UUID | None:
    """The block, district or city a text means; None for nothing. Raises ValidationError where unclear."""
    several: list[str] = []
    for kind in LIES_IN if text.strip() else ():
        match find_place(text, kind=kind, index=index()):
            case Found(place=place):
                return place.id
            case Unclear(candidates=candidates):
                several += [words_of(place) for place in candidates]
    if several:
        raise forms.ValidationError(
            _("More than one may be meant: %(places)s. Write its code."),
            params={"places": "; ".join(several)},
        )
    if text.strip():
        raise forms.ValidationError(_("There is no such place."))
    return None


def words_of(place: PlaceFact | None) -> str:
    """A place and what it lies in, in the page's language."""
    hindi = reads_hindi(get_language() or "en")
    steps = index().above(place) if place else ()
    return ", ".join(step.name_hi if hindi and step.name_hi else step.name for step in steps)


@page("places.see")
def villages(request: Asked) -> HttpResponse:
    """Villages, hamlets, stands and worksites of the organisation, found by name; adding one."""
    form = VillageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _added(request, form.cleaned_data)
        except Problem as problem:
            form.show(problem)
    words, kind = request.GET.get("words", "").strip(), request.GET.get("kind", "")
    shown = Paginator(_found(request, words, kind), A_PAGE).get_page(request.GET.get("page"))
    places = places_by_id()
    context = {
        "form": form,
        "page": shown,
        "rows": [(row, KINDS.get(row.kind, row.kind), words_of(places.get(row.parent_id))) for row in shown],
        "words": words,
        "kinds": [("", _("All")), *KINDS.items()],
        "kind": kind,
        "unclear": VillageDoubt.objects.visible_to(request.actor).filter(answer="").count(),
        "panels": panels_on("villages", request, None),
    }
    return render(request, "organisations/villages.html", context)


def _added(request: Asked, said: dict[str, Any]) -> HttpResponse:
    village = actions.add_village(
        request.actor,
        command=command_of(request),
        name=said["name"],
        kind=said["kind"],
        parent=said["lies_in"],
    )
    messages.success(request, _("%(name)s is in the list.") % {"name": village.name})
    return redirect("organisations:villages")


def _found(request: Asked, words: str, kind: str) -> Any:
    rows = Village.objects.visible_to(request.actor).order_by("name", "id")
    if kind in KINDS:
        rows = rows.filter(kind=kind)
    if words.isdecimal():
        return rows.filter(lgd_code=int(words) if len(words) < 10 else None)
    return rows.filter(heard__startswith=heard(words)) if words else rows


@page("organisations.decide_village")
def unclear(request: Asked) -> HttpResponse:
    """Rows of lists that a person must decide, each with what it may be."""
    doubts = VillageDoubt.objects.visible_to(request.actor)
    if request.method == "POST":
        doubt = get_object_or_404(doubts, id=_uuid(request.POST.get("doubt", "")))
        try:
            _decided(request, doubt)
        except Problem as problem:
            messages.error(request, str(problem))
        except forms.ValidationError as wrong:
            messages.error(request, f"{doubt.name}: {wrong.messages[0]}")
        return redirect("organisations:unclear")
    shown = Paginator(doubts.filter(answer="").order_by("name", "id"), DOUBTS_A_PAGE)
    shown_page = shown.get_page(request.GET.get("page"))
    context = {"page": shown_page, "rows": [_choices(request, doubt) for doubt in shown_page]}
    return render(request, "organisations/unclear.html", context)


def _decided(request: Asked, doubt: VillageDoubt) -> None:
    """One answer: "same:<village>", "new:<place>", "in" with a typed place, or "out"."""
    what, _colon, which = request.POST.get("answer", "").partition(":")
    same_as, parent = None, None
    if what == "same":
        same_as = get_object_or_404(Village.objects.visible_to(request.actor), id=_uuid(which))
    elif what == "new":
        parent = _uuid(which)
    elif what == "in":
        parent = place_meant(request.POST.get("lies_in", ""))
        if parent is None:
            raise forms.ValidationError(_("Write the block or district."))
    elif what != "out":
        raise forms.ValidationError(_("Choose one."))
    actions.decide_village(
        request.actor, command=command_of(request), doubt=doubt, same_as=same_as, parent=parent
    )
    messages.success(request, _("%(name)s is decided.") % {"name": doubt.name})


def _uuid(text: str) -> UUID:
    """An id that a form sent back; a spoilt one is nobody's."""
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _choices(request: Asked, doubt: VillageDoubt) -> dict[str, Any]:
    places = places_by_id()
    known = Village.objects.visible_to(request.actor).filter(id__in=doubt.villages).order_by("name", "id")
    wholes = [doubt.parent_id] if doubt.parent_id else doubt.places
    return {
        "doubt": doubt,
        "why": WHY.get(doubt.why, ""),
        "known": [(village, words_of(places.get(village.parent_id))) for village in known],
        "places": [(place, words_of(places.get(place))) for place in wholes],
    }
