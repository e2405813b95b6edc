"""What of places waits for somebody. Not here: their pages."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from hamrah.ground.counts import counted
from hamrah.ground.room import Task
from hamrah.ground.words import _
from hamrah.organisations.models import VillageDoubt


def tasks(actor: Any) -> Iterator[Task]:
    """Rows of village lists that only a person can decide."""
    if not actor.may("organisations.decide_village"):
        return
    (count,) = counted([VillageDoubt.objects.visible_to(actor).filter(answer="")])
    yield Task(_("Villages of a list: decide"), reverse("organisations:unclear"), "village", count)
