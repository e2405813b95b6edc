"""What of links other pages show: requests that wait (home), her links (her page). Not here: those pages."""

from typing import Any

from hamrah.links.models import LinkRequest
from hamrah.links.posting import KINDS
from hamrah.links.shown import links_shown
from hamrah.organisations import letters

COUNTED_AT_MOST = 100


def what_waits(request: Any, subject: Any) -> dict[str, Any] | None:
    """Requests of partners that wait for us, and letters nobody opened; nothing where there is neither."""
    own = LinkRequest.objects.visible_to(request.actor).open()
    waiting = own.filter(is_ours=False).order_by()[:COUNTED_AT_MOST].count()
    unopened = letters.waiting(request.actor.organisation_id, kind=KINDS).order_by()[:COUNTED_AT_MOST].count()
    return {"waiting": waiting, "letters": unopened} if waiting or unopened else None


def her_links(request: Any, person: Any) -> dict[str, Any]:
    """With whom she is linked, and what waits."""
    own = LinkRequest.objects.visible_to(request.actor).filter(person__in=person.records)
    live = [row for row in links_shown(request.actor, person) if row["is_live"]]
    return {"links": live, "waiting": own.open().count()}
