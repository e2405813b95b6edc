"""What of imports waits: files brought and not yet looked through. Not here: their page."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from hamrah.ground.counts import counted
from hamrah.ground.room import Task
from hamrah.ground.words import _
from hamrah.imports.models import Import

LATE = timedelta(days=7)


def tasks(actor: Any) -> Iterator[Task]:
    """Files that lie there with people's names in them, and in no register yet."""
    if not actor.may("imports.start_import"):
        return
    waiting = Import.objects.visible_to(actor).filter(state="waiting")
    count, late = counted([waiting, waiting.filter(made_at__lt=timezone.now() - LATE)])
    words = _("Registers brought: look through and bring in")
    yield Task(words, reverse("imports:imports"), "import", count, late)
