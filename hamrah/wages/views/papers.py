"""Pages of papers: giving a certificate or a diary, the paper as it was given, days as a sheet of figures.

Not here: how one is drawn (wages/papers), checking one (public.py).
"""

import csv
import io
import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from hamrah.access.models import log_reading
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.wages import actions, told
from hamrah.wages.forms.papers import PaperForm
from hamrah.wages.hazri import days_worked
from hamrah.wages.models import DaysPaper
from hamrah.wages.papers.wording import LANGUAGES
from hamrah.wages.rules.counting import Day, twelve_months_to, uncontested
from hamrah.wages.views.diaries import worker
from hamrah.wages.views.terms import pdf
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

COLUMNS = ("day", "days_worked", "overtime_hours", "contested", "keeper", "for_whom", "trade", "mark")


@page("wages.give_paper")
def give(request: Asked, person: UUID) -> HttpResponse:
    """A certificate or a diary: of which time, in which language."""
    who = worker(request, person)
    language = get_language() or "en"
    initial = {"kind": request.GET.get("kind", "days90"), "until": today(), "since": today().replace(day=1),
               "language": language if language in LANGUAGES else "en"}  # fmt: skip
    whole = days_worked(request.actor, who, twelve_months_to(today()), today())
    trades = [trade for trade, _halves in whole.by_trade if trade]
    form = PaperForm(request.POST or None, initial=initial, trades=trades)
    if request.method == "POST" and form.is_valid():
        try:
            paper = actions.give_paper(
                request.actor, command=command_of(request), person=who, **form.cleaned_data
            )
            messages.success(request, _("The paper %(number)s is signed.") % {"number": paper.number})
            return redirect("wages:of_worker", who.id)
        except Problem as problem:
            form.show(problem)
    sure = uncontested(whole)
    context = {"form": form, "person": who, "days": told.days_said(whole.halves),
               "sure": told.days_said(sure.halves)}  # fmt: skip
    return render(request, "wages/give_paper.html", context)


@page("wages.give_paper")
def paper(request: Asked, id: UUID) -> HttpResponse:
    """The paper exactly as it was given."""
    row = get_object_or_404(DaysPaper.objects.visible_to(request.actor), id=id)
    log_reading(request.actor, page="wages.paper", people=[row.person_id])
    return pdf(bytes(row.pdf), row.number)


@page("wages.see_diary")
def sheet(request: Asked, person: UUID, form: str) -> HttpResponse:
    """Twelve months of her days as figures, each with every diary's word on it."""
    who = worker(request, person)
    whole = days_worked(request.actor, who, twelve_months_to(today()), today())
    rows = [line for day in whole.days for line in lines_of(day)]
    if form == "json":
        body = json.dumps({"days_worked": str(whole.days_worked), "days": rows}, ensure_ascii=False)
        response = HttpResponse(body, content_type="application/json")
    else:
        response = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="days-{today():%Y-%m-%d}.{form}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def lines_of(day: Day) -> list[dict[str, Any]]:
    """A line for each diary that speaks of the day; what counts stands on every one of them."""
    return [
        {
            "day": day.on.isoformat(),
            "days_worked": str(day.halves / 2),
            "overtime_hours": str(one.overtime_quarters / 4),
            "contested": "yes" if day.contested else "",
            "keeper": one.keeper,
            "for_whom": str(one.work),
            "trade": one.trade,
            "mark": one.mark,
        }
        for one in day.said
    ]


def as_csv(rows: list[dict[str, Any]]) -> str:
    """With a mark at its head by which spreadsheets know the script; no cell begins a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows({name: harmless(text) for name, text in row.items()} for row in rows)
    return "\ufeff" + out.getvalue()


def harmless(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
