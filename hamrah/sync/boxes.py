"""Boxes of unsent work as they come, from the phone or as its file: kept once, unopened.

Not here: opening them (actions/rescuing.py).
"""

import hashlib
from typing import Any
from uuid import UUID

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.sync.models import Partition, RescueBox
from hamrah.sync.rules.wire import POINT_BYTES, unb64

MOST_BOXES = 2_000
KIND = "rescue 1"


def boxes_in(said: dict[str, Any], *, organisation_id: UUID) -> tuple[Partition, list[bytes]]:
    """Whose work it is, and the boxes. Raises `sync.not_a_rescue`."""
    try:
        if said["hamrah"] != KIND or UUID(said["organisation"]) != organisation_id:
            raise ValueError("another file, or another organisation's")
        partition = Partition.objects.filter(id=UUID(said["partition"])).first()
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


def keep_boxes(partition: Partition, boxes: list[bytes]) -> int:
    """Keep each box once; answers how many are new."""
    new = {hashlib.sha256(box).digest(): box for box in boxes}
    known = RescueBox.objects.filter(box_sha256__in=list(new)).values_list("box_sha256", flat=True)
    for sha256 in known:
        new.pop(bytes(sha256), None)
    RescueBox.objects.bulk_create(
        [RescueBox(partition=partition, box=box, box_sha256=sha256) for sha256, box in new.items()],
        ignore_conflicts=True,
    )
    return len(new)
