"""Ends: she takes her consent back, somebody unlinks, or time runs out; the other side hears of each.

Not here: how a link ends on the side that hears (answering.py).
"""

from typing import Any

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.links import posting
from hamrah.links.actions.joining import ended, moved
from hamrah.links.models import Link, LinkRequest
from hamrah.links.rules.standing import (
    CONSENT_ENDED,
    EXPIRED,
    GIVEN,
    RAN_OUT,
    UNLINKED,
    WITHDRAWN,
)


@verb("links.withdraw_request")
def withdraw_request(actor: Any, *, request: LinkRequest, why: str = "") -> LinkRequest:
    """She takes back her consent: an open request closes, a link that came of it ends, on both sides.
    Raises `links.not_ours`, `links.over_already`."""
    request = LinkRequest.objects.select_for_update().get(pk=request.pk)
    if not request.is_ours:
        raise Problem("links.not_ours", _("The other organisation asked; answer it, or end the link."))
    if request.is_open:
        moved(request, WITHDRAWN, why=why, by_id=actor.user_id)
    elif request.state == GIVEN:
        ended(request, how=CONSENT_ENDED, state=WITHDRAWN, by_id=actor.user_id)
    else:
        raise over_already()
    _told(actor, request, CONSENT_ENDED)
    return request


@verb("links.end_link")
def end_link(actor: Any, *, link: Link, why: str = "") -> Link:
    """Unlink: both records stand alone again, each with all its own side noted. Raises
    `links.over_already`."""
    link = Link.objects.select_for_update().get(pk=link.pk)
    if link.ended_on is not None:
        raise over_already()
    ended(link.request, how=UNLINKED, by_id=actor.user_id)
    _told(actor, link.request, UNLINKED)
    link.refresh_from_db()
    return link


@verb("links.close_overdue")
def close_overdue(actor: Any) -> dict[str, int]:
    """Every night: requests that nobody answered in time are over, and so are links whose time has run.
    Answers how many of each. Raises nothing."""
    silent = LinkRequest.objects.select_for_update().open().filter(answer_by__lt=today())
    count = 0
    for request in silent:
        moved(request, EXPIRED)
        count += 1
    run = 0
    for link in Link.objects.select_for_update().filter(ended_on=None, until__lt=today()):
        ended(link.request, how=RAN_OUT)
        run += 1
    return {"silent": count, "ran_out": run}


def over_already() -> Problem:
    return Problem("links.over_already", _("This is over already."))


def _told(actor: Any, request: LinkRequest, why: str) -> None:
    posting.send(actor, to=request.other_id, kind=posting.END, says={"code": str(request.code), "why": why})
