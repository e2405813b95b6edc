"""A request's next state, the step written down, the day on which something is due again.

Not here: who may take a step (actions/), which follows which (rules/steps.py).
"""

from datetime import date
from typing import Any

from hamrah.ground.day import today
from hamrah.services.kinds import kind_called
from hamrah.services.models import FollowUp, ServiceRequest, ServiceStep
from hamrah.services.rules.clocks import first_answer_by, later_asked
from hamrah.services.rules.steps import DONE, IN_PROGRESS, OPEN, REQUESTED
from hamrah.services.sealed import seal_for


def note(actor: Any, request: ServiceRequest, step: str, words: str = "", by: Any = None) -> None:
    """Write down one step."""
    sealed = seal_for(request.person, {"words": words.strip()})
    by_id = actor.user_id if by is None else by
    ServiceStep.objects.create(request=request, step=step, sealed=sealed, by_id=by_id)


def moved_to(actor: Any, request: ServiceRequest, state: str, step: str, words: str = "") -> None:
    """Its new state, and what follows of it: first answer, end, later questions."""
    day = today()
    request.answered_on = request.answered_on or day
    request.state = state
    request.closed_on = None if state in OPEN else day
    if request.assigned_to_id is None and state == IN_PROGRESS:
        request.assigned_to_id = actor.user_id
    if step == "reopen":
        request.told_on, request.told_how = None, ""
        request.follow_ups.filter(done_on=None).delete()
    if state == DONE and kind_called(request.kind).asks_later:
        FollowUp.objects.bulk_create(FollowUp(request=request, due_on=on) for on in later_asked(day))
    note(actor, request, step, words)


def due_after(request: ServiceRequest) -> date | None:
    """The next day on which something is due: she hears the outcome at once, then the earliest follow-up.
    What is under way without a day waits in nobody's list too long: a week."""
    if request.state == REQUESTED:
        return request.answer_by
    if request.state not in OPEN and request.told_on is None:
        return today()
    first = request.follow_ups.filter(done_on=None).order_by("due_on").first()
    if first is not None:
        return first.due_on
    return first_answer_by(today(), 7) if request.state in OPEN else None


def locked(request: ServiceRequest) -> ServiceRequest:
    """The row as it is now, held until this is done: two desks may press at once."""
    rows: Any = ServiceRequest.objects.select_for_update(of=("self",)).select_related("person")
    row: ServiceRequest = rows.get(pk=request.pk)
    return row
