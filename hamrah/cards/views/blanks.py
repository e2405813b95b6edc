"""The box of blank cards: what must lie in it, why, and what is written in its book. Not here: the verbs."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hamrah.cards import actions, told
from hamrah.cards.blanks import box_now, shortage_now
from hamrah.cards.models import BlankLine
from hamrah.cards.rules.blanks import BOUGHT, COUNTED, MOST, SPOILT
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page

LINES = 30
VERBS = {BOUGHT: actions.buy_blanks, SPOILT: actions.spoil_blanks, COUNTED: actions.count_blanks}


class BlanksForm(Form):
    """What happened to how many blanks."""

    kind = forms.ChoiceField(
        label=_("What happened?"), choices=list(told.BLANKS_HAPPENED.items()), widget=forms.RadioSelect
    )
    how_many = forms.IntegerField(label=_("How many?"), min_value=0, max_value=MOST)
    note = forms.CharField(label=_("Note"), required=False, max_length=120)


@page("cards.count_blanks")
def blanks(request: Asked) -> HttpResponse:
    """The box, and one more line for its book. A box that nobody has counted can only be counted."""
    counted = BlankLine.objects.visible_to(request.actor).last_count()
    said = request.POST.copy() if request.method == "POST" else None
    if said is not None and counted is None:
        said["kind"] = COUNTED
    form = BlanksForm(said)
    if said is not None and form.is_valid() and _is_written(request, form):
        return redirect("cards:blanks")
    box = box_now()
    context = {
        "form": form,
        "box": box,
        "counted": counted,
        "shortage": shortage_now(box),
        "lines": [(line, told.BLANK_LINES[line.kind]) for line in _book(request)],
    }
    return render(request, "cards/blanks.html", context, status=422 if form.errors else 200)


def _book(request: Asked) -> Any:
    return BlankLine.objects.visible_to(request.actor)[:LINES]


def _is_written(request: Asked, form: BlanksForm) -> bool:
    said = form.cleaned_data
    act = VERBS[said["kind"]]
    try:
        act(request.actor, command=command_of(request), how_many=said["how_many"], note=said["note"])
    except Problem as problem:
        form.show(problem)
        return False
    messages.success(request, _("It stands in the book."))
    return True
