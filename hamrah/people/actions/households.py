"""Joining and leaving a household, with dates. Membership grants nobody a view of another member."""

from datetime import date
from typing import Any

from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Household, Membership, Person


@verb("people.join_household")
def join_household(
    actor: Any,
    *,
    person: Person,
    since: date,
    household: Household | None = None,
    relation: str = "",
    is_head: bool = False,
) -> Membership:
    """Put a person into a household, or found one named after her. Raises `people.in_a_household`."""
    if person.memberships.filter(until=None).exists():
        raise Problem("people.in_a_household", _("She is in a household already; end that first."))
    household = household or Household.objects.create(
        name=person.name, village_id=person.village_id, hamlet=person.hamlet
    )
    return Membership.objects.create(
        household=household, person=person, relation=relation, is_head=is_head, since=since
    )


@verb("people.leave_household")
def leave_household(actor: Any, *, membership: Membership, until: date) -> Membership:
    """End a membership on a day. Raises `people.left_before_joining`."""
    if until < membership.since:
        raise Problem("people.left_before_joining", _("This day lies before she joined."), field="until")
    membership.until = until
    membership.save(update_fields=["until"])
    return membership
