"""Her requests and complaints with their clock, and whom she names to act for her.

Not here: granting what she asks (correcting, restricting are verbs of people; erasing: erasures.py).
"""

from datetime import date
from typing import Any

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.people.rules.registration import refuse_phone
from hamrah.rights.models import Nominee, RightsRequest
from hamrah.rights.rules.clocks import ANSWER_WITHIN

KINDS = ("see", "correct", "restrict", "erase", "complaint")


@verb("rights.take_request")
def take_request(
    actor: Any,
    *,
    kind: str,
    words: str,
    received_on: date,
    person: Person | None = None,
    said_by: str = "",
) -> RightsRequest:
    """Note what she asks or complains of; the answer is due thirty days after it was received.

    Raises `rights.no_such_kind`, `rights.say_what`, `rights.who_asks`, `rights.day_to_come`.
    """
    if kind not in KINDS:
        raise Problem("rights.no_such_kind", _("Say what she asks for."), field="kind")
    if not words.strip():
        raise Problem("rights.say_what", _("Write down what she says, in her words."), field="words")
    if person is None and not said_by.strip():
        raise Problem("rights.who_asks", _("Say who asks."), field="said_by")
    if received_on > today():
        raise Problem("rights.day_to_come", _("This day is still to come."), field="received_on")
    return RightsRequest.objects.create(
        person=person,
        said_by="" if person else said_by.strip(),
        kind=kind,
        words=words.strip(),
        received_on=received_on,
        due_on=received_on + ANSWER_WITHIN,
        taken_by_id=actor.user_id,
    )


@verb("rights.answer_request")
def answer_request(actor: Any, *, request: RightsRequest, answer: str) -> RightsRequest:
    """What was done, or why not, as she was told. Raises `rights.answered_already`, `rights.say_what`."""
    if request.answered_on:
        raise Problem("rights.answered_already", _("This is answered already."))
    if not answer.strip():
        raise Problem("rights.say_what", _("Write down what she was told."), field="answer")
    request.answer, request.answered_on, request.answered_by_id = answer.strip(), today(), actor.user_id
    request.save(update_fields=["answer", "answered_on", "answered_by_id"])
    return request


@verb("rights.escalate_request")
def escalate_request(actor: Any, *, request: RightsRequest) -> RightsRequest:
    """She takes it to the Data Protection Board. Raises `rights.not_a_complaint`, `rights.board_already`."""
    if request.kind != "complaint":
        raise Problem("rights.not_a_complaint", _("Only a complaint goes to the Board."))
    if request.escalated_on:
        raise Problem("rights.board_already", _("It is with the Board already."))
    request.escalated_on = today()
    request.save(update_fields=["escalated_on"])
    return request


@verb("rights.name_nominee")
def name_nominee(actor: Any, *, person: Person, name: str, relation: str = "", phone: str = "") -> Nominee:
    """She names who acts for her after her death or when she cannot; an earlier nominee ends.

    Raises `rights.nominee_needs_name`, `people.bad_phone`.
    """
    if not name.strip():
        raise Problem("rights.nominee_needs_name", _("Say whom she names."), field="name")
    if phone:
        refuse_phone(phone)
    Nominee.objects.filter(person=person, ended_on=None).update(ended_on=today())
    said = {"name": name.strip(), "relation": relation.strip(), "phone": phone}
    return Nominee.objects.create(person=person, named_on=today(), **said)


@verb("rights.end_nominee")
def end_nominee(actor: Any, *, nominee: Nominee) -> Nominee:
    """She takes the nomination back. Raises `rights.ended_already`."""
    if nominee.ended_on:
        raise Problem("rights.ended_already", _("This nomination has ended already."))
    nominee.ended_on = today()
    nominee.save(update_fields=["ended_on"])
    return nominee
