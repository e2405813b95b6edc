"""What erasing a person does to her journeys: village and employers go, month and city stay counted."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from hamrah.ground.room import Leaving
from hamrah.journeys.models import Engagement, Spell


def erase_her_journeys(actor: Any, leaving: Leaving) -> Iterator[UUID]:
    spells = Spell.objects.filter(person__in=leaving.ids)
    yield from list(spells.values_list("id", flat=True))
    named = Engagement.objects.filter(spell__in=spells)
    yield from list(named.values_list("id", flat=True))
    named.delete()
    spells.update(home=None, stand=None)
