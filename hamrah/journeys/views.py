"""Pages of journeys: noting one, and how it ended. Not here: the line itself (panels.py)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hamrah.access.models import log_reading
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.journeys import actions
from hamrah.journeys.forms import ReturnForm, SetOffForm, SpellForm
from hamrah.journeys.models import Spell
from hamrah.journeys.panels import stop_of
from hamrah.journeys.whereto import destinations
from hamrah.people.models import Person
from hamrah.people.villages import village_names
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

# What the form calls otherwise than the verb does.
FIELD_OF = {"rate_paise": "rate", "advance_paise": "advance"}


@page("journeys.start_spell")
def departure(request: Asked, person: UUID) -> HttpResponse:
    """She leaves, or plans to: where to, when, with whom, for what pay."""
    who = get_object_or_404(Person.objects.visible_to(request.actor).standing(), id=person)
    form = SpellForm(request.POST or None, person=who)
    if request.method == "POST" and form.is_valid():
        try:
            actions.start_spell(request.actor, command=command_of(request), person=who, **form.said())
            messages.success(request, _("The journey is noted."))
            return redirect(who)
        except Problem as problem:
            _show(form, problem)
    log_reading(request.actor, page="journeys.departure", people=[who.id])
    away = Spell.objects.visible_to(request.actor).filter(person=who, state__in=actions.AWAY).first()
    context: dict[str, Any] = {
        "person": who,
        "form": form,
        "away": stop_of(away, pays=request.actor.may("journeys.see_wages", who)) if away else None,
        "villages": village_names(),
        "destinations": destinations(),
    }
    return render(request, "journeys/departure.html", context)


@page("journeys.end_spell")
def return_(request: Asked, id: UUID) -> HttpResponse:
    """She came back, went on, or contact was lost."""
    spells = Spell.objects.visible_to(request.actor).select_related("person", "destination", "stand")
    spell = get_object_or_404(spells.filter(person__in=Person.objects.visible_to(request.actor)), id=id)
    form = (SetOffForm if spell.state == "planned" else ReturnForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _went_on(request, spell, form.cleaned_data)
            return redirect(spell.person)
        except Problem as problem:
            form.show(problem)
    log_reading(request.actor, page="journeys.return", people=[spell.person_id])
    pays = request.actor.may("journeys.see_wages", spell.person)
    context = {"person": spell.person, "form": form, "row": stop_of(spell, pays=pays)}
    return render(request, "journeys/return.html", context)


def _went_on(request: Asked, spell: Spell, said: dict[str, Any]) -> None:
    command = command_of(request)
    if said["how"] == "left":
        actions.set_off(request.actor, command=command, spell=spell, left_on=said["returned_on"])
        messages.success(request, _("The journey is noted."))
        return
    actions.end_spell(request.actor, command=command, spell=spell, **said)
    messages.success(request, _("The journey has ended."))


def _show(form: SpellForm, problem: Problem) -> None:
    """Beside the field of the form that the verb's field came from."""
    field = FIELD_OF.get(problem.field or "", problem.field)
    form.add_error(field if field in form.fields else None, str(problem))
