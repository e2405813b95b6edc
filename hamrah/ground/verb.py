"""verb: the one door through which a person changes something.

One wrapper does permission, transaction, organisation context, idempotency and the journal row.
Not here: what may be done by whom (access), or any change itself (each room's actions.py).
"""

import dataclasses
import functools
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol, runtime_checkable
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection, models

from hamrah.ground import context
from hamrah.ground.ids import new_id
from hamrah.ground.lasting import keep_lasting
from hamrah.ground.models import CommandSeen, Journal
from hamrah.ground.problem import Problem
from hamrah.ground.refusing import (
    refusals_of_the_database,
    refuse_rows_not_seen,
    refuse_unfit,
    rows_within,
)
from hamrah.ground.words import _


class Actor(Protocol):
    """Who acts, for which organisation. `access` builds it; ground only asks."""

    @property
    def user_id(self) -> UUID | None: ...
    @property
    def organisation_id(self) -> UUID: ...
    @property
    def device(self) -> str: ...
    @property
    def withheld(self) -> frozenset[str]: ...
    def may(self, verb: str, where: Any = None) -> bool: ...
    def only_centres(self, verb: str) -> frozenset[UUID] | None: ...


@runtime_checkable
class _Digested(Protocol):
    """A long argument that knows the digest of what it was read from."""

    digest: str


SECOND_STEP = _("This opens only with the second step of sign-in. Set it up, or sign in with it.")
VERBS: dict[str, Callable[..., Any]] = {}


def verb(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make `body(actor, **arguments)` the verb `name` ("room.what").

    The verb is called `f(actor, command=UUID, **arguments)`. The same command returns the stored
    outcome; the same id with other content or another actor raises `verb.command_reused`; without
    permission `verb.not_allowed`, without the second step it needs `verb.second_step`; with what no
    verb accepts, the Problems of refusing.py. Everything
    inside is one transaction with one journal row.
    """

    def wrap(body: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(body)
        def act(actor: Actor, *, command: UUID | None = None, **arguments: Any) -> Any:
            refuse_unless_allowed(actor, name)
            refuse_unfit(arguments)
            with refusals_of_the_database(), opened_for(actor) as journal_id:
                digest = digest_of(actor, name, arguments)
                seen = _claim(actor, command or new_id(), name, digest)
                if seen.outcome is not None:
                    return _unpacked(seen.outcome)
                refuse_rows_not_seen(actor, arguments)
                refuse_elsewhere(actor, name, arguments)
                outcome = body(actor, **arguments)
                _finish(actor, seen, journal_id, outcome)
                keep_lasting(name, actor, seen.command, arguments)
                return outcome

        VERBS[name] = act
        return act

    return wrap


def refuse_unless_allowed(actor: Actor, name: str) -> None:
    """Raise `verb.not_allowed` unless the actor may do the verb; `verb.second_step` where she may once
    she has shown more than a password."""
    if name in actor.withheld:
        raise Problem("verb.second_step", SECOND_STEP)
    if not actor.may(name):
        raise Problem("verb.not_allowed", _("You may not do this. Ask your coordinator."))


def refuse_elsewhere(actor: Actor, name: str, arguments: dict[str, Any]) -> None:
    """A role in one centre serves for its rows alone: for a person, and for what hangs on her. Raises
    `verb.not_allowed`."""
    if actor.only_centres(name) is None:
        return
    for row in rows_within(arguments):
        subject = getattr(row, "person", row)
        if hasattr(subject, "centre_id") and not actor.may(name, subject):
            raise Problem("verb.not_allowed", _("You may not do this. Ask your coordinator."))


_open_journal: ContextVar[str] = ContextVar("journal", default="")


@contextmanager
def opened_for(actor: Actor) -> Iterator[UUID]:
    """Transaction, organisation context and a fresh journal id; a verb inside a verb has its own."""
    journal_id = new_id()
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        outer = _open_journal.set(str(journal_id))
        _write_under(str(journal_id))
        try:
            yield journal_id
        finally:
            _open_journal.reset(outer)
        _write_under(_open_journal.get())


def _write_under(journal_id: str) -> None:
    """Row differences stand under this journal id, and the commit waits for the disk."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('hamrah.journal', %s, true), set_config('synchronous_commit', 'on', true)",
            [journal_id],
        )


def digest_of(actor: Actor, name: str, arguments: dict[str, Any]) -> bytes:
    """HMAC over who asks what; tells a repeated command from a reused id. Keyed, because a sealed fact
    of few possible values could be found again from its bare hash."""
    content = json.dumps([str(actor.user_id), name, arguments], default=_plain, sort_keys=True)
    return hmac.digest(settings.MASTER_KEY, b"ground.command/" + content.encode(), "sha256")


def _plain(value: Any) -> Any:
    """A stable plain form for the digest. A value may bring its own `digest` (long batches)."""
    match value:
        case _Digested():
            plain: Any = value.digest
        case models.Model():
            plain = [value._meta.label, str(value.pk)]
        case bytes():
            plain = hashlib.sha256(value).hexdigest()
        case set() | frozenset():
            plain = sorted(map(str, value))
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            plain = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        case _:
            plain = str(value)
    return plain


def _claim(actor: Actor, command: UUID, name: str, digest: bytes) -> CommandSeen:
    seen, is_new = CommandSeen.objects.get_or_create(
        organisation_id=actor.organisation_id,
        command=command,
        defaults={"verb": name, "digest": digest, "user_id": actor.user_id},
    )
    if not is_new and (seen.verb, bytes(seen.digest), seen.user_id) != (name, digest, actor.user_id):
        raise Problem("verb.command_reused", _("This form was already used for something else."))
    return seen


def _finish(actor: Actor, seen: CommandSeen, journal_id: UUID, outcome: Any) -> None:
    seen.outcome = _packed(outcome)
    seen.save(update_fields=["outcome"])
    subject = outcome if isinstance(outcome, models.Model) else None
    Journal.objects.create(
        id=journal_id,
        organisation_id=actor.organisation_id,
        user_id=actor.user_id,
        device=actor.device,
        verb=seen.verb,
        command=seen.command,
        subject_kind=subject._meta.label_lower if subject else "",
        subject_id=subject.pk if subject else None,
    )


def _packed(outcome: Any) -> dict[str, Any]:
    if isinstance(outcome, models.Model):
        return {"row": outcome._meta.label, "id": str(outcome.pk)}
    return {"value": outcome}


def _unpacked(stored: dict[str, Any]) -> Any:
    if "row" in stored:
        return apps.get_model(stored["row"])._default_manager.get(pk=stored["id"])
    return stored["value"]
