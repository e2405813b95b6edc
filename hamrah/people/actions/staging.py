"""Moving a registration from stage to stage; each move is a row with who and when.

Not here: which stage may follow which (rules/stages.py).
"""

from typing import Any

from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.actions.consenting import refuse_unguarded
from hamrah.people.models import Person, RegistrationStep
from hamrah.people.rules.stages import ACCEPTED, RETURNED, SUBMITTED, may_follow
from hamrah.people.together import agreed_purposes


@verb("people.submit_worker")
def submit_worker(actor: Any, *, person: Person) -> Person:
    """A draft is complete. Raises `people.wrong_stage`, `people.consent_needed`, `people.guardian_needed`."""
    if "register" not in agreed_purposes(person):
        raise Problem("people.consent_needed", _("Her consent to be registered comes first."))
    refuse_unguarded(person)
    return _move(actor, person, SUBMITTED)


@verb("people.accept_worker")
def accept_worker(actor: Any, *, person: Person) -> Person:
    """The coordinator accepts. Raises `people.wrong_stage`, `people.suspicion_open`,
    `people.guardian_needed`."""
    refuse_unguarded(person)
    if person.suspicions.filter(answer="").exists():
        raise Problem(
            "people.suspicion_open", _("First say whether it is the same person as the one beside.")
        )
    return _move(actor, person, ACCEPTED)


@verb("people.return_worker")
def return_worker(actor: Any, *, person: Person, reason: str) -> Person:
    """The coordinator returns it with what is wrong. Raises `people.wrong_stage`, `people.say_why`."""
    if not reason.strip():
        raise Problem("people.say_why", _("Say what is wrong."), field="reason")
    return _move(actor, person, RETURNED, reason)


def _move(actor: Any, person: Person, stage: str, reason: str = "") -> Person:
    if not may_follow(person.state, stage):
        raise Problem("people.wrong_stage", _("This registration is at another stage; look again."))
    person.state = stage
    person.save(update_fields=["state"])
    RegistrationStep.objects.create(person=person, state=stage, reason=reason, by_id=actor.user_id)
    return person
