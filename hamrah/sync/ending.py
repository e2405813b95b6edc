"""The order by which a phone wipes itself: made for one that asks, and believed when it is brought back.

Not here: ending a phone (actions/phones.py), the key that signs (keys.py).
"""

import time
from uuid import UUID

from django.utils import timezone

from hamrah.sync import keys
from hamrah.sync.models import Partition

WIPE = "wipe"
# Time enough to bring weeks of photos over a village's line.
COUNTS_SECONDS = 6 * 3600


def wipe_order(partition: Partition, *, nonce: str) -> str:
    """The order for the user's part of a phone that asked with this nonce; that it was given is noted."""
    phone = partition.phone
    phone.wiped_at = phone.wiped_at or timezone.now()
    phone.save(update_fields=["wiped_at"])
    order = {
        "order": WIPE, "partition": str(partition.id), "phone": str(phone.id), "nonce": nonce,
        "at": int(time.time()),
    }  # fmt: skip
    return keys.order(order)


def refuse_other_order(order: str, partition: Partition) -> None:
    """Only who was told lately to wipe this very part of a phone. Raises `sync.not_our_order`."""
    said = keys.ordered(order)
    is_hers = said.get("order") == WIPE and UUID(said["partition"]) == partition.id
    if not is_hers or not partition.phone.wipes or time.time() - said["at"] > COUNTS_SECONDS:
        raise keys.not_our_order()
