"""The worklist of one person or a centre. Not here: what is on it (worklist.py)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from hamrah.access.models import log_reading
from hamrah.ground.day import today
from hamrah.organisations.models import Centre
from hamrah.services import worklist as lists
from hamrah.services.stories import names_of
from hamrah.web.asked import Asked
from hamrah.web.gate import page


@page("services.see")
def worklist(request: Asked) -> HttpResponse:
    """Mine, or everybody's; of one centre, or all I see. Late first."""
    whose, centre = request.GET.get("whose", "mine"), centre_asked(request)
    shown = lists.worklist(request.actor, on=today(), mine=whose != "all", centre=centre)
    people = [task.person.id for task in shown.tasks if task.person]
    log_reading(request.actor, page="services.worklist", people=people)
    who = names_of([task.whose for task in shown.tasks])
    context = {
        "shown": shown,
        "rows": [(task, who.get(task.whose, "")) for task in shown.tasks],
        "whose": whose,
        "centre": centre,
        "centres": Centre.objects.order_by("name"),
        "today": today(),
    }
    return render(request, "services/worklist.html", context)


def centre_asked(request: Asked) -> UUID | None:
    try:
        return UUID(request.GET.get("centre", ""))
    except ValueError:
        return None
