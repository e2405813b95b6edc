"""Looking at more people than the budget allows: asking, a second person's answer, the budget itself.

Not here: the budget's door (models/readings.py).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access import actions
from hamrah.access.forms import AskForMore, Budget
from hamrah.access.models import MoreReadings
from hamrah.access.models.readings import allowed_today, looked_at_today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

SHOWN = 20


@page("access.ask_for_more")
def more(request: Asked) -> HttpResponse:
    """Where her budget stands, what she asked, and what waits for her answer."""
    form = AskForMore(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_for_more(request.actor, command=command_of(request), **form.cleaned_data)
            messages.success(request, _("Asked. A coordinator or administrator sees it on the home page."))
            return redirect("access:more")
        except Problem as problem:
            form.show(problem)
    return render(request, "access/more.html", {"form": form, **_standing(request.actor)})


def _standing(actor: Any) -> dict[str, Any]:
    asked = MoreReadings.objects.select_related("user", "answered_by").order_by("-asked_at")
    return {
        "used": looked_at_today(actor),
        "allowed": allowed_today(actor),
        "mine": asked.filter(user_id=actor.user_id)[:SHOWN],
        "waiting": asked.waiting().exclude(user_id=actor.user_id),
        "answered": asked.exclude(agrees=None).exclude(user_id=actor.user_id)[:SHOWN],
        "budget_form": Budget(initial={"people": actor.readings_a_day}),
    }


@require_POST
@page("access.answer_more")
def answer(request: Asked, id: UUID) -> HttpResponse:
    """Yes or no to a colleague."""
    asked = get_object_or_404(MoreReadings, id=id)
    try:
        agrees = request.POST.get("answer") == "yes"
        actions.answer_more(request.actor, command=command_of(request), asked=asked, agrees=agrees)
        messages.success(request, _("Agreed; both names are noted.") if agrees else _("Not agreed; noted."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("access:more")


@require_POST
@page("access.set_readings_a_day")
def budget(request: Asked) -> HttpResponse:
    """How many people each may look at in a day."""
    form = Budget(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write a whole number."))
        return redirect("access:more")
    try:
        actions.set_readings_a_day(request.actor, command=command_of(request), **form.cleaned_data)
        messages.success(request, _("Kept. It counts from the next page on."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("access:more")
