"""Verbs on an organisation's own roles: composing one, changing it, a second person's answer, its end.

Not here: giving a role (granting.py), what a duty holds (roles.py).
"""

from collections.abc import Collection
from typing import Any

from django.utils import timezone

from hamrah.access.models import OwnRole, RoleVersion
from hamrah.access.roles import COMPOSABLE, MADE_OF, ROLE_NAMES, SECOND_STEP, composed
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _

LONGEST_NAME, LONGEST_WHY = 60, 200


@verb("access.compose_role")
def compose_role(actor: Any, *, name: str, based_on: str, duties: Collection[str], why: str) -> OwnRole:
    """A role in the organisation's words, begun from a shipped one. In force at once, unless it reads what
    is sensitive, exports, signs or pays: then once a second person agrees.

    Raises `access.no_such_role`, `access.bad_role_name`, `access.role_name_taken`, `access.no_duty`,
    `access.duty_not_composed`, `access.role_beyond_you`, `access.say_why`.
    """
    if based_on not in MADE_OF:
        raise Problem(
            "access.no_such_role",
            _("There is no role %(role)s. Roles: %(all)s."),
            role=based_on,
            all=", ".join(MADE_OF),
        )
    role = OwnRole(name=_fit_name(name), based_on=based_on)
    _refuse_beyond(actor, duties, "access.compose_role")
    role.save(force_insert=True)
    _version(actor, role, duties, before=(), why=why)
    return role


def _fit_name(name: str) -> str:
    """Raises `access.bad_role_name`, `access.role_name_taken`."""
    name = " ".join(name.split())
    taken = {*ROLE_NAMES, *(str(words) for words in ROLE_NAMES.values())}
    if not 2 <= len(name) <= LONGEST_NAME or "/" in name or name.casefold() in {w.casefold() for w in taken}:
        raise Problem(
            "access.bad_role_name",
            _("A name of 2 to %(most)d letters, and not the name of a role that is there already."),
            field="name",
            most=LONGEST_NAME,
        )
    if OwnRole.objects.standing().filter(name__iexact=name).exists():
        raise Problem("access.role_name_taken", _("There is a role of this name already."), field="name")
    return name


def _refuse_beyond(actor: Any, duties: Collection[str], verb_name: str) -> None:
    """A role is the whole organisation's, so nobody makes of it what she does not hold herself there.
    Raises `access.no_duty`, `access.duty_not_composed`, `access.role_beyond_you`."""
    if not duties:
        raise Problem("access.no_duty", _("Choose at least one duty."), field="duties")
    if not set(duties) <= set(COMPOSABLE):
        raise Problem(
            "access.duty_not_composed",
            _("A role of your own cannot hold this: only the roles that come with Hamrah do."),
            field="duties",
        )
    holds_all = all(actor.holds(one, None) for one in composed(duties))
    if actor.only_centres(verb_name) is not None or not holds_all:
        raise _beyond()


def _beyond() -> Problem:
    return Problem(
        "access.role_beyond_you",
        _("This role may do more than you may yourself in the whole organisation."),
        field="duties",
    )


def _version(
    actor: Any, role: OwnRole, duties: Collection[str], *, before: Collection[str], why: str
) -> RoleVersion:
    """The next version of a role. What adds nothing that needs the second step is in force now. Raises
    `access.say_why`."""
    if not why.strip() or len(why) > LONGEST_WHY:
        raise Problem("access.say_why", _("Say what you need it for."), field="why")
    version = RoleVersion(
        role=role,
        duties=[duty for duty in COMPOSABLE if duty in duties],
        why=why.strip(),
        said_by_id=actor.user_id,
    )
    if not version.adds_to(before) & SECOND_STEP:
        version.since_at = timezone.now()
    version.save(force_insert=True)
    return version


@verb("access.change_role")
def change_role(actor: Any, *, role: OwnRole, duties: Collection[str], why: str) -> RoleVersion:
    """Follow a role's version by another one. Whatever only takes away is in force at once; what adds
    something that needs the second step waits for a second person, and until then the older one holds.

    Raises `access.role_retired`, `access.role_waits`, `access.role_as_before`, `access.no_duty`,
    `access.duty_not_composed`, `access.role_beyond_you`, `access.say_why`.
    """
    before = role.duties()
    _refuse_unless_standing(role)
    _refuse_beyond(actor, duties, "access.change_role")
    if RoleVersion.waiting().filter(role=role).exists():
        raise Problem(
            "access.role_waits", _("A change of this role waits for a second person. Answer that first.")
        )
    if set(duties) == set(before):
        raise Problem("access.role_as_before", _("The role holds just this already."), field="duties")
    return _version(actor, role, duties, before=before, why=why)


@verb("access.agree_role")
def agree_role(actor: Any, *, version: RoleVersion, agrees: bool) -> RoleVersion:
    """A second person's answer to what a role is to be made of; whoever proposed it may only take it back.

    Raises `access.role_retired`, `access.answered_already`, `access.not_your_own`, `access.role_beyond_you`.
    """
    version = RoleVersion.objects.select_for_update().get(pk=version.pk)
    _refuse_unless_standing(version.role)
    if version.agrees is not None or version.since_at is not None:
        raise Problem("access.answered_already", _("This was answered meanwhile."))
    if agrees:
        if version.said_by_id == actor.user_id:
            raise Problem("access.not_your_own", _("A second person answers this, not you yourself."))
        _refuse_beyond(actor, version.duties, "access.agree_role")
    now = timezone.now()
    version.agrees, version.answered_by_id, version.answered_at = agrees, actor.user_id, now
    version.since_at = now if agrees else None
    version.save(update_fields=["agrees", "answered_by", "answered_at", "since_at"])
    return version


@verb("access.retire_role")
def retire_role(actor: Any, *, role: OwnRole) -> OwnRole:
    """Nobody has this role any more, from this moment, and nobody is given it again; what it was stays.

    Raises `access.role_retired`, `access.role_beyond_you`.
    """
    _refuse_unless_standing(role)
    if actor.only_centres("access.retire_role") is not None:
        raise _beyond()
    role.retired_at = timezone.now()
    role.save(update_fields=["retired_at"])
    for grant in role.grants.exclude(until__lte=today()):
        grant.until = today()
        grant.save(update_fields=["until"])
    return role


def _refuse_unless_standing(role: OwnRole) -> None:
    if role.retired_at is not None:
        raise Problem("access.role_retired", _("This role is over. Compose a new one."))
