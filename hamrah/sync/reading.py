"""From a phone's JSON to the arguments of a verb: which command it is, what it builds on, what is a file.

Not here: what the verb makes of it (each room's `field`), nor when it is done (pushing.py).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.ground.day import INDIA
from hamrah.ground.field import FieldAsked, FieldVerb
from hamrah.ground.problem import Problem
from hamrah.ground.room import rooms
from hamrah.sync.rules.wire import is_too_deep

BY_COMMAND = "command:"
DROP = "drop"
# Sentences of an afternoon, not a file.
MOST_LETTERS = 40_000
PHOTO = "photo"
# "consent:" and every purpose there is.
LONGEST_USE = 80
# A clock that is off by less says nothing about the day.
OFF_AT_LEAST = timedelta(minutes=10)


@dataclass(frozen=True)
class Said:
    """One command as it came, its shape checked. `text`: all of it, in one fixed writing."""

    command: UUID
    counter: int
    verb: str
    on: str
    what: Mapping[str, Any]
    base: int | None
    at: datetime | None
    entered_at: str
    files: Mapping[str, str]
    needs: frozenset[UUID]
    text: str = field(repr=False)


@cache
def field_verbs() -> dict[str, FieldVerb]:
    """Every verb that a phone may send."""
    return {one.name: one for room in rooms() if room.field for one in room.field.verbs}


def read_command(plain: Any) -> Said:
    """The command, or Problem `sync.too_deep`, `sync.misread_command`, `sync.too_large`."""
    if is_too_deep(plain):
        raise Problem("sync.too_deep", "This is nested deeper than anything the phone can mean.")
    try:
        return _read(plain)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as wrong:
        raise Problem("sync.misread_command", "This is not a command of a phone.") from wrong


def _read(plain: dict[str, Any]) -> Said:
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"))
    if len(text) > MOST_LETTERS:
        raise Problem("sync.too_large", "This is too much at once. The phone must send less.")
    what = plain.get("what") or {}
    counter, base = plain["counter"], plain.get("base")
    if not isinstance(counter, int) or not 0 < counter < 1 << 53 or not isinstance(what, dict):
        raise ValueError("counter or what")
    if base is not None and not isinstance(base, int):
        raise ValueError("base")
    on = plain.get("on") or ""
    if on:
        UUID(on.removeprefix(BY_COMMAND))
    named = {UUID(one.removeprefix(BY_COMMAND)) for one in _commands_in([on, what])}
    return Said(
        command=UUID(plain["command"]),
        counter=counter,
        verb=str(plain["verb"])[:80],
        on=on,
        what=what,
        base=base,
        at=_moment(plain.get("at")),
        entered_at=str(plain.get("entered_at") or "")[:120],
        files=dict(_files(plain.get("files") or [])),
        needs=frozenset(named | {UUID(one) for one in plain.get("needs") or []}),
        text=text,
    )


def _moment(text: Any) -> datetime | None:
    """A moment with its offset; none where the phone's clock says what no calendar has."""
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo else None
    except (TypeError, ValueError, OverflowError):
        return None


def _files(said: list[Any]) -> Iterator[tuple[str, str]]:
    """SHA-256 and what the file is: "photo" where nothing else is said."""
    for one in said:
        sha256, use = (one["sha256"], str(one.get("as", PHOTO))) if isinstance(one, dict) else (one, PHOTO)
        if len(bytes.fromhex(sha256)) != 32:
            raise ValueError("not a SHA-256")
        yield sha256.lower(), use[:LONGEST_USE]


def _commands_in(value: Any) -> Iterator[str]:
    """Every "command:..." inside a value."""
    match value:
        case str() if value.startswith(BY_COMMAND):
            yield value
        case dict():
            for inner in value.values():
                yield from _commands_in(inner)
        case list():
            for inner in value:
                yield from _commands_in(inner)


def with_rows(value: Any, made: Mapping[UUID, str]) -> Any:
    """The value with the rows that commands made in place of the commands."""
    match value:
        case str() if value.startswith(BY_COMMAND):
            return made[UUID(value.removeprefix(BY_COMMAND))]
        case dict():
            return {name: with_rows(inner, made) for name, inner in value.items()}
        case list():
            return [with_rows(inner, made) for inner in value]
    return value


def asked_of(said: Said, made: Mapping[UUID, str], clock_off: timedelta) -> FieldAsked:
    """The command as a room reads it."""
    on = with_rows(said.on, made)
    return FieldAsked(
        command=said.command,
        on=UUID(on) if on else None,
        what=with_rows(dict(said.what), made),
        day=day_of(said, clock_off),
        base=said.base,
        files=tuple(said.files),
        at=min(moment_of(said, clock_off) or timezone.now(), timezone.now()),
    )


def day_of(said: Said, clock_off: timedelta) -> date:
    """India's day on which it was said: by the phone's clock, corrected by what that is off now; today where
    even so it lies ahead or is not said."""
    return min(moment_of(said, clock_off) or timezone.now(), timezone.now()).astimezone(INDIA).date()


def moment_of(said: Said, clock_off: timedelta) -> datetime | None:
    """The moment at which it was said, by our clock."""
    if said.at is None or abs(clock_off) < OFF_AT_LEAST:
        return said.at
    try:
        return said.at + clock_off
    except OverflowError:
        return None
