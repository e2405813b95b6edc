"""Pages where an organisation says what it is called and which offices it has.

Not here: whom its cards name (cards), who works there (access).
"""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations import actions
from hamrah.organisations.models import Centre, organisation_of
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page

SAID = ("name", "name_local", "language", "phone", "helpline", "card_years")


def _phone(label: Any, **options: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"type": "tel"})
    return forms.CharField(label=label, max_length=16, required=False, widget=widget, **options)


class OrganisationForm(Form):
    """What the organisation is called and how it is reached."""

    name = forms.CharField(label=_("Name"), max_length=120)
    name_local = forms.CharField(label=_("The same in your own script"), max_length=120, required=False)
    language = forms.ChoiceField(label=_("Language of the office"), choices=settings.LANGUAGES)
    phone = _phone(_("Phone of the office"))
    helpline = _phone(_("Helpline for workers"))
    card_years = forms.IntegerField(
        label=_("A card is valid for how many years?"),
        min_value=1,
        max_value=actions.MOST_CARD_YEARS,
        help_text=_("Counts for cards signed from now on."),
    )


class CentreForm(Form):
    """An office."""

    name = forms.CharField(label=_("Name"), max_length=120)
    name_local = forms.CharField(label=_("The same in your own script"), max_length=120, required=False)
    phone = _phone(_("Phone"))


@page("organisations.describe_organisation")
def organisation(request: Asked) -> HttpResponse:
    """Its name, language, phones, and how long its cards are valid."""
    known = organisation_of(request.actor.organisation_id)
    form = OrganisationForm(request.POST or None, initial={field: getattr(known, field) for field in SAID})
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            actions.describe_organisation(request.actor, command=command_of(request), **said)
            messages.success(request, _("Kept."))
            return redirect("organisations:organisation")
        except Problem as problem:
            form.show(problem)
    return render(request, "organisations/organisation.html", {"form": form, "organisation": known})


@page("organisations.add_centre")
def centres(request: Asked) -> HttpResponse:
    """The offices, and adding one."""
    form = CentreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_centre(request.actor, command=command_of(request), **form.cleaned_data)
            messages.success(request, _("%(name)s is in the list.") % {"name": form.cleaned_data["name"]})
            return redirect("organisations:centres")
        except Problem as problem:
            form.show(problem)
    rows = Centre.objects.order_by("name", "id")
    return render(request, "organisations/centres.html", {"form": form, "rows": rows})


@page("organisations.correct_centre")
def centre(request: Asked, id: UUID) -> HttpResponse:
    """One office: its name and phone written anew."""
    known = get_object_or_404(Centre, id=id)
    said = {field: getattr(known, field) for field in ("name", "name_local", "phone")}
    form = CentreForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        try:
            kept = {"centre": known, **form.cleaned_data}
            actions.correct_centre(request.actor, command=command_of(request), **kept)
            messages.success(request, _("Kept."))
            return redirect("organisations:centres")
        except Problem as problem:
            form.show(problem)
    return render(request, "organisations/centre.html", {"form": form, "centre": known})
