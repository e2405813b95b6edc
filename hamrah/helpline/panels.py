"""What of the helpline other pages show: her calls on her page, what waits on the home page, her own sheet.

Not here: the helpline's own pages.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone

from hamrah.ground.room import Held, OpenMatter, Task
from hamrah.ground.words import _
from hamrah.helpline import told
from hamrah.helpline.forms import MessageForm
from hamrah.helpline.models import Call, Callback
from hamrah.helpline.receiving import number_to_write
from hamrah.helpline.sealed import words_in

SHOWN, COUNTED = 5, 1_001
DANGER = 5


def her_calls(request: Any, person: Any) -> dict[str, Any] | None:
    """Calls about her, as far as the actor may see them; nothing where there is nothing to say."""
    rows = Call.objects.visible_to(request.actor).ended().filter(person__in=person.records)[:SHOWN]
    calls = [
        (row, told.TOPICS.get(row.topic, ""), told.DISPOSITIONS.get(row.disposition, "")) for row in rows
    ]
    may_write = request.actor.may("helpline.send_message", person) and bool(number_to_write(person, None)[0])
    if not calls and not may_write:
        return None
    return {"calls": calls, "may_write": may_write, "message_form": MessageForm()}


def its_call(request: Any, case: Any) -> dict[str, Any] | None:
    """The call that a case came of."""
    row = Call.objects.visible_to(request.actor).filter(id=case.call_id).first() if case.call_id else None
    return {"call": row} if row else None


def tasks(actor: Any) -> Iterator[Task]:
    """Danger first, then numbers to ring, then calls that should become something."""
    if not actor.may("helpline.see"):
        return
    now, desk = timezone.now(), reverse("helpline:desk")
    dangers = list(
        Call.objects.visible_to(actor).ended().in_danger().values_list("act_by", flat=True)[:COUNTED]
    )
    if dangers:
        yield Task(
            _("Danger: nobody has acted"),
            desk,
            "warning",
            len(dangers),
            sum(by < now for by in dangers if by),
        )
    due = list(
        Callback.objects.visible_to(actor).waiting().now(now).values_list("due_at", flat=True)[:COUNTED]
    )
    if due:
        yield Task(_("Numbers to ring"), desk, "phone", len(due), sum(at < now for at in due))
    unfinished = Call.objects.visible_to(actor).to_carry_on()[:COUNTED].count()
    if unfinished:
        yield Task(_("Calls that should become a case or a service"), desk, "next", unfinished)


def held(actor: Any, person: Any) -> Iterator[Held]:
    """Her calls on her own sheet: the day, about what, what was said. Danger is T5."""
    for call in Call.objects.filter(organisation_id=actor.organisation_id, person__in=person.records):
        lines = (
            (_("Day"), call.began_at.date()),
            (_("About"), told.TOPICS.get(call.topic, "")),
            (_("What was said"), words_in(call).get("words", "")),
        )
        yield Held(_("A call"), lines, tier=max(4, call.tier))


def opens(actor: Any, person: Any) -> Iterator[OpenMatter]:
    """What is promised to her and not done: she is rung back."""
    rows = Callback.objects.filter(
        organisation_id=actor.organisation_id, closed_at=None, call__person__in=person.records
    )
    for row in rows:
        yield OpenMatter(_("We ring back"), by=row.due_at.date(), tier=max(4, row.tier))
