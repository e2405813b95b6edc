"""What of the law waits for somebody: notifications to compare. Not here: deciding (actions/orders.py)."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from hamrah.ground.counts import counted
from hamrah.ground.room import Task
from hamrah.ground.words import _
from hamrah.wages.models import WageOrder


def tasks(actor: Any) -> Iterator[Task]:
    """Notifications that somebody else added and nobody has compared."""
    if actor.may("wages.review_order"):
        others = WageOrder.objects.visible_to(actor).waiting().exclude(added_by_id=actor.user_id)
        (waiting,) = counted([others])
        yield Task(_("Notifications of wages to compare"), reverse("wages:orders"), "paper", waiting)
