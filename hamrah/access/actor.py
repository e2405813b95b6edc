"""Actor: a user acting for one organisation, with what her roles hold today.

Not here: signing in (allauth), or putting the actor on a request (middleware.py).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection

from hamrah.access.duties import SIGHTED
from hamrah.access.models import User
from hamrah.access.models.canaries import canary_ids
from hamrah.access.models.sights import Sight
from hamrah.access.roles import ROLE_NAMES, ROLES, SECOND_STEP, composed
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation

PLACES = "SELECT access_places(%s, %s)"
# The roles of an organisation's own that a user holds there: id -> (name, duties in force).
Own = dict[str, tuple[str, list[str]]]


@dataclass(frozen=True)
class Actor:
    """Who acts, where, and what she may. `device` is "office", "command line" or a phone's id.

    `permissions` is all she holds anywhere; `centres` what she holds in single centres, and then
    `everywhere` is what she holds in the whole organisation. `withheld` is what her roles hold and only
    the second step of sign-in opens. `roles`: names of shipped ones, ids of the organisation's own.
    """

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
    everywhere: frozenset[str] = frozenset()
    centres: tuple[tuple[UUID, frozenset[str]], ...] = ()
    withheld: frozenset[str] = frozenset()
    readings_a_day: int = 200
    role_names: tuple[Any, ...] = field(default=(), compare=False)

    @cached_property
    def canaries(self) -> frozenset[UUID]:
        """People who are invented and count in no figure; asked once. Needs her organisation's context."""
        return frozenset(canary_ids())

    @cached_property
    def sights(self) -> frozenset[UUID]:
        """People beyond her centres whom she may see for a while; asked once. Needs her organisation's
        context. Whom a centre bounds in nothing sees them anyway."""
        if not self.centres:
            return frozenset()
        return Sight.objects.of(self.user_id, [centre for centre, _held in self.centres])

    def may(self, verb: str, where: Any = None) -> bool:
        """Whether her roles hold the verb or question: somewhere, or for `where`, a row of a centre
        (`centre_id`). Of a row without one, only a role for the whole organisation decides. Of somebody
        she may see for a while she may ask, and serve her, nothing else (SIGHTED)."""
        if verb not in self.permissions or where is None:
            return verb in self.permissions
        only = self.only_centres(verb)
        return only is None or where.centre_id in only or (verb in SIGHTED and where.pk in self.sights)

    def holds(self, verb: str, centre: Any) -> bool:
        """Whether she may do it in the whole organisation (`centre` None) or in that centre."""
        only = self.only_centres(verb)
        return verb in self.permissions and (only is None or (centre is not None and centre.id in only))

    def only_centres(self, verb: str) -> frozenset[UUID] | None:
        """The centres for which she holds the verb; None where no centre limits it."""
        if not self.centres or verb in self.everywhere:
            return None
        return frozenset(centre for centre, held in self.centres if verb in held)


def actor_for(
    user: User, *, code: str | None = None, device: str = "office", second_step: bool = False
) -> Actor | None:
    """The user acting for the organisation `code`, or for her first one; None without a grant.

    Needs an open context with the door "identify".
    """
    with connection.cursor() as cursor:
        cursor.execute(PLACES, [user.id, today()])
        (places,) = cursor.fetchone()
    return actor_at(user, places, code=code, device=device, second_step=second_step)


def actor_at(
    user: User, said: str | None, *, code: str | None, device: str = "office", second_step: bool = False
) -> Actor | None:
    """The user at one of the places with a role today; `said`: JSON, rows of id, no, code, name, grants
    ("role" or "role/centre"), readings a day, and the organisation's own roles among them.

    `second_step`: whether she has shown more than a password; accounts of the demo, where nobody is real,
    need none.
    """
    places = json.loads(said or "[]")
    chosen = next((place for place in places if code in (None, place[2])), None)
    if chosen is None:
        return None
    id, no, own_code, name, grants, readings_a_day, own = chosen
    roles, everywhere, centres = held_by(grants, own)
    permissions = everywhere.union(*(held for _centre, held in centres))
    withheld = frozenset() if second_step or user.is_demo else permissions & SECOND_STEP
    return Actor(
        user_id=user.id,
        organisation_id=UUID(id),
        organisation_no=no,
        organisation_code=own_code,
        name=user.name,
        permissions=permissions - withheld,
        roles=roles,
        device=device,
        others=tuple((place[2], place[3]) for place in places if place is not chosen),
        organisation_name=name,
        everywhere=everywhere,
        centres=centres,
        withheld=withheld,
        readings_a_day=readings_a_day,
        role_names=tuple(own[role][0] if role in own else ROLE_NAMES.get(role, role) for role in roles),
    )


def held_by(
    grants: list[str], own: Own
) -> tuple[tuple[str, ...], frozenset[str], tuple[tuple[UUID, frozenset[str]], ...]]:
    """Roles, what they hold in the whole organisation, and what in single centres."""
    pairs = [grant.partition("/")[::2] for grant in grants]
    everywhere = _together((role for role, centre in pairs if not centre), own)
    by_centre: dict[UUID, list[str]] = {}
    for role, centre in pairs:
        if centre:
            by_centre.setdefault(UUID(centre), []).append(role)
    centres = tuple((centre, _together(roles, own)) for centre, roles in by_centre.items())
    return tuple(dict.fromkeys(role for role, _centre in pairs)), everywhere, centres


def _together(roles: Iterable[str], own: Own) -> frozenset[str]:
    """What the roles hold together. An unknown one holds nothing."""
    held = (composed(own[role][1]) if role in own else ROLES.get(role, frozenset()) for role in roles)
    return frozenset().union(*held)


def actor_named(username: str, *, code: str) -> Actor:
    """The actor of `--as USER --org CODE`. One answer for a wrong user, a wrong organisation and a
    user without a role there: Problem `access.no_such_actor`."""
    with context.opened(door="identify"):
        user = User.objects.filter(username__iexact=username, is_active=True).first()
        # Whoever holds the machine holds more than a second step.
        actor = None
        if user is not None:
            actor = actor_for(user, code=code.upper(), device="command line", second_step=True)
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
        permissions=frozenset({"access.add_user", "access.grant_role", "access.reset_sign_in", *permissions}),
        device="command line",
    )
