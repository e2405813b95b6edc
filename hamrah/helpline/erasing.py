"""What erasing a worker reaches at the helpline beyond what points at her: calls and callbacks from her
number
that nobody named. Not here: erasing elsewhere. That a number wants no messages stays, as its mark alone.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from hamrah.ground.erasing import empty_rows
from hamrah.ground.room import Leaving
from hamrah.helpline.models import Call, Callback, Message, Relief
from hamrah.helpline.rules.numbers import ten_digits
from hamrah.helpline.sealed import mark_of


def erase_her_calls(actor: Any, leaving: Leaving) -> Iterator[UUID]:
    """Numbers and words of whatever came from her phones and is nobody else's."""
    marks = [mark_of(actor.organisation_id, number) for text in leaving.texts if (number := ten_digits(text))]
    if not marks:
        return
    for model, nobody in (
        (Call, {"person": None}),
        (Callback, {}),
        (Relief, {}),
        (Message, {"person": None}),
    ):
        ids = list(model.objects.filter(mark__in=marks, **nobody).values_list("id", flat=True))
        empty_rows(model, ids)
        yield from ids
