"""What a call becomes without typing twice: a registration, a request for a service, a case.

Not here: those rooms' own rules; their verbs are called, and refuse in their own words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from hamrah.cases.actions import open_case
from hamrah.cases.actions.saying import CaseSaid, ClaimantSaid
from hamrah.cases.models import Case
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.helpline.actions.calls import acted, locked
from hamrah.helpline.models import Call
from hamrah.people.actions import register_worker
from hamrah.people.models import Person
from hamrah.people.rules.registration import Registration
from hamrah.services.actions import ask
from hamrah.services.actions.asking import Asked
from hamrah.services.models import ServiceRequest


@verb("helpline.register_caller")
def register_caller(
    actor: Any, *, call: Call, said: Registration, not_the_same: Sequence[tuple[UUID, str]] = ()
) -> Call:
    """Quick-add whoever the call is about: a draft, completed when somebody meets her. Raises
    `helpline.named_already`, what `people.register_worker` raises."""
    row = locked(call)
    if row.person is not None:
        raise Problem("helpline.named_already", _("This call has its worker already."))
    _register(actor, row, said, not_the_same)
    row.save(update_fields=["person", "village"])
    return row


def _register(actor: Any, call: Call, said: Registration, not_the_same: Sequence[tuple[UUID, str]]) -> None:
    """Into the row in hand."""
    person: Person = register_worker(actor, said=said, not_the_same=tuple(not_the_same))
    call.person, call.village = person, person.village


@verb("helpline.make_request")
def make_request(actor: Any, *, call: Call, asked: Asked) -> ServiceRequest:
    """What she asks for becomes a request, which the call names. Raises `helpline.nobody_named`,
    `helpline.carried_on`, what `services.ask` raises."""
    row = locked(call)
    if row.person is None:
        raise Problem("helpline.nobody_named", _("Say first which worker the call is about."))
    if row.request is not None:
        raise Problem("helpline.carried_on", _("This call has become something already."))
    (id,) = ask(actor, people=[row.person], asked=asked)
    request: ServiceRequest = ServiceRequest.objects.get(id=id)
    row.request, row.carry_on_at = request, None
    acted(actor, row)
    row.save(update_fields=["request", "carry_on_at", "acted_at", "acted_by_id"])
    return request


@verb("helpline.make_case")
def make_case(
    actor: Any,
    *,
    call: Call,
    said: CaseSaid,
    worked: Mapping[str, Any],
    who: Registration | None = None,
    not_the_same: Sequence[tuple[UUID, str]] = (),
) -> Case:
    """What was told becomes a case; call and case name each other. `worked`: the claimant's days and money,
    as ClaimantSaid takes them. `who`: registered with it, where the call is nobody's yet. Raises
    `helpline.nobody_named`, `helpline.carried_on`, what `people.register_worker` and `cases.open_case`
    raise."""
    row = locked(call)
    if row.case_id is not None:
        raise Problem("helpline.carried_on", _("This call has become something already."))
    if row.person is None:
        if who is None:
            raise Problem("helpline.nobody_named", _("Say first which worker the call is about."))
        _register(actor, row, who, not_the_same)
    told = replace(said, channel="helpline", call_id=row.id)
    case: Case = open_case(actor, said=told, claimants=[ClaimantSaid(row.person.id, **worked)])
    row.case_id, row.carry_on_at = case.id, None
    acted(actor, row)
    row.save(update_fields=["person", "village", "case_id", "carry_on_at", "acted_at", "acted_by_id"])
    return case
