"""What an answer does to the requests behind a hand-over: they move, or their owner hears and goes on.

Not here: the answer itself (actions/answering.py, received.py).
"""

from typing import Any

from hamrah.ground.day import today
from hamrah.services.models import HandOver, ServiceRequest
from hamrah.services.rules.steps import MOVED
from hamrah.services.stepping import moved_to, note


def requests_of(row: HandOver) -> list[ServiceRequest]:
    """The open requests that were handed over, of everyone who has not taken it back."""
    ids = row.people.filter(withdrawn_at=None).exclude(request=None).values("request_id")
    rows = ServiceRequest.objects.filter(id__in=ids).open().select_related("person")
    return list(rows)


def moved_out(actor: Any, row: HandOver) -> None:
    """Another organisation does it now: with us it is closed as moved, and she is told so."""
    for request in requests_of(row):
        moved_to(actor, request, MOVED, "move")
        request.next_on = today()
        request.save()


def moved_inside(actor: Any, row: HandOver) -> None:
    """Another centre or colleague does it now; whoever accepted it has it."""
    for request in requests_of(row):
        request.centre_id = row.to_centre_id or request.centre_id
        request.assigned_to_id, request.wished_by_id = actor.user_id, None
        request.save(update_fields=["centre_id", "assigned_to_id", "wished_by_id"])
        note(actor, request, "moved_inside")


def heard_back(actor: Any, row: HandOver, step: str, words: str) -> None:
    """What the receiver said stands in the request's story, and its owner looks at it today."""
    for request in requests_of(row):
        note(actor, request, step, words)
        request.next_on = today()
        request.save(update_fields=["next_on"])
