"""The one worklist: everything about services that waits for somebody, late first.

Requests with a day, hand-overs to answer, silence of others, wishes, emergencies to look at.
Not here: the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.services.kinds import kind_names
from hamrah.services.models import HandOver, ServiceRequest, Urgent
from hamrah.services.rules.steps import ACCEPTED, OFFERED, OPEN, REQUESTED, SENT

# No list of people is longer without a reason (domain.md 14).
SHOWN = 50


@dataclass(frozen=True)
class Task:
    """One thing to do: by when, what, about whom, where. `whose`: the colleague with whom it lies."""

    due_on: date
    what: Any
    about: Any
    url: str
    person: Person | None = None
    whose: UUID | None = None
    is_late: bool = False
    together: UUID | None = None


@dataclass(frozen=True)
class Worklist:
    """The tasks shown, and how many there are in all and late."""

    tasks: list[Task]
    count: int
    late: int


def worklist(actor: Any, *, on: date, mine: bool = True, centre: UUID | None = None) -> Worklist:
    """Hers and what lies with nobody (`mine`), or everybody's; of one centre, or all she sees."""
    names = kind_names()
    requests = requests_waiting(actor, mine=mine, centre=centre)
    others = [*handed(actor, on, names, mine=mine, centre=centre), *reviews(actor, on)]
    count, late = counted(requests, others, on)
    rows = requests.select_related("person")[:SHOWN]
    tasks = [*others, *(of_request(row, names, on) for row in rows)]
    return Worklist(sorted(tasks, key=lambda task: task.due_on)[:SHOWN], count, late)


def how_many(actor: Any, *, on: date) -> Worklist:
    """As hers, counted alone: for the home page, which every sign-in opens."""
    others = [*handed(actor, on, {}, mine=True, centre=None), *reviews(actor, on)]
    count, late = counted(requests_waiting(actor, mine=True, centre=None), others, on)
    return Worklist([], count, late)


def counted(requests: QuerySet[ServiceRequest], others: list[Task], on: date) -> tuple[int, int]:
    """How many there are, and how many of them are late."""
    found = requests.order_by().aggregate(count=Count("id"), late=Count("id", filter=Q(next_on__lt=on)))
    return found["count"] + len(others), found["late"] + sum(task.is_late for task in others)


def requests_waiting(actor: Any, *, mine: bool, centre: UUID | None) -> QuerySet[ServiceRequest]:
    """Requests with a day on which something is due."""
    rows = ServiceRequest.objects.visible_to(actor).waiting()
    if mine:
        rows = rows.filter(Q(assigned_to_id=actor.user_id) | Q(assigned_to_id=None))
    return rows.filter(centre_id=centre) if centre else rows


def of_request(row: ServiceRequest, names: dict[str, Any], on: date) -> Task:
    assert row.next_on is not None
    return Task(
        row.next_on, due_words(row), names.get(row.kind, row.kind), row.get_absolute_url(), row.person,
        row.assigned_to_id, row.is_late(on), row.together,
    )  # fmt: skip


def due_words(row: ServiceRequest) -> Any:
    """What is to be done with a request on its day."""
    if row.state in OPEN and row.wished_by_id is not None:
        return _("Somebody asks to take it over")
    if row.state == REQUESTED:
        return _("Give a first answer")
    if row.state == OFFERED:
        return _("Has she said yes?")
    if row.state in OPEN:
        return _("See how it goes")
    return _("Tell her the outcome") if row.told_on is None else _("Ask how it went on")


def handed(actor: Any, on: date, names: dict[str, Any], *, mine: bool, centre: UUID | None) -> Iterator[Task]:
    """Hand-overs that wait for us, and those on which others are silent."""
    if not actor.may("services.answer_hand_over"):
        return
    rows = HandOver.objects.visible_to(actor).granting()
    rows = rows.filter(Q(state=SENT) | Q(state=ACCEPTED, direction="in", people__person=None))
    if centre is not None:
        rows = rows.filter(Q(to_centre_id=centre) | Q(to_centre=None))
    for row in rows.distinct():
        what = hand_words(actor, row, mine=mine)
        if what is None:
            continue
        due = row.answer_by if row.state == SENT else row.expires_on
        about = names.get(row.kind, row.kind_said)
        yield Task(due, what, about, row.get_absolute_url(), whose=row.to_user_id, is_late=due < on)


def hand_words(actor: Any, row: HandOver, *, mine: bool) -> Any | None:
    """What is to be done with it here; None where it waits for others."""
    if row.direction == "in":
        if not actor.may("services.collect_letters"):
            return None
        return _("Answer a hand-over") if row.state == SENT else _("Find her in our register")
    if row.state != SENT:
        return None
    if row.direction == "inside" and row.by_id != actor.user_id:
        only = actor.only_centres("services.answer_hand_over")
        is_hers = row.to_user_id == actor.user_id
        is_centres = row.to_centre_id is not None and (only is None or row.to_centre_id in only)
        return _("Answer a hand-over") if is_hers or is_centres or not mine else None
    if row.raised_at is not None and (row.by_id == actor.user_id or actor.may("services.see_reviews")):
        return _("No answer: call them")
    return None


def reviews(actor: Any, on: date) -> Iterator[Task]:
    """What was done in an emergency and nobody else has looked at."""
    if not actor.may("services.review"):
        return
    waiting = Urgent.objects.filter(reviewed_at=None).exclude(by_id=actor.user_id)
    for row in waiting:
        what = (
            _("Look at an opened record") if row.what == "glass" else _("Look at a hand-over without consent")
        )
        due = timezone.localtime(row.review_by).date()
        url = reverse("services:reviews")
        yield Task(due, what, _("Emergency"), url, is_late=row.review_by < timezone.now() or due < on)
