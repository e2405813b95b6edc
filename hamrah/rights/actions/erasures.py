"""Erasing a worker: proposed when the clock has run, agreed to by another, done at once.

Not here: what erasing reaches (erasing.py); the clock itself (rules/clocks.py).
"""

from datetime import date
from typing import Any

from django.utils import timezone

from hamrah.ground.day import today
from hamrah.ground.day_words import day_words
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.rights.due import erasable_day, why_kept
from hamrah.rights.erasing import erase
from hamrah.rights.models import Erasure

GROUNDS = ("clock", "asked")


@verb("rights.propose_erasure")
def propose_erasure(actor: Any, *, person: Person, ground: str = "clock") -> Erasure:
    """Propose to erase a restricted worker whose clock has run. `ground`: clock, or asked (she asked for it).

    Raises `rights.no_such_ground`, `rights.not_restricted`, `rights.clock_runs`, `rights.kept_by`,
    `rights.proposed_already`.
    """
    if ground not in GROUNDS:
        raise Problem("rights.no_such_ground", _("Say why she is erased."), field="ground")
    refuse_erasure(actor, person)
    if Erasure.objects.filter(person=person, state="proposed").exists():
        raise Problem("rights.proposed_already", _("This is proposed already; a second person decides."))
    return Erasure.objects.create(person=person, ground=ground, proposed_by_id=actor.user_id)


def refuse_erasure(actor: Any, person: Person) -> None:
    """Raise unless she is restricted, her clock has run, and nothing keeps her."""
    if (
        person.restricted_at is None
        or person.erase_after is None
        or person.erased_at
        or person.merged_into_id
    ):
        raise Problem("rights.not_restricted", _("Restrict her record first; a year later it can be erased."))
    day = erasable_day(person)
    if day > today():
        raise _clock_runs(day)
    for reason in why_kept(actor, person):
        raise Problem("rights.kept_by", _("She cannot be erased yet: %(reason)s"), reason=str(reason))


def _clock_runs(day: date) -> Problem:
    return Problem(
        "rights.clock_runs",
        _("The law has it kept for a year after its last use: it can be erased on %(day)s."),
        day=day_words(day, "en"),
    )


@verb("rights.decline_erasure")
def decline_erasure(actor: Any, *, erasure: Erasure, reason: str) -> Erasure:
    """She is not erased, because. Raises `rights.not_proposed`, `rights.say_why`."""
    refuse_decided(erasure)
    if not reason.strip():
        raise Problem("rights.say_why", _("Say why."), field="reason")
    erasure.reason = reason.strip()
    return decided(actor, erasure, "declined")


@verb("rights.erase_worker")
def erase_worker(actor: Any, *, person: Person) -> Erasure:
    """A second person agrees to what was proposed, and she is erased: it cannot be undone. The proposal's
    row stays as her tombstone.

    Raises `rights.not_proposed`, `rights.own_proposal`, and what `refuse_erasure` raises, asked anew.
    """
    erasure = Erasure.objects.filter(person=person, state="proposed").first()
    if erasure is None:
        raise not_proposed()
    if actor.user_id == erasure.proposed_by_id:
        raise Problem("rights.own_proposal", _("You proposed this yourself: somebody else must agree."))
    person = Person.objects.select_for_update(of=("self",)).get(id=person.id)
    refuse_erasure(actor, person)
    erasure.rows, erasure.differences = erase(actor, person)
    return decided(actor, erasure, "done")


@verb("rights.erase_again")
def erase_again(actor: Any, *, person: Person) -> Erasure:
    """An older backup came back, and with it somebody who was erased: erased again, unasked. Held by no
    role; the restore alone does it (config/lasting.py)."""
    erasure = Erasure(person=person, ground="again", proposed_by_id=actor.user_id)
    erasure.rows, erasure.differences = erase(actor, person)
    return decided(actor, erasure, "done")


def refuse_decided(erasure: Erasure) -> None:
    if erasure.state != "proposed":
        raise not_proposed()


def not_proposed() -> Problem:
    return Problem("rights.not_proposed", _("This is decided already."))


def decided(actor: Any, erasure: Erasure, state: str) -> Erasure:
    erasure.state, erasure.decided_by_id, erasure.decided_at = state, actor.user_id, timezone.now()
    erasure.save()
    return erasure
