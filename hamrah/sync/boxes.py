"""Boxes of unsent work as they come, from the phone or as its file: kept once, unopened.

Not here: opening them (actions/rescuing.py).
"""

import hashlib
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import Length

from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.sync.models import Partition, RescueBox
from hamrah.sync.rules.wire import POINT_BYTES, unb64

MOST_BOXES = 2_000
# A thousand photos of one user. Who brings more unopened is no phone of ours: somebody fills the disk.
MOST_WAITING_BYTES = 400_000_000
KIND = "rescue 1"


def boxes_in(said: dict[str, Any], *, organisation_id: UUID) -> tuple[Partition, list[bytes]]:
    """Whose work it is, and the boxes. Raises `sync.not_a_rescue`."""
    try:
        if said["hamrah"] != KIND or UUID(said["organisation"]) != organisation_id:
            raise ValueError("another file, or another organisation's")
        partition = Partition.objects.select_related("phone").filter(id=UUID(said["partition"])).first()
        boxes = [unb64(box) for box in said["boxes"]]
    except (KeyError, ValueError, TypeError, AttributeError) as wrong:
        raise not_a_rescue() from wrong
    if partition is None or len(boxes) > MOST_BOXES or any(len(box) <= POINT_BYTES for box in boxes):
        raise not_a_rescue()
    return partition, boxes


def not_a_rescue() -> Problem:
    return Problem(
        "sync.not_a_rescue", _("This is no file of unsent work from a phone of yours."), field="file"
    )


def refuse_too_many_waiting(partition: Partition) -> None:
    """Raises `sync.too_much_waits`: what is brought without her key is bounded."""
    waiting = RescueBox.objects.filter(partition=partition, outcome="")
    held = waiting.aggregate(held=Sum(Length("box")))["held"] or 0
    if held > MOST_WAITING_BYTES:
        raise Problem("sync.too_much_waits", _("So much of this phone waits unopened that no more is taken."))


def keep_boxes(partition: Partition, boxes: list[bytes]) -> int:
    """Keep each box once; answers how many are new."""
    # The phone wipes itself once it is told that they are kept.
    context.wait_for_disk()
    new = {hashlib.sha256(box).digest(): box for box in boxes}
    known = RescueBox.objects.filter(box_sha256__in=list(new)).values_list("box_sha256", flat=True)
    for sha256 in known:
        new.pop(bytes(sha256), None)
    RescueBox.objects.bulk_create(
        [RescueBox(partition=partition, box=box, box_sha256=sha256) for sha256, box in new.items()],
        ignore_conflicts=True,
    )
    return len(new)
