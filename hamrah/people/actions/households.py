"""Joining and leaving a household, with dates. Membership grants nobody a view of another member.

Not here: the tables (models/household.py), which ways of belonging there are (rules/households.py).
"""

from datetime import date
from typing import Any

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Household, Membership, Person
from hamrah.people.rules.households import RELATIONS
from hamrah.people.together import household_of


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
    """Put a person into a household, or found one named after her.

    Raises `people.in_a_household`, `people.unknown_word`, `people.day_to_come`, `people.has_a_head`.
    """
    if household_of(person):
        raise Problem("people.in_a_household", _("She is in a household already; end that first."))
    if relation not in RELATIONS:
        raise Problem("people.unknown_word", _("This choice is not known."), field="relation")
    if since > today():
        raise Problem("people.day_to_come", _("This day is still to come."), field="since")
    if household and is_head and household.memberships.filter(until=None, is_head=True).exists():
        raise Problem("people.has_a_head", _("This household has a head already."), field="is_head")
    household = household or Household.objects.create(
        name=person.name, village_id=person.village_id, hamlet=person.hamlet
    )
    return Membership.objects.create(
        household=household, person=person, relation=relation, is_head=is_head, since=since
    )


@verb("people.leave_household")
def leave_household(actor: Any, *, membership: Membership, until: date) -> Membership:
    """End a membership on a day. Raises `people.left_already`, `people.left_before_joining`,
    `people.day_to_come`."""
    if membership.until is not None:
        raise Problem("people.left_already", _("She has left this household already."))
    if until < membership.since:
        raise Problem("people.left_before_joining", _("This day lies before she joined."), field="until")
    if until > today():
        raise Problem("people.day_to_come", _("This day is still to come."), field="until")
    membership.until = until
    membership.save(update_fields=["until"])
    return membership
