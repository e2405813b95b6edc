"""What of access the home page shows. Not here: that page (web)."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Value
from django.urls import reverse

from hamrah.access.models import MoreReadings, RoleGrant, RoleVersion
from hamrah.ground.room import Task
from hamrah.ground.words import _


def second_step_waits(request: Any, subject: Any) -> dict[str, Any] | None:
    """That part of her roles waits for the second step; nothing once she has shown it."""
    return {"count": len(request.actor.withheld)} if request.actor.withheld else None


def tasks(actor: Any) -> Iterator[Task]:
    """What waits for a second person's yes; and nobody else working here yet."""
    waits = _waiting(actor)
    if actor.may("access.answer_more"):
        words = _("Colleagues who must look at more people: answer")
        yield Task(words, reverse("access:more"), "people", waits["more"])
    if actor.may("access.agree_role"):
        yield Task(_("Roles that wait for your answer"), reverse("access:roles"), "lock", waits["role"])
    if actor.may("access.add_user") and not RoleGrant.objects.exclude(user_id=actor.user_id).exists():
        yield Task(_("Add the people who work here"), reverse("access:users"), "people", is_first=True)


def _waiting(actor: Any) -> Counter[str]:
    """How many of each wait for somebody else than who asked; in one statement."""
    asked: Any = MoreReadings.objects.waiting().exclude(user_id=actor.user_id)
    proposed: Any = RoleVersion.waiting().exclude(said_by_id=actor.user_id)
    parts = (
        (actor.may("access.answer_more"), asked.values_list(Value("more"))),
        (actor.may("access.agree_role"), proposed.values_list(Value("role"))),
    )
    rows = [part for may, part in parts if may]
    return Counter(kind for (kind,) in rows[0].union(*rows[1:], all=True)) if rows else Counter()
