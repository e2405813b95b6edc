"""The breach register: what happened, and each duty to tell with its clock. Not here: the clocks (rules)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.rights.models import Breach, BreachClock
from hamrah.rights.rules.clocks import BREACH_CLOCKS, due_at


@dataclass(frozen=True)
class BreachSaid:
    """What happened, in plain words that the people concerned can read; nobody's name."""

    what: str
    whose: str
    noticed_at: datetime
    people_count: int | None = None
    cause: str = ""
    consequences: str = ""
    measures: str = ""
    advice: str = ""


@verb("rights.record_breach")
def record_breach(actor: Any, *, said: BreachSaid, breach: Breach | None = None) -> Breach:
    """Enter a breach, its clocks running from the moment it was noticed; or say more of one. That moment is
    not changed any more. Raises `rights.say_what`, `rights.day_to_come`, `rights.breach_closed`."""
    for name in ("what", "whose"):
        if not getattr(said, name).strip():
            raise Problem("rights.say_what", _("Say what happened, and to whose data."), field=name)
    if said.noticed_at > timezone.now():
        raise Problem("rights.day_to_come", _("This day is still to come."), field="noticed_at")
    if breach is not None and breach.closed_at:
        raise Problem("rights.breach_closed", _("This breach is closed."))
    row = breach or Breach(noticed_at=said.noticed_at, noted_by_id=actor.user_id)
    for name in ("what", "whose", "people_count", "cause", "consequences", "measures", "advice"):
        setattr(row, name, getattr(said, name))
    row.save()
    if breach is None:
        for clock in BREACH_CLOCKS:
            BreachClock.objects.create(breach=row, code=clock.code, due_at=due_at(clock, row.noticed_at))
    return row


@verb("rights.tick_clock")
def tick_clock(actor: Any, *, clock: BreachClock, done_at: datetime, evidence: str) -> BreachClock:
    """They were told, then, and this proves it. Raises `rights.told_already`, `rights.say_evidence`,
    `rights.day_to_come`, `rights.before_noticed`."""
    if clock.done_at:
        raise Problem("rights.told_already", _("This is noted already."))
    if not evidence.strip():
        raise Problem(
            "rights.say_evidence", _("Say what proves it: a number, an e-mail, a list."), field="evidence"
        )
    if done_at > timezone.now():
        raise Problem("rights.day_to_come", _("This day is still to come."), field="done_at")
    if done_at < clock.breach.noticed_at:
        raise Problem("rights.before_noticed", _("That was before the breach was noticed."), field="done_at")
    clock.done_at, clock.evidence, clock.done_by_id = done_at, evidence.strip(), actor.user_id
    clock.save(update_fields=["done_at", "evidence", "done_by_id"])
    return clock


@verb("rights.close_breach")
def close_breach(actor: Any, *, breach: Breach) -> Breach:
    """Everyone was told and the hole is mended. Raises `rights.breach_closed`, `rights.clocks_run`,
    `rights.say_measures`."""
    if breach.closed_at:
        raise Problem("rights.breach_closed", _("This breach is closed."))
    if breach.clocks.filter(done_at=None).exists():
        raise Problem("rights.clocks_run", _("Somebody is still to be told."))
    if not breach.measures.strip():
        raise Problem("rights.say_measures", _("Say what was done, so that it does not happen again."))
    breach.closed_at = timezone.now()
    breach.save(update_fields=["closed_at"])
    return breach
