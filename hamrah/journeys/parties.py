"""What journeys say of a party on its page: numbers alone, so that no list of workers by contractor arises.

Not here: who the party is (employers).
"""

from typing import Any

from django.db.models import Count, Max, Q

from hamrah.employers.models import Party
from hamrah.journeys import told
from hamrah.journeys.models import Engagement
from hamrah.journeys.rules import AWAY


def workers_of(request: Any, party: Party) -> dict[str, Any]:
    """How many workers named this party, as what, and when one last left."""
    named = Engagement.objects.visible_to(request.actor).filter(party=party)
    whose = Count("spell__person", distinct=True)
    sums = named.aggregate(
        count=whose,
        away=Count("spell__person", distinct=True, filter=Q(spell__state__in=AWAY)),
        last=Max("spell__left_on"),
    )
    roles = named.order_by("role").values_list("role").annotate(whose)
    return {**sums, "roles": [(told.ROLES.get(role, role), count) for role, count in roles]}
