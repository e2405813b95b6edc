"""Renewal camps: called for some villages, listed on paper, ticked off. Not here: the verbs."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hamrah.access.models import log_reading
from hamrah.cards import actions
from hamrah.cards.drawing.register import camp_list_of
from hamrah.cards.models import LIVE, Camp, Card
from hamrah.cards.panels import state_of
from hamrah.cards.views.asked import chosen_rows, holders, pdf_answer, problems_said, say_refused
from hamrah.cards.views.printing import visible
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import Village, organisation_of
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page

IN_DAYS, MOST_VILLAGES = 14, 200


class CampForm(Form):
    """What a camp is called, when and where."""

    name = forms.CharField(label=_("Name of the camp"), max_length=120)
    held_on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    place = forms.CharField(label=_("Place"), required=False, max_length=120)


@page("cards.make_camp")
def new_camp(request: Asked) -> HttpResponse:
    """Call a camp: name, day, place, and the villages whose cards are due by then."""
    held_on = today() + timedelta(days=IN_DAYS)
    form = CampForm(request.POST or None, initial={"held_on": held_on})
    if request.method == "POST" and form.is_valid():
        chosen = chosen_rows(request, "village", Village.objects.all())
        try:
            made = actions.make_camp(
                request.actor, command=command_of(request), villages=chosen, **form.cleaned_data
            )
        except Problem as problem:
            form.show(problem)
        else:
            return redirect("cards:camp", made.id)
    ticked = set(request.POST.getlist("village"))
    villages = [(village, due, str(village.id) in ticked) for village, due in _villages_due(request)]
    context = {"form": form, "villages": villages}
    return render(request, "cards/new_camp.html", context, status=422 if form.errors else 200)


@page("cards.make_camp")
def camp(request: Asked, camp: UUID) -> HttpResponse:
    """The camp's list: renewed, not there, still to come."""
    found = get_object_or_404(Camp.objects.visible_to(request.actor), id=camp)
    rows = [(line, line.card, *_stands(line)) for line in _lines(request, found)]
    log_reading(request.actor, page="cards.camp", people=[card.person_id for _line, card, *_rest in rows])
    waiting = [row for row in rows if row[1].state in LIVE]
    context = {"camp": found, "rows": rows, "waiting": len(waiting), "renewed": len(rows) - len(waiting)}
    return render(request, "cards/camp.html", context)


@page("cards.make_camp")
def camp_list(request: Asked, camp: UUID) -> HttpResponse:
    """The list as PDF, to be ticked on paper."""
    found = get_object_or_404(Camp.objects.visible_to(request.actor), id=camp)
    cards = [line.card for line in _lines(request, found, "card__photo")]
    log_reading(request.actor, page="cards.camp", people=holders(cards))
    issuer = organisation_of(request.actor.organisation_id).issuer_name
    pdf = camp_list_of(cards, name=found.name, place=found.place, held_on=found.held_on, issuer=issuer)
    return pdf_answer(pdf, f"camp-{found.held_on}.pdf")


@require_POST
@page("cards.renew_cards")
def ticked(request: Asked, camp: UUID) -> HttpResponse:
    """The chosen ones are renewed as they stand, or did not come."""
    found = get_object_or_404(Camp.objects.visible_to(request.actor), id=camp)
    cards = chosen_rows(request, "card", visible(request).filter(camp_lines__camp=found))
    with problems_said(request):
        if request.POST.get("what") == "absent":
            count = actions.note_absent(request.actor, command=command_of(request), camp=found, cards=cards)
            words = ngettext("%(count)s did not come.", "%(count)s did not come.", count)
        else:
            told = actions.renew_cards(request.actor, command=command_of(request), cards=cards)
            count = len(told["cards"])
            words = ngettext("%(count)s card is renewed.", "%(count)s cards are renewed.", count)
            say_refused(request, told["refused"])
        messages.success(request, words % {"count": count})
    return redirect("cards:camp", found.id)


def _lines(request: Asked, camp: Camp, *also: str) -> Any:
    lines = camp.lines.filter(card__in=Card.objects.visible_to(request.actor))
    together = lines.select_related("card__person", *also).prefetch_related("card__after")
    return together.order_by("card__person__village_said", "card__person__name", "id")


def _stands(line: Any) -> tuple[Any, str]:
    """How a line of the list stands: its card's successor, absent, or still to come."""
    after = next(iter(line.card.after.all()), None)
    if after is not None:
        return state_of(after)
    if line.absent_at:
        return _("Not there"), "warn"
    return (_("To come"), "") if line.card.state in LIVE else state_of(line.card)


def _villages_due(request: Asked) -> list[tuple[Village, int]]:
    """Villages with cards due by a camp in a fortnight, the most first: counts, no names."""
    due = Card.objects.visible_to(request.actor).due(by=today() + timedelta(days=IN_DAYS))
    counted = due.exclude(person__village=None).values("person__village").annotate(count=Count("id"))
    counts = dict(counted.order_by("-count").values_list("person__village", "count")[:MOST_VILLAGES])
    villages = Village.objects.in_bulk(list(counts))
    return [(villages[id], count) for id, count in counts.items() if id in villages]
