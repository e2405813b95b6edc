"""The clerk: who acts for an organisation when a letter comes and nobody of it is there.

It opens letters, answers by the organisation's own rule, closes what is overdue. Not here: what it does.
"""

from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from hamrah.access.actor import Actor, installer
from hamrah.ground import context
from hamrah.organisations.models import Organisation

ITS_VERBS = (
    *("links.take_letters", "links.close_overdue", "links.publish_findable"),
    *("organisations.send_letter", "organisations.take_letter"),
)
# What the clerk of an organisation may read, to give what was agreed.
ITS_QUESTIONS = ("people.see", "journeys.see", "cards.see")


def clerk_of(organisation_id: UUID) -> Actor:
    """The clerk of an organisation of this installation."""
    with context.opened(door="identify"):
        organisation = Organisation.objects.get(id=organisation_id)
    return installer(organisation, *ITS_VERBS, *ITS_QUESTIONS)


def at_work(actor: Any) -> AbstractContextManager[context.Context]:
    """The context in which an actor reads."""
    return context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id)


def name_of(organisation_id: UUID) -> Organisation:
    """Name, phones and code of another organisation: public facts."""
    with context.opened(door="identify"):
        return Organisation.objects.get(id=organisation_id)
