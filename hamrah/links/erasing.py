"""What erasing a person reaches in links beyond what cascades: the other side hears that it is over."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from hamrah.ground.room import Leaving
from hamrah.links import posting
from hamrah.links.clerk import clerk_of
from hamrah.links.models import LinkRequest
from hamrah.links.rules.standing import CONSENT_ENDED, GIVEN, WAITING


def end_her_links(actor: Any, leaving: Leaving) -> Iterator[UUID]:
    """Nobody is asked anything; whoever is linked with her record here is told that it is gone."""
    clerk = clerk_of(actor.organisation_id)
    for request in LinkRequest.objects.filter(person__in=leaving.ids, state__in=(WAITING, GIVEN)):
        says = {"code": str(request.code), "why": CONSENT_ENDED}
        posting.send(clerk, to=request.other_id, kind=posting.END, says=says)
    yield from ()
