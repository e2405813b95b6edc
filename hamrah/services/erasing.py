"""What erasing a worker reaches in services beyond what points at her. Not here: erasing elsewhere.

Her requests stay for the figures, with nothing in them; whoever received her is told to forget her too.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from hamrah.access.models import Sight
from hamrah.ground.room import Leaving
from hamrah.services.models import HandedPerson, HandOver, ServiceStep
from hamrah.services.withdrawing import withdrawn


def erase_her_services(actor: Any, leaving: Leaving) -> Iterator[UUID]:
    """Open hand-overs end at both sides; words that may speak of her go; nobody sees her any more."""
    hers = list(HandedPerson.objects.filter(person__in=leaving.ids).select_related("hand_over"))
    for one in hers:
        one.hand_over.refresh_from_db()
        if one.hand_over.is_ours and one.hand_over.is_granting and one.withdrawn_at is None:
            withdrawn(actor, one)
        HandOver.objects.filter(id=one.hand_over_id).update(sealed=b"")
        yield one.hand_over_id
    ServiceStep.objects.filter(request__person__in=leaving.ids).update(sealed=b"")
    sights = Sight.objects.filter(person_id__in=leaving.ids)
    yield from list(sights.values_list("id", flat=True))
    Sight.objects.end(person_id__in=leaving.ids)
