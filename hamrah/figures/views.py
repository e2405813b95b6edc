"""The page of figures: each with definition, window and as-of. Not here: counting (counting.py)."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from hamrah.figures.counting import figures_of
from hamrah.ground.day import today
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.forms import Form
from hamrah.web.gate import page

BEGINNING = date(1980, 1, 1)


class WindowForm(Form):
    """From a day to a day, both counted."""

    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


@page("figures.see")
def figures(request: Asked) -> HttpResponse:
    """All figures in a window; without one, everything until today."""
    form = WindowForm(request.GET or None)
    said: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    since, until = said.get("since") or BEGINNING, said.get("until") or today()
    counted = list(figures_of(request.actor, since=since, until=until))
    window = {"since": since if said.get("since") else None, "until": until, "now": timezone.now()}
    return render(request, "figures/figures.html", {"form": form, "figures": counted, **window})


def headline(request: Any, subject: Any) -> dict[str, Any] | None:
    """The panel on the home page: everything so far, and this month."""
    month = today().replace(day=1)
    so_far = list(figures_of(request.actor, since=BEGINNING, until=today()))
    lately = {one.code: one.value for one in figures_of(request.actor, since=month, until=today())}
    rows = [(one, lately[one.code]) for one in so_far]
    return {"rows": rows, "now": timezone.now()} if rows else None
