"""Actor: a user acting for one organisation, with what her roles hold today.

Not here: signing in (allauth), or putting the actor on a request (middleware.py).
"""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from hamrah.access.models import User
from hamrah.access.roles import ROLE_NAMES, permissions_of
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation

PLACES = "SELECT access_places(%s, %s)"


@dataclass(frozen=True)
class Actor:
    """Who acts, where, and what she may. `device` is "office", "command line" or a phone's id."""

    user_id: UUID | None
    organisation_id: UUID
    organisation_no: int
    organisation_code: str
    name: str
    permissions: frozenset[str]
    roles: tuple[str, ...] = ()
    device: str = "office"
    others: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    organisation_name: str = ""

    @property
    def role_names(self) -> tuple[Any, ...]:
        """Her roles in words."""
        return tuple(ROLE_NAMES.get(role, role) for role in self.roles)

    def may(self, verb: str, where: Any = None) -> bool:
        """Whether her roles hold the verb or question."""
        return verb in self.permissions


def actor_for(user: User, *, code: str | None = None, device: str = "office") -> Actor | None:
    """The user acting for the organisation `code`, or for her first one; None without a grant.

    Needs an open context with the door "identify".
    """
    with connection.cursor() as cursor:
        cursor.execute(PLACES, [user.id, today()])
        (places,) = cursor.fetchone()
    return actor_at(user, places, code=code, device=device)


def actor_at(user: User, said: str | None, *, code: str | None, device: str = "office") -> Actor | None:
    """The user at one of the places with a role today; `said`: JSON, rows of id, no, code, name, roles."""
    places = json.loads(said or "[]")
    chosen = next((place for place in places if code in (None, place[2])), None)
    if chosen is None:
        return None
    id, no, own_code, name, roles = chosen
    return Actor(
        user_id=user.id,
        organisation_id=UUID(id),
        organisation_no=no,
        organisation_code=own_code,
        name=user.name,
        permissions=permissions_of(roles),
        roles=tuple(roles),
        device=device,
        others=tuple((code, name) for _id, _no, code, name, _roles in places if code != own_code),
        organisation_name=name,
    )


def actor_named(username: str, *, code: str) -> Actor:
    """The actor of `--as USER --org CODE`. One answer for a wrong user, a wrong organisation and a
    user without a role there: Problem `access.no_such_actor`."""
    with context.opened(door="identify"):
        user = User.objects.filter(username__iexact=username, is_active=True).first()
        actor = actor_for(user, code=code.upper(), device="command line") if user else None
    if actor is None:
        raise Problem(
            "access.no_such_actor",
            _("%(user)s has no role in %(code)s. Look with: hamrah org list; add with: hamrah user add"),
            user=username,
            code=code,
        )
    return actor


def installer(organisation: Organisation, *permissions: str) -> Actor:
    """Whoever holds the machine's command line: may set up an organisation, its users, and what is named."""
    return Actor(
        user_id=None,
        organisation_id=organisation.id,
        organisation_no=organisation.no,
        organisation_code=organisation.code,
        name="command line",
        permissions=frozenset({"access.add_user", "access.grant_role", *permissions}),
        device="command line",
    )
