"""Who may receive somebody: a colleague, another organisation. Not here: handing over (actions/)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hamrah.access.models import RoleGrant, User
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations import letters
from hamrah.organisations.models import Organisation
from hamrah.services.models import HandOver


@dataclass(frozen=True)
class Partner:
    """Another organisation of this network."""

    id: UUID
    code: str
    name: str


def colleagues(verb: str) -> list[User]:
    """Who works here now and holds the verb, by name."""
    grants = RoleGrant.objects.today().holding(verb)
    return list(User.objects.filter(id__in=grants.values("user_id"), is_active=True).order_by("name"))


def refuse_colleague(actor: Any, user: User | UUID, verb: str) -> None:
    """A receiver holds the right and is enabled. Raises `services.receiver_may_not`."""
    id = user if isinstance(user, UUID) else user.id
    if id not in {one.id for one in colleagues(verb)}:
        raise Problem(
            "services.receiver_may_not", _("She may not do this here, or no longer works here."), field="to"
        )


def partners(actor: Any) -> list[Partner]:
    """The other organisations of this network."""
    with context.opened(door="identify"):
        rows = Organisation.objects.exclude(id=actor.organisation_id).order_by("name")
        return [Partner(row.id, row.code, row.name) for row in rows]


def partner_called(actor: Any, code: str) -> Partner:
    """The organisation with this code. Raises `services.to_oneself`, `services.no_such_partner`,
    `services.takes_no_letters`."""
    code = code.strip().upper()
    if code == actor.organisation_code:
        raise to_oneself()
    found = next((one for one in partners(actor) if one.code == code), None)
    if found is None:
        raise Problem(
            "services.no_such_partner", _("There is no organisation with this code here."), field="partner"
        )
    if letters.public_key_of(found.id) is None:
        raise Problem(
            "services.takes_no_letters",
            _("%(name)s takes no letters yet: its coordinator opens the inbox once."),
            field="partner",
            name=found.name,
        )
    return found


def partner_with(partner_id: UUID) -> str:
    """The name of an organisation that wrote to us."""
    with context.opened(door="identify"):
        name = Organisation.objects.filter(id=partner_id).values_list("name", flat=True).first()
    return name or ""


def phone_of(row: HandOver) -> str:
    """The number at which the receiver of a hand-over is called; "" where none is known."""
    if row.direction == "inside":
        return row.to_centre.phone if row.to_centre else ""
    if row.partner_id is None:
        return row.slips.values_list("phone", flat=True).last() or ""
    with context.opened(door="identify"):
        known = Organisation.objects.filter(id=row.partner_id).values_list("helpline", "phone").first()
    return next(filter(None, known or ()), "")


def to_oneself() -> Problem:
    """Nobody hands over to herself."""
    return Problem("services.to_oneself", _("This is yourself: choose somebody else."), field="to")
