"""One open callback a number: found, made or added to. Not here: the verbs (actions/callbacks.py)."""

from datetime import datetime
from typing import Any

from hamrah.ground.day import INDIA
from hamrah.helpline.models import Call, Callback
from hamrah.helpline.rules.clocks import due_by
from hamrah.helpline.rules.words import SENSITIVE
from hamrah.helpline.saying import CallSaid
from hamrah.helpline.sealed import mark_of, say_in, seal_number


def open_for(organisation_id: Any, number: str) -> Callback | None:
    """The callback that waits for this number, locked."""
    rows = Callback.objects.select_for_update().filter(organisation_id=organisation_id, closed_at=None)
    return rows.filter(mark=mark_of(organisation_id, number)).first() if number else None


def rang(organisation_id: Any, *, number: str, at: datetime) -> Callback:
    """Somebody rang and nobody answered: a callback, or one time more on the one that waits."""
    waiting = open_for(organisation_id, number)
    if waiting is not None:
        waiting.times += 1
        waiting.last_came_at = max(at, waiting.last_came_at)
        waiting.save(update_fields=["times", "last_came_at"])
        return waiting
    made = Callback(organisation_id=organisation_id, reason="missed", came_at=at, last_came_at=at)
    seal_number(made, number)
    set_clock(made, at)
    made.save(force_insert=True)
    return made


def promised(call: Call, said: CallSaid, number: str, *, at: datetime) -> Callback:
    """She is rung back, in her hours; a number that waited already keeps its first moment and learns them."""
    row = open_for(call.organisation_id, number)
    if row is None:
        row = Callback(organisation_id=call.organisation_id, came_at=at, last_came_at=at)
        seal_number(row, number)
    row.reason, row.call, row.tier = "asked", call, max(row.tier or SENSITIVE, call.tier)
    row.since, row.until = said.since, said.until
    for field in ("owner", "gender", "language", "centre", "village"):
        setattr(row, field, getattr(call, field))
    say_in(row, ask_for=said.ask_for.strip(), never_say=said.never_say.strip())
    set_clock(row, at)
    row.save()
    return row


def set_clock(row: Callback, at: datetime) -> None:
    """Not before the first safe moment; due at the end of those hours, in danger two hours after."""
    here = at.astimezone(INDIA)
    row.next_at = row.window.next_from(here)
    row.due_at = due_by(here, row.window, is_danger=row.is_danger)
