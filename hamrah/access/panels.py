"""What of access the home page shows. Not here: that page (web)."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from hamrah.access.models import MoreReadings, RoleGrant
from hamrah.ground.room import Task
from hamrah.ground.words import _


def second_step_waits(request: Any, subject: Any) -> dict[str, Any] | None:
    """That part of her roles waits for the second step; nothing once she has shown it."""
    return {"count": len(request.actor.withheld)} if request.actor.withheld else None


def tasks(actor: Any) -> Iterator[Task]:
    """Colleagues who wait for a second person's yes; and nobody else working here yet."""
    if actor.may("access.answer_more"):
        waiting = MoreReadings.objects.waiting().exclude(user_id=actor.user_id)
        words = _("Colleagues who must look at more people: answer")
        yield Task(words, reverse("access:more"), "people", waiting.count())
    if actor.may("access.add_user") and not RoleGrant.objects.exclude(user_id=actor.user_id).exists():
        yield Task(_("Add the people who work here"), reverse("access:users"), "people", is_first=True)
