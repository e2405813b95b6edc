"""The page of the places an organisation knows. Not here: the state's places (places)."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations import actions
from hamrah.organisations.models import Village
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page

A_PAGE = 50
KINDS = {
    "village": _("Village"),
    "hamlet": _("Hamlet (phala)"),
    "stand": _("Labour stand (naka)"),
    "site": _("Worksite"),
}


class VillageForm(Form):
    """A village or stand by its name."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=list(KINDS.items()))


@page("places.see")
def villages(request: Asked) -> HttpResponse:
    """Villages, hamlets, stands and worksites of the organisation, found by name; adding one."""
    form = VillageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            village = actions.add_village(request.actor, command=command_of(request), **form.cleaned_data)
            messages.success(request, _("%(name)s is in the list.") % {"name": village.name})
            return redirect("organisations:villages")
        except Problem as problem:
            form.show(problem)
    words = request.GET.get("words", "").strip()
    rows = Village.objects.visible_to(request.actor).order_by("name")
    if words:
        rows = rows.filter(folded__startswith=actions.folded(words))
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    kinds = [(village, KINDS.get(village.kind, village.kind)) for village in shown]
    return render(
        request,
        "organisations/villages.html",
        {"form": form, "page": shown, "rows": kinds, "words": words},
    )
