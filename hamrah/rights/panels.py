"""What of rights other pages show: what is due (home), and her rights (her page). Not here: those pages."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone

from hamrah.ground.day import today
from hamrah.ground.room import Task
from hamrah.ground.words import _
from hamrah.rights.due import perhaps_due
from hamrah.rights.models import BreachClock, Erasure, RightsRequest

# Beyond this the home page need not know how many exactly.
COUNTED_AT_MOST = 100


def due_for(actor: Any) -> dict[str, Any] | None:
    """Requests without an answer, years that have run, people still to be told of a breach."""
    waiting = RightsRequest.objects.visible_to(actor).filter(answered_on=None)
    due: dict[str, Any] = {
        "requests": waiting[:COUNTED_AT_MOST].count(),
        "late": waiting.filter(due_on__lt=today())[:COUNTED_AT_MOST].count(),
        "erasures": 0,
        "clocks": 0,
    }
    if actor.may("rights.see_erasures"):
        proposed = Erasure.objects.filter(state="proposed").exclude(proposed_by_id=actor.user_id)
        people = perhaps_due(actor).exclude(erasures__state="proposed")
        due["erasures"] = (proposed if actor.may("rights.erase_worker") else proposed.none()).count()
        due["erasures"] += people.order_by()[:COUNTED_AT_MOST].count()
    if actor.may("rights.see_breaches"):
        due["clocks"] = BreachClock.objects.filter(done_at=None, due_at__lt=timezone.now()).count()
    return due if any(due.values()) else None


def tasks(actor: Any) -> Iterator[Task]:
    """The same as work of today; a duty to tell of a breach is only named once it is late."""
    due = due_for(actor) if actor.may("rights.see") else None
    if due is None:
        return
    words, url = _("Requests of workers: answer"), reverse("rights:rights")
    yield Task(words, url, "consent", due["requests"], due["late"])
    yield Task(_("Records to erase: decide"), reverse("rights:erasures"), "cross", due["erasures"])
    words, url = _("A breach: people and the Board to be told"), reverse("rights:breaches")
    yield Task(words, url, "warning", due["clocks"], due["clocks"])


def her_rights(request: Any, person: Any) -> dict[str, Any]:
    """In one line each: whether she heard the notice, what she asked, whom she named."""
    return {
        "heard": person.notices_read.first(),
        "open": person.rights_requests.filter(answered_on=None).count(),
        "nominee": person.nominees.filter(ended_on=None).first(),
    }
