"""What waits for the actor from phones: disagreements, unsent work, phones that are silent with work on them.

Not here: the pages.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from hamrah.ground.room import Task
from hamrah.ground.words import _
from hamrah.sync.models import Conflict, Partition, RescueBox

# What is older than this on a phone alone is in danger.
UNSENT = timedelta(days=2)


def tasks(actor: Any) -> Iterator[Task]:
    """Work of phones that waits in the office."""
    if actor.may("sync.settle_conflict") and (count := Conflict.objects.visible_to(actor).open().count()):
        yield Task(_("Two said different things of one worker"), reverse("sync:conflicts"), "question", count)
    if not actor.may("sync.see_phones"):
        return
    unopened = RescueBox.objects.filter(outcome="").count()
    if unopened:
        yield Task(_("Unsent work of a phone to open"), reverse("sync:phones"), "key", unopened)
    silent = Partition.objects.filter(ended_at=None, unsent__gt=0, unsent_since__lt=timezone.now() - UNSENT)
    if late := silent.count():
        yield Task(_("Phones with work older than two days"), reverse("sync:phones"), "phone", late, late)
