"""What a call becomes without typing twice: a registration, a request for a service, a case.

Not here: those rooms' own rules; their verbs are called, and refuse in their own words.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

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
    registrar = also(actor, "people.register_worker", as_with="helpline.register_caller")
    person: Person = register_worker(registrar, said=said, not_the_same=tuple(not_the_same))
    row.person, row.village = person, person.village
    row.save(update_fields=["person", "village"])
    return row


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
    row.request = request
    acted(actor, row)
    row.save(update_fields=["request", "acted_at", "acted_by_id"])
    return request


def also(actor: Any, verb_name: str, *, as_with: str) -> Any:
    """The actor who may do `verb_name` wherever she may do `as_with`: whoever answers the telephone adds the
    caller quickly, though nobody gave her a registrar's whole work."""
    wider = frozenset({verb_name})
    if as_with not in actor.permissions:
        return actor
    return replace(
        actor,
        permissions=actor.permissions | wider,
        everywhere=actor.everywhere | (wider if as_with in actor.everywhere else frozenset()),
        centres=tuple((id, held | wider if as_with in held else held) for id, held in actor.centres),
    )
