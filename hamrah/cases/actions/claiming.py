"""Those who claim: they join, leave, settle apart, ask us to speak for them, say what they worked.

Not here: what their claims come to (money), who of the register a pasted line means (matching.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from hamrah.cases.actions.saying import (
    ClaimantSaid,
    one_of,
    refuse_claimant,
    refuse_closed,
    refuse_day,
    refuse_words,
)
from hamrah.cases.limiting import set_limit
from hamrah.cases.models import Case, Claimant
from hamrah.cases.noting import note, write_step
from hamrah.cases.rules.claims import Said
from hamrah.cases.rules.forums import AUTHORITIES, LEFT_WHY, RELATIONS
from hamrah.cases.standing import locked, stand
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person

MOST_AT_ONCE = 200
WORKED = (*Said.__dataclass_fields__, "skill", "hours_a_day")
# Said anew by hand, her days are no diary's any more.
DAYS = ("since", "until", "half_days", "overtime_hours")


@dataclass(frozen=True)
class HeirSaid:
    """For which dead claimant somebody stands, and what she was to him."""

    claimant_id: UUID
    relation: str


@verb("cases.add_claimants")
def add_claimants(
    actor: Any, *, case: Case, claimants: Sequence[ClaimantSaid], heir: HeirSaid | None = None
) -> list[str]:
    """Workers join a case, or an heir of a dead one; answers the ids of the claimants.

    Raises `cases.closed`, `cases.nobody`, `cases.too_many`, what `join` raises, `cases.no_such_relation`.
    """
    case = locked(case, actor)
    refuse_closed(case)
    if not 1 <= len(claimants) <= MOST_AT_ONCE:
        raise Problem("cases.how_many", _("From one to %(most)d workers at once."), most=MOST_AT_ONCE)
    if heir is not None and heir.relation not in RELATIONS:
        raise Problem("cases.no_such_relation", _("Say what she was to him."), field="relation")
    dead = one_of(case.claimants.all(), heir.claimant_id) if heir else None
    rows = [join(actor, case, said, stands_for=dead) for said in claimants]
    if heir is not None:
        Claimant.objects.filter(id__in=[row.id for row in rows]).update(relation=heir.relation)
    stand(case)
    return [str(row.id) for row in rows]


def join(actor: Any, case: Case, said: ClaimantSaid, *, stands_for: Claimant | None = None) -> Claimant:
    """One worker of the register claims too; whoever left comes back. Raises what `refuse_claimant` raises,
    `cases.no_such_person`, `cases.restricted`, `cases.claims_already`."""
    refuse_claimant(said)
    person = person_meant(actor, said.person_id)
    row = Claimant.objects.filter(case=case, person__in=person.records).first()
    if row is not None and row.left_on is None:
        raise Problem("cases.claims_already", _("She is in this case already."), field="person")
    row = row or Claimant(case=case, person=person, stands_for=stands_for)
    row.joined_on, row.left_on, row.left_why, row.settles_apart = today(), None, "", False
    row.authority, row.union_since = said.authority, said.union_since
    row.authorised_on = today() if said.authority else None
    say_worked(case, row, said)
    row.save()
    write_step(actor, case, "joined", claimant=row)
    return row


def person_meant(actor: Any, id: UUID) -> Person:
    """Somebody the actor sees, or registered herself just now."""
    seen = Person.objects.visible_to(actor).standing().filter(id=id)
    own = Person.objects.filter(erased_at=None, registered_by_id=actor.user_id).standing().filter(id=id)
    person = seen.first() or own.first()
    if person is None:
        raise Problem("cases.no_such_person", _("She is not in your register."), field="person")
    if not person.is_unrestricted(today()):
        raise Problem(
            "cases.restricted",
            _("Her record is restricted. Ask her, and record her yes first."),
            field="person",
        )
    return person


def say_worked(case: Case, row: Claimant, said: ClaimantSaid) -> None:
    if any(getattr(row, name) != getattr(said, name) for name in DAYS):
        row.hazri = None
    for name in WORKED:
        setattr(row, name, getattr(said, name))
    set_limit(case, row)


@verb("cases.correct_claimants")
def correct_claimants(actor: Any, *, case: Case, claimants: Sequence[ClaimantSaid]) -> list[str]:
    """Say anew what claimants of a case worked and got, one or all of them (a grid of days and rates).

    Who said nothing new is left as she is. Answers the ids of those who changed. Raises `cases.closed`,
    `cases.no_such_person`, what `refuse_claimant` raises (values: `no`, which line).
    """
    case = locked(case, actor)
    refuse_closed(case)
    rows = {row.person_id: row for row in case.claimants.standing()}
    changed = []
    for said in claimants:
        refuse_claimant(said)
        row = rows.get(said.person_id)
        if row is None:
            raise Problem("cases.not_of_this_case", _("This is not part of this case."))
        if any(getattr(row, name) != getattr(said, name) for name in WORKED):
            say_worked(case, row, said)
            changed.append(row)
    Claimant.objects.bulk_update(changed, [*WORKED, "hazri", "limit_on", "limit_why"])
    if changed:
        note(actor, case, "worked")
    return [str(row.id) for row in changed]


@verb("cases.leave_case")
def leave_case(
    actor: Any, *, claimant: Claimant, why: str, on: date | None = None, words: str = ""
) -> Claimant:
    """A claimant leaves the case, and why; the others go on. Raises `cases.closed`, `cases.left_already`,
    `cases.no_such_reason`, `cases.bad_day`."""
    case, row = held(actor, claimant)
    if row.left_on is not None:
        raise Problem("cases.left_already", _("She has left this case already."))
    if why not in LEFT_WHY:
        raise Problem("cases.no_such_reason", _("Say why she leaves."), field="why")
    refuse_day(on, field="on")
    refuse_words(words)
    row.left_on, row.left_why = on or today(), why
    row.save(update_fields=["left_on", "left_why"])
    note(actor, case, "left", why, claimant=row, words=words, on=on)
    return row


@verb("cases.settle_apart")
def settle_apart(actor: Any, *, claimant: Claimant, words: str = "") -> Claimant:
    """A claimant settles by herself: her money is agreed and paid apart from the group's. Raises
    `cases.closed`, `cases.left_already`, `cases.apart_already`."""
    case, row = held(actor, claimant)
    if row.left_on is not None:
        raise Problem("cases.left_already", _("She has left this case already."))
    if row.settles_apart:
        raise Problem("cases.apart_already", _("She settles by herself already."))
    refuse_words(words)
    row.settles_apart = True
    row.save(update_fields=["settles_apart"])
    note(actor, case, "apart", claimant=row, words=words)
    return row


@verb("cases.authorise")
def authorise(
    actor: Any,
    *,
    claimant: Claimant,
    how: str,
    on: date | None = None,
    union_since: date | None = None,
    is_all: bool = False,
) -> Claimant:
    """She asks us, or her union, to speak for her. A union speaks for members alone: since when is she one?
    `is_all`: everybody who claims in her case asked so, together.

    Raises `cases.closed`, `cases.no_such_authority`, `cases.member_since_when`, `cases.bad_day`.
    Source: Code on Wages 2019, s. 45(4): a registered trade union of which the employee is a member.
    """
    case, row = held(actor, claimant)
    if how not in AUTHORITIES:
        raise Problem("cases.no_such_authority", _("Say how she asked us to speak for her."), field="how")
    refuse_day(on, field="on")
    refuse_day(union_since, field="union_since")
    if how == "union" and union_since is None:
        raise Problem("cases.member_since_when", _("Write since when she is a member."), field="union_since")
    rows = case.claimants.standing() if is_all else case.claimants.filter(id=row.id)
    rows.update(authority=how, authorised_on=on or today(), union_since=union_since)
    note(actor, case, "authorised", how, claimant=None if is_all else row, on=on)
    row.refresh_from_db()
    return row


def held(actor: Any, claimant: Claimant) -> tuple[Case, Claimant]:
    """Her case and her row as they are now, held. Raises `cases.closed`."""
    case = locked(claimant.case, actor)
    refuse_closed(case)
    return case, Claimant.objects.select_for_update(of=("self",)).get(Q(pk=claimant.pk), case=case)
