"""Invented records that ring when somebody opens them: which they are, and who opened one.

Not here: noticing (access/models/canaries.py). Whoever may open this page raises no alarm with it.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hamrah.access.actions import settle_alarm
from hamrah.access.models import Alarm, Canary
from hamrah.access.models.canaries import canary_ids
from hamrah.access.page_words import words_of
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.people import actions
from hamrah.people.models import Person
from hamrah.web.asked import Asked
from hamrah.web.forms import command_of
from hamrah.web.gate import page

ALARMS_SHOWN = 100


@page("people.see_canaries")
def canaries(request: Asked) -> HttpResponse:
    """The marked records, and the alarms, those nobody has looked into first."""
    marked = canary_ids()
    people = {one.id: one for one in Person.objects.filter(id__in=marked)}
    names = {row.id: people[id].name for id, row in marked.items() if id in people}
    alarms = Alarm.objects.select_related("user", "settled_by").order_by("-settled_at", "-at")
    context = {
        "rows": [(people[id], row) for id, row in marked.items() if id in people],
        "alarms": [(one, names.get(one.canary_id, ""), words_of(one.page)) for one in alarms[:ALARMS_SHOWN]],
    }
    return render(request, "people/canaries.html", context)


@require_POST
@page("people.mark_canary")
def mark(request: Asked, id: UUID) -> HttpResponse:
    """From her page: this record is invented."""
    person = get_object_or_404(Person.objects.visible_to(request.actor).standing(), id=id)
    try:
        actions.mark_canary(request.actor, command=command_of(request), person=person)
        messages.success(request, _("Marked. Whoever opens this record from now on raises an alarm."))
    except Problem as problem:
        messages.error(request, str(problem))
        return redirect(person)
    return redirect("people:canaries")


@require_POST
@page("people.unmark_canary")
def unmark(request: Asked, id: UUID) -> HttpResponse:
    """It rings no more."""
    canary = get_object_or_404(Canary, id=id, ended_at=None)
    actions.unmark_canary(request.actor, command=command_of(request), canary=canary)
    messages.success(request, _("It rings no more."))
    return redirect("people:canaries")


@require_POST
@page("access.settle_alarm")
def settle(request: Asked, id: UUID) -> HttpResponse:
    """What the alarm was."""
    alarm = get_object_or_404(Alarm, id=id)
    try:
        what = request.POST.get("what_it_was", "")[:200]
        settle_alarm(request.actor, command=command_of(request), alarm=alarm, what_it_was=what)
        messages.success(request, _("Noted."))
    except Problem as problem:
        messages.error(request, str(problem))
    return redirect("people:canaries")
