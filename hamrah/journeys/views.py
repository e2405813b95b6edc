"""Changes to journeys, asked from a worker's page. Not here: the line itself (panels.py)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.journeys import actions
from hamrah.journeys.forms import MonthField, SpellForm
from hamrah.journeys.models import Spell
from hamrah.people.models import Person
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page


@require_POST
@page("journeys.start_spell")
def departure(request: Asked, person: UUID) -> HttpResponse:
    """She leaves, or plans to."""
    who = get_object_or_404(Person.objects.visible_to(request.actor), id=person)
    form = SpellForm(request.POST)
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        messages.error(request, f"{form.fields[name].label}: {errors[0]}")
        return redirect(who)
    try:
        actions.start_spell(request.actor, command=command_of(request), person=who, **form.said())
        messages.success(request, _("The journey is noted."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect(who)


@require_POST
@page("journeys.end_spell")
def return_(request: Asked, id: UUID) -> HttpResponse:
    """She came back, went on, or contact was lost."""
    spells = Spell.objects.visible_to(request.actor).select_related("person")
    spell = get_object_or_404(spells, id=id)
    try:
        month = MonthField(required=False).clean(request.POST.get("returned_on", ""))
        how = request.POST.get("how", "")
        actions.end_spell(request.actor, command=command_of(request), spell=spell, how=how, returned_on=month)
        messages.success(request, _("The journey has ended."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect(spell.person)
