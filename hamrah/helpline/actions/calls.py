"""Verbs of a call: begun, saved while one talks, ended, named, and what was done in danger.

Not here: what may be said (saying.py), what a call becomes (becoming.py), ringing back (callbacks.py).
"""

from typing import Any

from django.utils import timezone

from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.helpline.models import Call
from hamrah.helpline.models.calls import DRAFT, ENDED
from hamrah.helpline.rules.numbers import ten_digits
from hamrah.helpline.saying import LONGEST_WORDS, CallSaid, put_into, refuse_unfinished, refuse_unfit_said
from hamrah.helpline.sealed import say_in
from hamrah.helpline.waiting import promised
from hamrah.people.models import Person

# What the call is to become; it waits on the desk until it has.
CARRIED_ON = frozenset({"case", "service"})


@verb("helpline.begin_call")
def begin_call(actor: Any, *, said: CallSaid) -> Call:
    """The phone rings: a draft, which is kept however the page goes. Raises what `refuse_unfit_said`
    raises.
    """
    refuse_unfit_said(said)
    call = Call(
        organisation_id=actor.organisation_id, began_at=timezone.now(), taken_by_id=actor.user_id, state=DRAFT
    )
    put_into(call, said)
    call.save(force_insert=True)
    return call


@verb("helpline.save_call")
def save_call(actor: Any, *, call: Call, said: CallSaid) -> Call:
    """What stands on the page now. Raises `helpline.call_ended`, `helpline.not_yours`, what
    `refuse_unfit_said` raises."""
    refuse_unfit_said(said)
    row = draft_of(actor, call)
    put_into(row, said)
    row.save()
    return row


@verb("helpline.end_call")
def end_call(actor: Any, *, call: Call, said: CallSaid) -> Call:
    """The call is over, and what comes of it is said; who is to be rung back waits from now on. Raises
    `helpline.call_ended`, `helpline.not_yours`, what `refuse_unfit_said` and `refuse_unfinished` raise."""
    refuse_unfit_said(said)
    refuse_unfinished(said)
    row, now = draft_of(actor, call), timezone.now()
    put_into(row, said)
    row.state, row.ended_at = ENDED, now
    row.carry_on_at = now if row.disposition in CARRIED_ON else None
    if row.minutes is None:
        row.minutes = min(600, max(1, round((now - row.began_at).total_seconds() / 60)))
    row.save()
    if said.disposition == "callback":
        promised(row, said, ten_digits(said.number), at=now)
    return row


@verb("helpline.name_caller")
def name_caller(actor: Any, *, call: Call, person: Person) -> Call:
    """The call is hers, or about her. Raises `helpline.erased`."""
    if person.erased_at is not None:
        raise Problem("helpline.erased", _("This record was erased."))
    row = locked(call)
    row.person, row.village = person, person.village
    row.centre = row.centre or person.centre
    row.save(update_fields=["person", "village", "centre"])
    return row


@verb("helpline.note_action")
def note_action(actor: Any, *, call: Call, words: str) -> Call:
    """What was done in a danger; its clock stands still. Raises `helpline.no_danger`, `helpline.say_what`,
    `helpline.too_long`."""
    if not words.strip():
        raise Problem("helpline.say_what", _("Say what was done, and by whom."), field="words")
    if len(words) > LONGEST_WORDS:
        raise Problem(
            "helpline.too_long",
            _("This is too long: at most %(most)d letters."),
            field="words",
            most=LONGEST_WORDS,
        )
    row = locked(call)
    if row.act_by is None:
        raise Problem("helpline.no_danger", _("Nobody is in danger in this call."))
    say_in(row, done=words.strip())
    acted(actor, row)
    row.save(update_fields=["sealed", "acted_at", "acted_by_id"])
    return row


def acted(actor: Any, call: Call) -> None:
    """In the row in hand: somebody has acted. The first one counts."""
    if call.act_by is not None and call.acted_at is None:
        call.acted_at, call.acted_by_id = timezone.now(), actor.user_id


def locked(call: Call) -> Call:
    """The row as it is now, nobody else's until the verb is over."""
    row: Call = (
        Call.objects.select_for_update(of=("self",)).select_related("person", "centre").get(id=call.id)
    )
    return row


def draft_of(actor: Any, call: Call) -> Call:
    row = locked(call)
    if not row.is_draft:
        raise Problem("helpline.call_ended", _("This call has ended. What was noted stays as it is."))
    if row.taken_by_id != actor.user_id:
        raise Problem("helpline.not_yours", _("A colleague is noting this call."))
    return row
