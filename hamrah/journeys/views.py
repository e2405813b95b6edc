"""Pages of journeys: noting one, and how it ended. Not here: the line itself (panels.py)."""

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hamrah.access.models import log_reading
from hamrah.employers.actions import add_party
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.journeys import actions, told
from hamrah.journeys.forms import EngageForm, FoundForm, ReturnForm, SetOffForm, SpellForm
from hamrah.journeys.models import Engagement, Spell
from hamrah.journeys.panels import PARTIES, stop_of
from hamrah.journeys.rules import LOST, in_rupees
from hamrah.journeys.whereto import destinations
from hamrah.people.models import Person
from hamrah.people.villages import village_names
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

# What the form calls otherwise than the verb does.
FIELD_OF = {"rate_paise": "rate", "advance_paise": "advance"}
ENDINGS = {"planned": SetOffForm, LOST: FoundForm}
# What stands in the form of a journey as in the journey itself; and what only some may read there.
AS_NOTED = (*SpellForm.SAME, "home_said", "destination_said", "days_a_month", "earner")
OF_PAY = ("rate_paise", "rate_basis", "advance_paise", "advance_from", "paid_how", "food_stay")


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
    spell = _spell(request, id)
    form = ENDINGS.get(spell.state, ReturnForm)(request.POST or None)
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


@page("journeys.note_facts")
def facts(request: Asked, id: UUID) -> HttpResponse:
    """What is known of a journey, completed or corrected: the same form, filled."""
    spell = _spell(request, id)
    pays = request.actor.may("journeys.see_wages", spell.person)
    form = SpellForm(request.POST or None, person=spell.person, spell=spell, initial=_noted(spell, pays=pays))
    if request.method == "POST" and form.is_valid():
        try:
            said = form.said()
            if not pays:  # she did not see it: what she leaves empty stays as it is
                said = {name: value for name, value in said.items() if value or name not in OF_PAY}
            actions.note_facts(request.actor, command=command_of(request), spell=spell, **said)
            messages.success(request, _("It is noted."))
            return redirect(spell.person)
        except Problem as problem:
            _show(form, problem)
    log_reading(request.actor, page="journeys.facts", people=[spell.person_id])
    context = {"person": spell.person, "form": form, "row": stop_of(spell, pays=False)}
    context |= {"villages": village_names(), "destinations": destinations()}
    return render(request, "journeys/facts.html", context)


def _noted(spell: Spell, *, pays: bool) -> dict[str, Any]:
    noted = {name: getattr(spell, name) for name in AS_NOTED if pays or name not in OF_PAY}
    noted["expected_on"] = f"{spell.expected_on:%Y-%m}" if spell.expected_on else ""
    if pays:
        noted["rate"], noted["advance"] = in_rupees(spell.rate_paise), in_rupees(spell.advance_paise)
    return noted


@page("journeys.engage_party")
def parties(request: Asked, id: UUID) -> HttpResponse:
    """Through whom she went and for whom she works: each party with its role."""
    spell = _spell(request, id)
    form = EngageForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            _engaged(request, spell, form)
            messages.success(request, _("It is noted."))
            return redirect("journeys:parties", id=spell.id)
        except Problem as problem:
            form.show(problem)
    log_reading(request.actor, page="journeys.parties", people=[spell.person_id])
    engaged = [(told.ROLES.get(one.role, one.role), one) for one in spell.engagements.all()]
    context = {"person": spell.person, "form": form, "row": stop_of(spell, pays=False), "engaged": engaged}
    return render(request, "journeys/parties.html", context)


def _engaged(request: Asked, spell: Spell, form: EngageForm) -> None:
    """With a party that is known; else with one that is added by the same press of the button."""
    said, command = form.cleaned_data, command_of(request)
    party = form.meant or add_party(
        request.actor, command=uuid5(command, "party"), name=said["name"], kind=said["kind"], is_new=True
    )
    actions.engage_party(request.actor, command=command, spell=spell, party=party, role=said["role"])


@page("journeys.drop_party")
def drop(request: Asked, id: UUID) -> HttpResponse:
    """A party that was noted by mistake."""
    seen = Engagement.objects.visible_to(request.actor).select_related("spell")
    engagement = get_object_or_404(seen, id=id)
    if request.method == "POST":
        actions.drop_party(request.actor, command=command_of(request), engagement=engagement)
        messages.success(request, _("It is taken out."))
    return redirect("journeys:parties", id=engagement.spell_id)


def _spell(request: Asked, id: UUID) -> Spell:
    spells = Spell.objects.visible_to(request.actor).select_related("person", "destination", "stand")
    hers = spells.filter(person__in=Person.objects.visible_to(request.actor)).prefetch_related(PARTIES)
    return get_object_or_404(hers, id=id)


def _went_on(request: Asked, spell: Spell, said: dict[str, Any]) -> None:
    command = command_of(request)
    if said["how"] == "left" and spell.state == LOST:
        actions.found_again(request.actor, command=command, spell=spell)
        messages.success(request, _("It is noted that she is still there."))
        return
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
