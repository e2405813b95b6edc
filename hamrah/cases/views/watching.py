"""Sessions on the law, who answers at night, what employers were proved to have done.

Not here: the rules (actions/watching.py).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from hamrah.cases import actions, told
from hamrah.cases.actions import SessionSaid
from hamrah.cases.forms import OnCallForm, ReviewForm, SessionForm
from hamrah.cases.models import Case, Conduct, OnCall, Session
from hamrah.cases.who import names_of
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.services.receivers import colleagues
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

SHOWN = 40


@page("cases.hold_session")
def sessions(request: Asked) -> HttpResponse:
    """Sessions held, how many came, and how many cases followed; a new one is noted here."""
    form = SessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            said = SessionSaid(**form.cleaned_data)
            actions.hold_session(request.actor, command=command_of(request), said=said)
            messages.success(request, _("Noted."))
            return redirect("cases:sessions")
        except Problem as problem:
            form.show(problem)
    followed = dict(
        Case.objects.visible_to(request.actor).exclude(session=None)
        .values("session").annotate(n=Count("id")).values_list("session", "n")
    )  # fmt: skip
    rows = [
        (row, told.TOPICS.get(row.topic, row.topic), followed.get(row.id, 0))
        for row in Session.objects.visible_to(request.actor)[:SHOWN]
    ]
    return render(request, "cases/sessions.html", {"rows": rows, "form": form})


@page("cases.see")
def on_call(request: Asked) -> HttpResponse:
    """Who answers now and in the days to come."""
    return watch_page(request, OnCallForm())


def watch_page(request: Asked, form: OnCallForm) -> HttpResponse:
    now = timezone.now()
    rows = list(OnCall.objects.filter(ends_at__gt=now)[:SHOWN])
    who = names_of(row.user_id for row in rows)
    shown = [(row, who.get(row.user_id, ""), row.starts_at <= now) for row in rows]
    context = {
        "rows": shown,
        "form": form,
        "is_watched": any(is_now for _row, _name, is_now in shown),
        "colleagues": colleagues("cases.see_danger") if request.actor.may("cases.set_on_call") else [],
    }
    return render(request, "cases/on_call.html", context)


@require_POST
@page("cases.set_on_call")
def watch(request: Asked) -> HttpResponse:
    form = OnCallForm(request.POST)
    if not form.is_valid():
        return watch_page(request, form)
    said = form.cleaned_data
    chosen = said.pop("who")
    who = next((user for user in colleagues("cases.see_danger") if user.id == chosen), None)
    try:
        if who is None:
            raise Problem("cases.no_such_colleague", _("Choose a colleague of the list."))
        actions.set_on_call(request.actor, command=command_of(request), who=who, **said)
    except Problem as problem:
        form.show(problem)
        return watch_page(request, form)
    messages.success(request, _("Noted."))
    return redirect("cases:on_call")


@require_POST
@page("cases.end_on_call")
def watch_end(request: Asked, id: UUID) -> HttpResponse:
    row = get_object_or_404(OnCall, id=id)
    actions.end_on_call(request.actor, command=command_of(request), watch=row)
    messages.success(request, _("Noted."))
    return redirect("cases:on_call")


@page("cases.review_conduct")
def conduct(request: Asked) -> HttpResponse:
    """What was noted of employers and waits for a second person."""
    rows = Conduct.objects.filter(is_agreed=None, case__in=Case.objects.visible_to(request.actor))
    rows = rows.select_related("party", "case").order_by("on", "id")[:SHOWN]
    who = names_of(row.by_id for row in rows)
    shown: list[dict[str, Any]] = [
        {
            "row": row,
            "what": told.CONDUCTS.get(row.what, row.what),
            "proof": told.PROOFS.get(row.proved_by, row.proved_by),
            "by": who.get(row.by_id, ""),
            "is_own": row.by_id == request.actor.user_id,
        }
        for row in rows
    ]
    return render(request, "cases/conduct.html", {"rows": shown})


@require_POST
@page("cases.review_conduct")
def review(request: Asked, id: UUID) -> HttpResponse:
    rows = Conduct.objects.filter(case__in=Case.objects.visible_to(request.actor))
    row, form = get_object_or_404(rows, id=id), ReviewForm(request.POST)
    if not form.is_valid():
        return redirect("cases:conduct_waiting")
    try:
        agrees = form.cleaned_data["agrees"] == "yes"
        actions.review_conduct(request.actor, command=command_of(request), conduct=row, agrees=agrees)
        messages.success(request, _("Noted."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("cases:conduct_waiting")
