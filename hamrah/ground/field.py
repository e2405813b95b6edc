"""What a room gives to the phones of the field: its verbs, its records, whom they hold, its lists.

Not here: how it gets to a phone (sync), nor any verb. Rooms fill `Room.field`; sync calls it.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hamrah.ground.problem import Problem
from hamrah.ground.words import _


@dataclass(frozen=True)
class FieldAsked:
    """One command of a phone as a room reads it. `day`: India's day on which it was said, by the phone's
    clock, corrected by what that is off; `at`: the moment, where it is known. `on`: the row it is about.
    Every id in `what` stands already for a row of ours, never for a command."""

    command: UUID
    on: UUID | None
    what: Mapping[str, Any]
    day: date
    base: int | None = None
    files: tuple[str, ...] = ()
    at: datetime | None = None

    @property
    def about(self) -> UUID:
        """The row that it is about. Raises `sync.misread` where none is said."""
        if self.on is None:
            raise misread("on")
        return self.on

    def text(self, name: str) -> str:
        """A text, "" where none was said. Raises `sync.misread`."""
        value = self.what.get(name)
        if value is not None and not isinstance(value, str):
            raise misread(name)
        return value or ""

    def number(self, name: str) -> int | None:
        """A whole number. Raises `sync.misread`."""
        value = self.what.get(name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise misread(name)
        return value

    def yes(self, name: str) -> bool | None:
        """Yes, no, or not asked. Raises `sync.misread`."""
        value = self.what.get(name)
        if value is not None and not isinstance(value, bool):
            raise misread(name)
        return value

    def when(self, name: str) -> date | None:
        """A day. Raises `sync.misread`."""
        return read_day(name, self.what.get(name))

    def id(self, name: str) -> UUID | None:
        """A row's id. Raises `sync.misread`."""
        return read_id(name, self.what.get(name))

    def many(self, name: str) -> list[Any]:
        """A list. Raises `sync.misread`."""
        value = self.what.get(name)
        if value is not None and not isinstance(value, list):
            raise misread(name)
        return value or []

    @property
    def changes(self) -> dict[str, Any]:
        """New values by field, of a verb that changes single values. Raises `sync.misread`."""
        return dict(read_object("changes", self.what.get("changes")))

    @property
    def was(self) -> dict[str, Any]:
        """The values that the phone knew before. Raises `sync.misread`."""
        return dict(read_object("was", self.what.get("was")))


def read_day(name: str, value: Any) -> date | None:
    """A day written as 2026-11-22. Raises `sync.misread`."""
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as wrong:
        raise misread(name) from wrong


def read_id(name: str, value: Any) -> UUID | None:
    """A row's id. Raises `sync.misread`."""
    if value in (None, ""):
        return None
    try:
        return UUID(value)
    except (TypeError, ValueError, AttributeError) as wrong:
        raise misread(name) from wrong


def read_object(name: str, value: Any) -> Mapping[str, Any]:
    """An object, empty where there is none. Raises `sync.misread`."""
    if value is not None and not isinstance(value, dict):
        raise misread(name)
    return value or {}


def misread(name: str) -> Problem:
    """What stands there is of another kind than this takes."""
    return Problem(
        "sync.misread", _("What the phone sent in %(name)s cannot be read."), field=name, name=name
    )


@dataclass(frozen=True)
class FieldVerb:
    """A verb that a phone may send.

    `read(actor, asked)` answers the verb's arguments. `present(actor, asked)`, where the verb changes single
    values (`changes` and `was`): the row and these values as they stand now, JSON-ready.
    `keep(actor, on, use, content, command)` does with a file what the command named it for (`use`); `on` is
    the id of the row that the command made. It may come long after the command. `is_file_alone`: the verb
    itself is done by `keep`, once the file is there; `read` answers the row it is for, under any name.
    `keep_again(actor, on, use, sha256, command)`: the same for a file that was used already by an earlier
    command of the same user, as a sheet is that forty signed.
    """

    name: str
    read: Callable[[Any, FieldAsked], dict[str, Any]]
    present: Callable[[Any, FieldAsked], tuple[Any, dict[str, Any]]] | None = None
    keep: Callable[[Any, UUID, str, bytes, UUID], None] | None = None
    is_file_alone: bool = False
    keep_again: Callable[[Any, UUID, str, bytes, UUID], None] | None = None


def following(command: UUID, what: str) -> UUID:
    """The id of a command that follows from another: the same however often it is asked."""
    return UUID(bytes=hashlib.sha256(f"{command}/{what}".encode()).digest()[:16], version=5)


@dataclass(frozen=True)
class FieldRecords:
    """Records of people, JSON-ready, each with `person`. A change in one of `tables` (a model with
    `person_id`, or a model and the path to the person) sends all of hers again. Nothing of T5; of T4 what the
    actor may see."""

    kind: str
    tables: tuple[Any, ...]
    rows: Callable[[Any, list[UUID]], Iterable[dict[str, Any]]]


@dataclass(frozen=True)
class FieldList:
    """What a phone holds that is about nobody: stands, kinds of service."""

    name: str
    rows: Callable[[Any], Iterable[dict[str, Any]]]


@dataclass(frozen=True)
class Field:
    """A room's part of the field phone. `whom(actor, since)` answers (person id, last used) of those with
    whom the actor works."""

    verbs: tuple[FieldVerb, ...] = ()
    records: tuple[FieldRecords, ...] = ()
    whom: tuple[Callable[[Any, datetime], Iterable[tuple[UUID, datetime]]], ...] = ()
    lists: tuple[FieldList, ...] = ()


def record(**facts: Any) -> dict[str, Any]:
    """A record without what is not known; ids, days and moments as texts."""
    return {name: _plain(value) for name, value in facts.items() if value not in (None, "", [], ())}


def _plain(value: Any) -> Any:
    if isinstance(value, date):  # a moment is one too
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def b64url(content: bytes) -> str:
    """Bytes as text, base64url without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
