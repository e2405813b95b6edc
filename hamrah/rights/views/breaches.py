"""Pages of the breach register: the list, entering one, its clocks, the letter. Not here: the clocks' law."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_POST

from hamrah.ground.day import INDIA, today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.rights import actions, told
from hamrah.rights.forms import BreachForm, ClockForm
from hamrah.rights.models import Breach, BreachClock
from hamrah.rights.notice import WRITTEN
from hamrah.rights.rules.clocks import BREACH_CLOCKS, hours_between
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

LATEST = 50
LAW = {clock.code: clock for clock in BREACH_CLOCKS}


@page("rights.see_breaches")
def breaches(request: Asked) -> HttpResponse:
    """Every breach, the latest first, with the clocks that still run."""
    rows = Breach.objects.visible_to(request.actor).prefetch_related("clocks")[:LATEST]
    shown = [(row, [clock_words(clock) for clock in row.clocks.all() if not clock.done_at]) for row in rows]
    return render(request, "rights/breaches.html", {"rows": shown})


def clock_words(clock: BreachClock) -> dict[str, Any]:
    """A clock in words: the hours that are left or over, and how urgent that is."""
    law, now = LAW[clock.code], timezone.now()
    left = hours_between(now, clock.due_at)
    return {
        "clock": clock,
        "name": told.CLOCKS[clock.code],
        "within": told.SHARES[law.hours],
        "source": law.source,
        "since": law.since if law.since > today() else None,
        "left": left if law.hours else None,
        "open": hours_between(clock.due_at, now),
        "is_late": clock.done_at is None and clock.due_at < now,
        "was_late": clock.done_at is not None and bool(law.hours) and clock.done_at > clock.due_at,
        "form": ClockForm(prefix=""),
    }


@page("rights.record_breach")
def new(request: Asked) -> HttpResponse:
    """Enter a breach: from the moment it was noticed its clocks run."""
    now = timezone.now().astimezone(INDIA).replace(tzinfo=None)
    form = BreachForm(request.POST or None, initial={"noticed_at": now.isoformat(timespec="minutes")})
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.record_breach(request.actor, command=command_of(request), said=form.said())
            return redirect("rights:breach", row.id)
        except Problem as problem:
            form.show(problem)
    return render(request, "rights/new_breach.html", {"form": form})


@page("rights.see_breaches")
def breach(request: Asked, id: UUID) -> HttpResponse:
    """One breach: what is known so far, and who is still to be told."""
    row = one(request, id)
    form = BreachForm(request.POST or None, initial=said_of(row))
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_breach(request.actor, command=command_of(request), said=form.said(), breach=row)
            messages.success(request, _("Saved."))
            return redirect("rights:breach", id)
        except Problem as problem:
            form.show(problem)
    clocks = [clock_words(clock) for clock in row.clocks.all()]
    context = {
        "row": row,
        "form": form,
        "clocks": clocks,
        "hours": hours_between(row.noticed_at, timezone.now()),
    }
    return render(request, "rights/breach.html", context)


def one(request: Asked, id: UUID) -> Breach:
    found: Breach = get_object_or_404(Breach.objects.visible_to(request.actor), id=id)
    return found


def said_of(row: Breach) -> dict[str, Any]:
    names = ("what", "whose", "people_count", "cause", "consequences", "measures", "advice")
    noticed = row.noticed_at.astimezone(INDIA).replace(tzinfo=None)
    return {name: getattr(row, name) for name in names} | {
        "noticed_at": noticed.isoformat(timespec="minutes")
    }


@require_POST
@page("rights.tick_clock")
def clock(request: Asked, id: UUID) -> HttpResponse:
    """Somebody was told."""
    row = get_object_or_404(BreachClock.objects.visible_to(request.actor), id=id)
    form = ClockForm(request.POST)
    try:
        if form.is_valid():
            actions.tick_clock(request.actor, command=command_of(request), clock=row, **form.cleaned_data)
            messages.success(request, _("Saved."))
        else:
            messages.error(request, _("Fill in every line that is marked."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("rights:breach", row.breach_id)


@require_POST
@page("rights.close_breach")
def closing(request: Asked, id: UUID) -> HttpResponse:
    try:
        actions.close_breach(request.actor, command=command_of(request), breach=one(request, id))
        messages.success(request, _("Closed."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("rights:breach", id)


@page("rights.see_breaches")
def letter(request: Asked, id: UUID) -> HttpResponse:
    """What those concerned are told, ready to print, in Hindi or English."""
    wanted = request.GET.get("language", "")
    language = wanted if wanted in WRITTEN else (translation.get_language() or "hi")
    context = {
        "row": one(request, id),
        "organisation": organisation_of(request.actor.organisation_id),
        "today": today(),
        "language": language,
    }
    return render(request, "rights/letter.html", context)
