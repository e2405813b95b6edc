"""What of links other pages show: requests that wait (home), her links (her page). Not here: those pages."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from hamrah.ground.counts import counted
from hamrah.ground.day import today
from hamrah.ground.room import Task
from hamrah.ground.words import _
from hamrah.links.models import LinkRequest
from hamrah.links.posting import KINDS
from hamrah.links.shown import links_shown
from hamrah.organisations import letters


def tasks(actor: Any) -> Iterator[Task]:
    """Requests of partners that wait for us, and letters nobody opened."""
    if not actor.may("links.see"):
        return
    url = reverse("links:requests")
    theirs = LinkRequest.objects.visible_to(actor).open().filter(is_ours=False)
    unopened = letters.waiting(actor.organisation_id, kind=KINDS)
    waiting, late, come = counted([theirs, theirs.filter(answer_by__lt=today()), unopened])
    yield Task(_("Partners' requests"), url, "people", waiting, late)
    yield Task(_("Sealed letters that have come"), url, "lock", come)


def her_links(request: Any, person: Any) -> dict[str, Any]:
    """With whom she is linked, and what waits."""
    own = LinkRequest.objects.visible_to(request.actor).filter(person__in=person.records)
    live = [row for row in links_shown(request.actor, person) if row["is_live"]]
    return {"links": live, "waiting": own.open().count()}
