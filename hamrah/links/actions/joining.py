"""A request's change of state, the link it makes on this side, and the link's end on this side.

Not verbs: what verbs have in common. Not here: the other side, which hears by letter.
"""

from datetime import date
from uuid import UUID

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.links.models import Link, LinkRequest, RequestStep
from hamrah.links.rules.standing import ENDED, ENDS, GIVEN, UNLINKED, may_follow


def moved(request: LinkRequest, state: str, *, why: str = "", by_id: UUID | None = None) -> None:
    """A state and its row. Facts that came with a request go with its refusal or end. Raises
    `links.not_to_answer`."""
    if not may_follow(request.state, state):
        raise Problem("links.not_to_answer", _("This was answered or taken back meanwhile."))
    request.state = state
    if state != GIVEN:
        request.sealed = b""
    request.save(update_fields=["state", "sealed"])
    RequestStep.objects.create(request=request, state=state, why=why, by_id=by_id)


def joined(request: LinkRequest, *, until: date) -> Link:
    """The link on this side. Two requests that crossed, each answered with yes, are one link."""
    assert request.other_ref is not None
    link, is_new = Link.objects.get_or_create(
        person_id=request.person_id,
        other_id=request.other_id,
        other_ref=request.other_ref,
        ended_on=None,
        defaults={"request": request, "since": today(), "until": until},
    )
    if not is_new and link.until < until:
        link.until = until
        link.save(update_fields=["until"])
    return link


def ended(request: LinkRequest, *, how: str, state: str = ENDED, by_id: UUID | None = None) -> None:
    """End the pair's link on this side, and every request that made it. What the other side told is
    forgotten; what was noted here since stays: it is our own."""
    pair = {"person_id": request.person_id, "other_id": request.other_id, "other_ref": request.other_ref}
    how = how if how in ENDS else UNLINKED
    live = Link.objects.select_for_update().filter(**pair, ended_on=None)
    for link in live:
        link.ended_on, link.ended_how, link.ended_by_id = today(), how, by_id
        link.save(update_fields=["ended_on", "ended_how", "ended_by_id"])
    for made in LinkRequest.objects.select_for_update().filter(**pair, state=GIVEN):
        moved(made, state if made.pk == request.pk else ENDED, why=how, by_id=by_id)
