"""Messages that are due, sent: taken, offered to the gateway outside any transaction, and noted.

Called by `hamrah helpline send`. Not here: who may queue one (actions/messages.py).
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.access.actor import Actor, installer
from hamrah.ground import context
from hamrah.helpline import gateway
from hamrah.helpline.actions import note_sending, take_messages
from hamrah.helpline.actions.messages import text_of
from hamrah.helpline.models import Message
from hamrah.helpline.sealed import number_of
from hamrah.organisations.models import Organisation

NEEDED = ("helpline.take_messages", "helpline.note_sending")


def send_due(organisation: Organisation) -> dict[str, int]:
    """Everything that is due in one organisation; answers how many came to which end."""
    actor = installer(organisation, *NEEDED)
    counts = dict.fromkeys(("sent", "kept", "again", "failed"), 0)
    while is_any_due(organisation) and (ids := take_messages(actor)):
        for id, message in _outgoing(organisation, ids):
            came, trouble = gateway.offer(message) if message.text else ("failed", "no wording")
            _noted(actor, id, came, trouble)
            counts[came] += 1
    return counts


def is_any_due(organisation: Organisation) -> bool:
    """Asked before anything is taken: a look that finds nothing, once a minute, is no line of the journal."""
    with context.opened(organisation_id=organisation.id):
        return Message.objects.due(timezone.now()).exists()


def _outgoing(organisation: Organisation, ids: list[str]) -> Iterator[tuple[str, gateway.Outgoing]]:
    with context.opened(organisation_id=organisation.id):
        rows = {str(row.id): row for row in Message.objects.filter(id__in=ids)}
        ready = [(id, _as_outgoing(organisation, rows[id])) for id in ids if id in rows]
    yield from ready


def _as_outgoing(organisation: Organisation, row: Message) -> gateway.Outgoing:
    callback = gateway.callback_for(organisation.code, row.id)
    return gateway.Outgoing(str(row.id), number_of(row), text_of(row), row.wording, row.language, callback)


def _noted(actor: Actor, id: str, came: str, trouble: str) -> None:
    with context.opened(organisation_id=actor.organisation_id):
        row: Any = Message.objects.get(id=UUID(id))
        note_sending(actor, message=row, came=came, trouble=trouble)
