"""What was said on a call, looked at and put into its row. Not here: the verbs (actions/calls.py)."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.helpline.models import Call
from hamrah.helpline.rules.clocks import DANGER_HOURS
from hamrah.helpline.rules.numbers import ten_digits
from hamrah.helpline.rules.words import (
    CALLERS,
    DANGER,
    DANGERS,
    DISPOSITIONS,
    GENDERS,
    LANGUAGES,
    OWN,
    OWNERS,
    SENSITIVE,
    TOPICS,
    WITHOUT_TOPIC,
    danger_of,
)
from hamrah.helpline.sealed import number_of, say_in, seal_number
from hamrah.organisations.models import Centre

MOST_TOGETHER, MOST_MINUTES, LONGEST_WORDS, LONGEST_LINE = 5_000, 600, 2_000, 120
PLAIN = ("is_withheld", "caller", "owner", "gender", "language", "topic", "disposition", "may_message")
SEALED = ("words", "name_said", "ask_for", "never_say")
CHOICES = {
    "caller": CALLERS, "owner": OWNERS, "gender": GENDERS, "language": (*LANGUAGES, ""), "topic": TOPICS,
    "danger": DANGERS, "disposition": DISPOSITIONS,
}  # fmt: skip


@dataclass(frozen=True)
class CallSaid:
    """A call as its page says it, whole each time; nothing is needed before the call ends.

    `since`, `until`: hours of the day in which ringing back is safe. `may_message`: she said that a message
    to this phone is safe. `minutes`: None counts them from the clock.
    """

    number: str = ""
    is_withheld: bool = False
    caller: str = ""
    owner: str = "unknown"
    gender: str = ""
    language: str = ""
    group_size: int = 1
    place_said: str = ""
    topic: str = ""
    danger: str = ""
    disposition: str = ""
    minutes: int | None = None
    words: str = ""
    name_said: str = ""
    since: time | None = None
    until: time | None = None
    ask_for: str = ""
    never_say: str = ""
    may_message: bool | None = None
    centre: Centre | None = None


def refuse_unfit_said(said: CallSaid) -> None:
    """What a draft may not hold. Half a number is kept as it was typed. Raises `helpline.unknown_word`,
    `helpline.bad_group`, `helpline.bad_minutes`, `helpline.too_long`."""
    for field, known in CHOICES.items():
        if getattr(said, field) not in known:
            raise Problem("helpline.unknown_word", _("This choice is not known."), field=field)
    if not 1 <= said.group_size <= MOST_TOGETHER:
        raise Problem(
            "helpline.bad_group", _("How many people is it about? From 1 to 5,000."), field="group_size"
        )
    if said.minutes is not None and not 0 <= said.minutes <= MOST_MINUTES:
        raise Problem("helpline.bad_minutes", _("A call has from 0 to 600 minutes."), field="minutes")
    _refuse_long(said)


def _refuse_long(said: CallSaid) -> None:
    lines = ("number", "name_said", "ask_for", "never_say", "place_said")
    lengths = {"words": LONGEST_WORDS, **dict.fromkeys(lines, LONGEST_LINE)}
    for field, most in lengths.items():
        if len(getattr(said, field)) > most:
            raise Problem(
                "helpline.too_long", _("This is too long: at most %(most)d letters."), field=field, most=most
            )


def refuse_unfinished(said: CallSaid) -> None:
    """What must be known before the call ends. Raises `helpline.bad_number`, `helpline.bad_hours`,
    `helpline.say_disposition`, `helpline.say_topic`, `helpline.no_number`, `helpline.no_safe_time`."""
    if said.number.strip() and not ten_digits(said.number):
        raise Problem("helpline.bad_number", _("A phone number has ten digits."), field="number")
    if (said.since is None) != (said.until is None):
        raise Problem("helpline.bad_hours", _("Say from when and until when."), field="since")
    if not said.disposition:
        raise Problem("helpline.say_disposition", _("Say what comes of the call."), field="disposition")
    if not said.topic and said.disposition not in WITHOUT_TOPIC:
        raise Problem("helpline.say_topic", _("Say what the call is about."), field="topic")
    if said.disposition == "callback":
        _refuse_unsafe_callback(said)


def _refuse_unsafe_callback(said: CallSaid) -> None:
    """A phone that is not hers, that shows no number, or in danger, is rung at a time she named, or never."""
    if not ten_digits(said.number):
        raise Problem("helpline.no_number", _("Ask for a number that we may ring."), field="number")
    danger = danger_of(said.danger, said.topic)
    if said.since is None and (said.owner != OWN or said.is_withheld or danger):
        raise Problem(
            "helpline.no_safe_time",
            _("Ask when it is safe to ring this phone. Without that nobody rings it."),
            field="since",
        )


def put_into(call: Call, said: CallSaid) -> None:
    """What was said into the row in hand; the clock of a danger runs from the call's first moment."""
    for field in PLAIN:
        setattr(call, field, getattr(said, field))
    number = ten_digits(said.number)
    if number != number_of(call):
        seal_number(call, number)
    call.group_size, call.minutes, call.centre = said.group_size, said.minutes, said.centre
    call.place_said = " ".join(said.place_said.split())
    call.danger = danger_of(said.danger, said.topic)
    call.tier = DANGER if call.danger else SENSITIVE
    call.act_by = call.began_at + timedelta(hours=DANGER_HOURS) if call.danger else None
    words: dict[str, Any] = {name: getattr(said, name).strip() for name in SEALED}
    hours = {name: one.strftime("%H:%M") if one else "" for name, one in _hours(said)}
    say_in(call, number_said="" if number else said.number.strip(), **words, **hours)


def _hours(said: CallSaid) -> tuple[tuple[str, time | None], ...]:
    return ("since", said.since), ("until", said.until)
