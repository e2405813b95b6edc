"""A hand-over's next state on our side: what it opened is closed, what it moved has moved.

Not here: who may say so (actions/), telling the other side (post.py).
"""

from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.access.models import Sight
from hamrah.services.models import HandOver, HandOverStep
from hamrah.services.rules.steps import ACCEPTED, GRANTING, TRANSFER, hand_after
from hamrah.services.sealed import say_in


def note_hand(row: HandOver, step: str, by_id: UUID | None) -> None:
    """Write down one step."""
    HandOverStep.objects.create(hand_over=row, step=step, by_id=by_id)


def closed(hand_over: HandOver, step: str, *, by_id: UUID | None, **said: str) -> HandOver:
    """Take a step. Where the receiver may see nothing any more, just what this hand-over opened is closed:
    another one that stands open keeps its own. Raises `services.hand_over_closed`."""
    rows: Any = HandOver.objects.select_for_update(of=("self",))
    row: HandOver = rows.get(pk=hand_over.pk)
    row.state = hand_after(row.form, row.state, step)
    words = {name: text for name, text in said.items() if text}
    if words:
        say_in(row, **words)
    if row.state not in GRANTING:
        row.closed_at = timezone.now()
        Sight.objects.end(source_id=row.id)
        if row.direction == "in":
            row.people.update(copy=b"")
    elif row.state == ACCEPTED and row.form == TRANSFER:
        Sight.objects.filter(source_id=row.id, ended_at=None).update(until_at=None)
    row.save()
    note_hand(row, row.state, by_id)
    return row
