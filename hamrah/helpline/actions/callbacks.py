"""Verbs of ringing back: a missed call noted, a number taken in hand, what came of it. Not here: which hours
are safe (rules/clocks.py)."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from hamrah.ground.day import INDIA
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.helpline.actions.calls import acted
from hamrah.helpline.models import Attempt, Call, Callback
from hamrah.helpline.models.callbacks import WAITING
from hamrah.helpline.models.calls import DRAFT
from hamrah.helpline.rules.clocks import again_at
from hamrah.helpline.rules.numbers import ten_digits
from hamrah.helpline.rules.words import TRIED
from hamrah.helpline.sealed import mark_of, number_of, say_in, seal_number, words_in
from hamrah.helpline.stopping import stop
from hamrah.helpline.waiting import rang

OLDEST = timedelta(days=31)


@verb("helpline.note_missed")
def note_missed(actor: Any, *, number: str, at: datetime | None = None) -> Callback:
    """Somebody rang and nobody answered. The same number again counts once more and waits no longer. Raises
    `helpline.bad_number`, `helpline.bad_moment`."""
    ten, now = ten_digits(number), timezone.now()
    if not ten:
        raise Problem("helpline.bad_number", _("A phone number has ten digits."), field="number")
    came = at or now
    if not now - OLDEST <= came <= now + timedelta(minutes=5):
        raise Problem("helpline.bad_moment", _("This moment cannot be right. Look at it again."), field="at")
    return rang(actor.organisation_id, number=ten, at=min(came, now))


@verb("helpline.claim_callback")
def claim_callback(actor: Any, *, callback: Callback) -> Callback:
    """I ring this number now: for half an hour nobody else does. Raises `helpline.callback_closed`,
    `helpline.held_by_other`, `helpline.not_now`."""
    row, now = open_one(callback), timezone.now()
    if row.held_by_another(actor, now):
        raise Problem("helpline.held_by_other", _("A colleague is ringing this number."))
    if not row.may_be_rung(now):
        raise Problem("helpline.not_now", _("It is not safe to ring this number now."))
    row.held_by_id, row.held_at = actor.user_id, now
    row.save(update_fields=["held_by_id", "held_at"])
    return row


@verb("helpline.release_callback")
def release_callback(actor: Any, *, callback: Callback) -> Callback:
    """I do not ring it after all. Raises `helpline.callback_closed`, `helpline.not_held`."""
    row = held_one(actor, callback)
    row.held_by_id = row.held_at = None
    row.save(update_fields=["held_by_id", "held_at"])
    return row


@verb("helpline.note_attempt")
def note_attempt(actor: Any, *, callback: Callback, came: str) -> Callback:
    """What came of ringing it (`came`: TRIED). Reached: the call begins, with what was known. Asked to
    stop: the number is never rung again. Raises `helpline.callback_closed`, `helpline.not_held`,
    `helpline.unknown_word`."""
    if came not in TRIED:
        raise Problem("helpline.unknown_word", _("This choice is not known."), field="came")
    row, now = held_one(actor, callback), timezone.now()
    Attempt.objects.create(callback=row, came=came, by_id=actor.user_id, at=now)
    row.attempts += 1
    row.held_by_id = row.held_at = None
    if came == "reached":
        row.answered = _call_begun(actor, row, now)
        _close(row, "reached", now)
    elif came == "asked_to_stop":
        stop(actor.organisation_id, mark_of(actor.organisation_id, number_of(row)), "staff", actor.user_id)
        _close(row, "stopped", now)
    else:
        _try_again(row, now)
    row.save()
    return row


def _try_again(row: Callback, now: datetime) -> None:
    here = now.astimezone(INDIA)
    later = again_at(here, row.window, attempts=row.attempts, is_danger=row.is_danger)
    if later is None:
        _close(row, "given_up", now)
    else:
        row.next_at = later


def _close(row: Callback, state: str, now: datetime) -> None:
    row.state, row.closed_at = state, now
    if state == "reached":
        row.minutes = max(0, round((now - row.came_at).total_seconds() / 60))


def _call_begun(actor: Any, row: Callback, now: datetime) -> Call:
    """A draft with what is known of the number; in danger its clock runs from when she first rang."""
    before = row.call
    call = Call(
        organisation_id=row.organisation_id, state=DRAFT, way="back", began_at=now, taken_by_id=actor.user_id,
        owner=row.owner, gender=row.gender, language=row.language, centre=row.centre, village=row.village,
        tier=row.tier,
    )  # fmt: skip
    if before is not None:
        for field in ("caller", "topic", "danger", "place_said", "group_size", "person", "may_message"):
            setattr(call, field, getattr(before, field))
        said = words_in(before)
        say_in(call, **{name: said.get(name, "") for name in ("words", "name_said", "ask_for", "never_say")})
        acted(actor, before)
        before.save(update_fields=["acted_at", "acted_by_id"])
    if call.is_danger:
        call.act_by = row.due_at
    seal_number(call, number_of(row))
    call.save(force_insert=True)
    return call


def open_one(callback: Callback) -> Callback:
    row: Callback = (
        Callback.objects.select_for_update(of=("self",)).select_related("call").get(id=callback.id)
    )
    if row.state != WAITING:
        raise Problem("helpline.callback_closed", _("This number was rung already."))
    return row


def held_one(actor: Any, callback: Callback) -> Callback:
    """The open row that the actor has in hand, or had and nobody took since."""
    row = open_one(callback)
    if row.held_by_id != actor.user_id:
        raise Problem("helpline.not_held", _("Take the number in hand first, so that nobody rings it twice."))
    return row
