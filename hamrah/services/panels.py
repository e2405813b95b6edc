"""What of services other pages show: a worker's, on her page; today's work, on the home page."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from hamrah.ground.day import today
from hamrah.ground.room import Task
from hamrah.ground.words import _
from hamrah.services.kinds import kinds
from hamrah.services.stories import services_of
from hamrah.services.worklist import how_many

OFFERED = 4


def her_services(request: Any, person: Any) -> dict[str, Any]:
    """What she asked for, and a few kinds to ask for with one tap."""
    known = kinds()
    rows = services_of(request.actor, person, known)
    open_ones = {row.kind for _kind, _state, row in rows if row.is_open}
    may_ask = request.actor.may("services.ask", person)
    offered = [kind for kind in known if not kind.is_ended and kind.code not in open_ones] if may_ask else []
    return {"rows": rows, "offered": offered[:OFFERED], "today": today()}


def tasks(actor: Any) -> Iterator[Task]:
    """What waits for her, and how much of it is late."""
    if actor.may("services.see"):
        shown = how_many(actor, on=today())
        yield Task(_("Services"), reverse("services:worklist"), "check", shown.count, shown.late)
