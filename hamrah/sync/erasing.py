"""What goes with somebody who is erased: parked commands about her, disagreements, that phones held her.

Not here: phones themselves; they hear of it in their next round, and drop her.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from hamrah.ground.room import Leaving
from hamrah.sync.models import Conflict, FieldCommand


def erase_her_work(actor: Any, leaving: Leaving) -> Iterator[UUID]:
    """Take away what was said of her and not done; answers whose earlier values must go."""
    hers = Conflict.objects.filter(person__in=leaving.ids)
    gone = list(hers.values_list("id", flat=True))
    hers.delete()
    FieldCommand.objects.filter(subject_id__in=leaving.ids).update(sealed=b"", entered_at="")
    yield from gone
