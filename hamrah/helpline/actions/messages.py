"""Verbs of messages out: queued, taken to be sent, what became of them; numbers that want none.

Not here: talking to the gateway (gateway.py), wordings (wordings.py).
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from hamrah.ground.day import today
from hamrah.ground.day_words import day_words
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.helpline.models import Call, GatewayEvent, Message, OptOut
from hamrah.helpline.receiving import number_to_write
from hamrah.helpline.rules.messages import filled, is_near, placeholders, try_again_at
from hamrah.helpline.rules.numbers import ten_digits
from hamrah.helpline.sealed import mark_of, seal_number
from hamrah.helpline.stopping import is_stopped, stop
from hamrah.helpline.wordings import codes, wording
from hamrah.organisations.models import Centre, Organisation
from hamrah.people.models import Person

AT_ONCE = 200
# A message taken and never answered for is offered again after so long; its id keeps it from going twice.
TAKEN_MINUTES = 10
REPORTED = ("delivered", "failed")


@verb("helpline.send_message")
def send_message(
    actor: Any,
    *,
    wording: str,
    person: Person | None = None,
    call: Call | None = None,
    centre: Centre | None = None,
    day: date | None = None,
) -> Message:
    """Queue one approved wording to a worker, or to whoever rang. Raises `helpline.no_such_wording`,
    `helpline.not_safe_to_message`, `helpline.wants_no_messages`, `helpline.say_where_and_when`."""
    if wording not in codes():
        raise Problem("helpline.no_such_wording", _("There is no such message."), field="wording")
    number, language = number_to_write(person, call)
    if not number:
        raise Problem(
            "helpline.not_safe_to_message",
            _("No message goes there: the phone is not her own, or nobody asked her whether it is safe."),
        )
    if is_stopped(actor.organisation_id, mark_of(actor.organisation_id, number)):
        raise Problem("helpline.wants_no_messages", _("This number wants no messages."))
    row = Message(organisation_id=actor.organisation_id, wording=wording, person=person, call=call)
    row.language, row.values = _values(actor, wording, language, centre, day)
    row.next_at, row.by_id = timezone.now(), actor.user_id
    seal_number(row, number)
    row.save(force_insert=True)
    return row


def _values(
    actor: Any, code: str, language: str, centre: Centre | None, day: date | None
) -> tuple[str, dict[str, str]]:
    """What its placeholders stand for, in the language it is said in. Raises
    `helpline.say_where_and_when`.
    """
    said_in, text = wording(code, language)
    needed = placeholders(text)
    ours = Organisation.objects.get(id=actor.organisation_id)
    if ("centre" in needed and centre is None) or ("day" in needed and not (day and is_near(day, today()))):
        raise Problem(
            "helpline.say_where_and_when", _("Say at which centre, and on which day to come."), field="day"
        )
    is_local = said_in != "en"
    known = {
        "organisation": (is_local and ours.name_local) or ours.name,
        "phone": ours.helpline or ours.phone,
        "centre": ((is_local and centre.name_local) or centre.name) if centre else "",
        "day": day_words(day, said_in) if day else "",
    }
    return said_in, {name: known[name] for name in sorted(needed)}


def text_of(message: Message) -> str:
    """The message as it goes out; "" where its wording was taken away since."""
    try:
        _language, text = wording(message.wording, message.language)
    except KeyError:
        return ""
    return filled(text, message.values) if placeholders(text) <= set(message.values) else ""


@verb("helpline.take_messages")
def take_messages(actor: Any) -> list[str]:
    """Take in hand what is due, so that nobody else sends it; answers the ids. Whoever wants none since is
    left out."""
    now = timezone.now()
    rows = list(Message.objects.select_for_update(skip_locked=True).visible_to(actor).due(now)[:AT_ONCE])
    stopped = _stopped_among(actor, rows)
    for row in rows:
        row.attempts += 1
        row.state, row.next_at = "sending", now + timedelta(minutes=TAKEN_MINUTES)
        if row.mark is None or bytes(row.mark) in stopped:
            row.state, row.trouble, row.next_at = "dropped", "stopped", None
    Message.objects.bulk_update(rows, ["attempts", "state", "next_at", "trouble"])
    return [str(row.id) for row in rows if row.state == "sending"]


def _stopped_among(actor: Any, rows: Iterable[Message]) -> set[bytes]:
    marks = [bytes(row.mark) for row in rows if row.mark is not None]
    kept = OptOut.objects.filter(organisation_id=actor.organisation_id, mark__in=marks)
    return {bytes(mark) for mark in kept.values_list("mark", flat=True) if mark is not None}


@verb("helpline.note_sending")
def note_sending(actor: Any, *, message: Message, came: str, trouble: str = "") -> Message:
    """What the gateway said at once: taken ("sent"), not taken ("again", "failed"), or that there is none
    ("kept"). Raises `helpline.unknown_word`."""
    if came not in ("sent", "again", "failed", "kept"):
        raise Problem("helpline.unknown_word", _("This choice is not known."), field="came")
    row, now = _locked(message), timezone.now()
    row.trouble = trouble[:40]
    later = try_again_at(now, attempts=row.attempts) if came == "again" else None
    if later is not None:
        row.state, row.next_at = "waiting", later
    else:
        row.state, row.next_at = "failed" if came == "again" else came, None
        row.sent_at = now if came in ("sent", "kept") else None
    row.save(update_fields=["trouble", "state", "next_at", "sent_at"])
    return row


@verb("helpline.note_delivery")
def note_delivery(actor: Any, *, message: Message, came: str) -> Message:
    """What the gateway says later; told twice or late, the first end stands. Raises
    `helpline.unknown_word`."""
    if came not in REPORTED:
        raise Problem("helpline.unknown_word", _("This choice is not known."), field="came")
    row = _locked(message)
    if row.state in ("sent", "sending"):
        row.state = came
        row.delivered_at = timezone.now() if came == "delivered" else None
        row.next_at = None
        row.save(update_fields=["state", "delivered_at", "next_at"])
    return row


@verb("helpline.stop_messages")
def stop_messages(actor: Any, *, number: str, how: str = "staff") -> str:
    """This number wants no messages: said to one of us ("staff") or by its own STOP ("word"). Raises
    `helpline.bad_number`, `helpline.unknown_word`."""
    if how not in ("staff", "word"):
        raise Problem("helpline.unknown_word", _("This choice is not known."), field="how")
    stop(actor.organisation_id, mark_of(actor.organisation_id, _ten(number)), how, actor.user_id)
    return "stopped"


@verb("helpline.allow_messages")
def allow_messages(actor: Any, *, number: str) -> str:
    """Whoever it belongs to wants messages again, and said so to one of us. Raises `helpline.bad_number`."""
    marks = mark_of(actor.organisation_id, _ten(number))
    OptOut.objects.filter(organisation_id=actor.organisation_id, mark=marks).delete()
    return "allowed"


def _ten(number: str) -> str:
    ten = ten_digits(number)
    if not ten:
        raise Problem("helpline.bad_number", _("A phone number has ten digits."), field="number")
    return ten


@verb("helpline.hear_gateway")
def hear_gateway(actor: Any, *, event: str, kind: str) -> bool:
    """Whether this was not told before: the gateway's own id of it counts once. Raises
    `helpline.unknown_word`."""
    if kind not in ("missed", "answer") or not 1 <= len(event) <= 80:
        raise Problem("helpline.unknown_word", _("This choice is not known."), field="kind")
    _row, is_new = GatewayEvent.objects.get_or_create(
        organisation_id=actor.organisation_id, event=event, defaults={"kind": kind}
    )
    return is_new


def _locked(message: Message) -> Message:
    row: Message = Message.objects.select_for_update().get(id=message.id)
    return row
