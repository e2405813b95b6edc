"""Verbs on users and their roles. Not here: passwords (allauth), signing in and out (signing.py)."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from hamrah.access.models import OwnRole, RoleGrant, SignInLink, User
from hamrah.access.roles import ROLES
from hamrah.ground import context
from hamrah.ground.ids import is_id
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Centre, organisation_of


@verb("access.add_user")
def add_user(actor: Any, *, username: str, name: str, role: str, language: str = "en") -> RoleGrant:
    """Add a user with a role in the actor's organisation, or give one who works here the role. Only
    the command line gives a role to somebody of another organisation.

    Raises `access.no_such_role`, `access.role_beyond_you`, `access.bad_username`,
    `access.username_taken`.
    """
    given = role_called(role)
    refuse_beyond(actor, given, centre=None)
    if not username.replace("-", "").replace(".", "").isalnum() or not username.isascii():
        raise Problem("access.bad_username", _("A username is letters, digits, dots and dashes only."))
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id, door="identify"):
        is_demo = organisation_of(actor.organisation_id).is_demo
        user, is_new = User.objects.get_or_create(
            username=username.lower(), defaults={"name": name, "language": language, "is_demo": is_demo}
        )
        if is_new:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        elif actor.user_id is not None and not works_for(user, actor.organisation_id):
            raise Problem(
                "access.username_taken", _("This username is taken. Choose another."), field="username"
            )
        # The door shows other organisations' grants too, so the organisation is named.
        grant, _is_new = RoleGrant.objects.get_or_create(
            organisation_id=actor.organisation_id, user=user, role=given.role, own=given.own, until=None
        )
    return grant


def works_for(user: User, organisation_id: UUID) -> bool:
    """Whether the user has, or had, a role in the organisation."""
    return RoleGrant.objects.filter(user=user, organisation_id=organisation_id).exists()


def works_elsewhere(user: User, organisation_id: UUID) -> bool:
    """Whether another organisation gave the user a role. Then no one organisation may hand out a link
    that signs in as her."""
    with context.opened(door="identify"):
        return RoleGrant.objects.filter(user=user).exclude(organisation_id=organisation_id).exists()


def sign_in_link(user: User) -> str:
    """The path of a one-time sign-in link, shown once."""
    with context.opened(door="identify"):
        return f"/access/link/{SignInLink.make(user)}/"


def role_called(role: str) -> RoleGrant:
    """A grant yet to be given, of the shipped role or of the organisation's own with this id or name.
    Raises `access.no_such_role`."""
    if role in ROLES:
        return RoleGrant(role=role)
    in_force = OwnRole.objects.in_force()
    own = in_force.filter(id=role) if is_id(role) else in_force.filter(name__iexact=role)
    found = own.first()
    if found is None:
        names = [*ROLES, *in_force.order_by("name").values_list("name", flat=True)]
        raise Problem(
            "access.no_such_role",
            _("There is no role %(role)s. Roles: %(all)s."),
            role=role,
            all=", ".join(names),
        )
    return RoleGrant(role="", own=found)


def refuse_beyond(actor: Any, grant: RoleGrant, *, centre: Centre | None) -> None:
    """Nobody gives what she does not hold herself, there; whoever holds the machine gives any role.
    Raises `access.role_beyond_you`."""
    if actor.user_id is not None and not all(actor.holds(verb, centre) for verb in grant.verbs()):
        raise Problem(
            "access.role_beyond_you",
            _("This role may do more than you may yourself, so you cannot give it."),
            field="role",
        )


@verb("access.grant_role")
def grant_role(
    actor: Any,
    *,
    user: User,
    role: str,
    since: date,
    until: date | None = None,
    centre: Centre | None = None,
) -> RoleGrant:
    """Give somebody who works here a further role, in the whole organisation or one centre, from a day
    to a day. Raises `access.no_such_role`, `access.role_beyond_you`, `access.ends_before_it_begins`,
    `access.has_role_already`."""
    given = role_called(role)
    refuse_beyond(actor, given, centre=centre)
    if until is not None and until < since:
        raise Problem("access.ends_before_it_begins", _("The last day lies before the first."), field="until")
    same = RoleGrant.objects.filter(user=user, role=given.role, own=given.own, centre=centre)
    if same.filter(Q(until=None) | Q(until__gte=since), since__lte=until or date.max).exists():
        raise Problem("access.has_role_already", _("She has this role in these days already."), field="role")
    given.user, given.since, given.until, given.centre = user, since, until, centre
    given.save(force_insert=True)
    return given


@verb("access.end_grant")
def end_grant(actor: Any, *, grant: RoleGrant, until: date) -> RoleGrant:
    """End a role on a day; the grant stays as history. Raises `access.ended_already`."""
    if grant.is_over():
        raise Problem("access.ended_already", _("This role has ended already."))
    grant.until = until
    grant.save(update_fields=["until"])
    return grant
