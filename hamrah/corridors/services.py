"""Services of those who walk a road, at both of its ends: what is open, which hand-overs wait for an answer.

A panel of the corridor's page. Not here: the services themselves (services).
"""

from collections import Counter
from typing import Any

from hamrah.corridors.counting import Road, along
from hamrah.services.kinds import Kind, kinds
from hamrah.services.models import HandedPerson, HandOver, ServiceRequest
from hamrah.services.rules.steps import SENT
from hamrah.services.told import SIDES


def services_on_road(request: Any, road: Road) -> dict[str, Any]:
    """Open services by end and kind, most first; of hand-overs those that nobody has answered."""
    actor = request.actor
    walkers = along(actor, road.source, road.to).values("person_id")
    asked = ServiceRequest.objects.visible_to(actor).open().filter(person__in=walkers)
    known = {kind.code: kind for kind in kinds()}
    rows = Counter(_kind_and_end(code, side, known) for code, side in asked.values_list("kind", "side"))
    handed = HandedPerson.objects.filter(person__in=walkers).values("hand_over_id")
    waiting = HandOver.objects.visible_to(actor).filter(state=SENT, id__in=handed)
    return {
        "rows": [(name, SIDES[side], count) for (name, side), count in rows.most_common()],
        "waiting": waiting.count(),
    }


def _kind_and_end(code: str, side: str, known: dict[str, Kind]) -> tuple[str, str]:
    """Its name, and at which end: as it was asked, else as the kind is."""
    kind = known.get(code)
    if kind is None:
        return code, side
    return str(kind.said), kind.side if side == "both" else side
