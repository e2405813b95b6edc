"""The context: for which organisation and user this database connection may see rows.

Row policies read it through the SQL function `ground_claim` (migration 0001), which checks the
proof made here. Not here: who may be given a context (middleware, the verb wrapper, jobs).
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction

NOBODY = ""


@dataclass(frozen=True)
class Context:
    """`door` names a narrow purpose before the user is known: "identify" (session, sign-in)."""

    organisation_id: UUID | None = None
    user_id: UUID | None = None
    door: str = ""


NONE = Context()
_current: ContextVar[Context] = ContextVar("context", default=NONE)


def current() -> Context:
    """The context that is open now; an empty one outside."""
    return _current.get()


def current_organisation_id() -> UUID:
    """The organisation of the open context, default of every owned row."""
    organisation_id = _current.get().organisation_id
    if organisation_id is None:
        raise RuntimeError("No organisation context is open: change rows only through a verb.")
    return organisation_id


def proof_of(message: str, secret: bytes) -> str:
    """What only the application can write beside a claim, so that a forged one opens nothing."""
    inner = hashlib.sha256(secret + message.encode()).digest()
    return hashlib.sha256(secret + inner).hexdigest()


@lru_cache(maxsize=4096)
def claim_text(context: Context) -> str:
    """The setting's text: organisation|user|door|proof. Empty for an empty context."""
    if context == Context():
        return NOBODY
    message = f"{context.organisation_id or ''}|{context.user_id or ''}|{context.door}"
    return f"{message}|{proof_of(message, settings.CONTEXT_SECRET)}"


@contextmanager
def opened(
    *,
    organisation_id: UUID | None = None,
    user_id: UUID | None = None,
    door: str = "",
    using: str = "default",
    savepoint: bool = True,
    waits_for_disk: bool = True,
) -> Iterator[Context]:
    """Open a context inside a transaction; on the way out the previous one is restored.

    The setting is transaction-local, so a pooled connection never carries it to the next user: at the end
    of the whole transaction there is nothing to restore. `savepoint=False` where an error inside may undo
    the transaction around (a request: it ends there). `waits_for_disk=False`: a transaction that writes
    nothing but the read log; a verb turns waiting on again.
    """
    context = Context(organisation_id, user_id, door)
    is_inside = connections[using].in_atomic_block
    with transaction.atomic(using=using, savepoint=savepoint):
        token = _current.set(context)
        _set(context, using, waits_for_disk)
        try:
            yield context
        finally:
            _current.reset(token)
            if is_inside:
                _restore(_current.get(), using)


def _set(context: Context, using: str, waits_for_disk: bool = True) -> None:
    statement = "SELECT set_config('hamrah.context', %s, true)"
    if not waits_for_disk:
        statement += ", set_config('synchronous_commit', 'off', true)"
    with connections[using].cursor() as cursor:
        cursor.execute(statement, [claim_text(context)])


def wait_for_disk(using: str = "default") -> None:
    """What this transaction promises is on the disk before anybody hears of it, however the server is set."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config('synchronous_commit', 'on', true)")


def _restore(context: Context, using: str) -> None:
    connection = connections[using]
    # A broken transaction accepts no statement; its rollback restores the setting by itself.
    broken = connection.needs_rollback or connection.connection is None
    if not broken and connection.connection.info.transaction_status.name != "INERROR":
        _set(context, using)
