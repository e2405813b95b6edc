"""What of people waits for somebody: registrations, pairs that look like one. Not here: the page (web)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from hamrah.ground.counts import counted
from hamrah.ground.room import Task
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.people.panels import waiting_in
from hamrah.people.twice import todays

# A worker waits for her card meanwhile; after two weeks somebody must ask why.
LATE = timedelta(days=14)

# Stage -> what is to be done, by whom, its drawing.
WORK: dict[str, tuple[Any, str, str]] = {
    "returned": (_("Sent back: correct and hand in again"), "people.submit_worker", "undo"),
    "submitted": (_("Handed in: check and accept"), "people.accept_worker", "check"),
    "draft": (_("Begun: complete and hand in"), "people.submit_worker", "edit"),
}


def tasks(actor: Any) -> Iterator[Task]:
    """Registrations in each stage this actor works on, the pairs to compare; and the very first of all."""
    stages = [stage for stage, (_words, verb, _icon) in WORK.items() if actor.may(verb)]
    sets = [waiting_in(actor, stage) for stage in stages]
    late = [rows.filter(made_at__lt=timezone.now() - LATE) for rows in sets]
    pairs = [todays(actor)] if actor.may("people.say_not_the_same") else []
    counts = counted([*sets, *late, *pairs])
    for at, stage in enumerate(stages):
        words, _verb, icon = WORK[stage]
        url = f"{reverse('people:waiting')}?stage={stage}"
        yield Task(words, url, icon, counts[at], counts[at + len(stages)])
    if pairs:
        words = _("Pairs that look like one person: compare")
        yield Task(words, reverse("people:suspicions"), "people", counts[-1])


def first_tasks(actor: Any) -> Iterator[Task]:
    """The register is empty: one worker by hand, or what the office already has."""
    if not actor.may("people.register_worker") or Person.objects.visible_to(actor).exists():
        return
    yield Task(_("Register the first worker"), reverse("people:quick"), "register", is_first=True)
    if actor.may("imports.receive_file"):
        url = reverse("imports:imports")
        yield Task(_("Bring in the register your office has"), url, "import", is_first=True)
