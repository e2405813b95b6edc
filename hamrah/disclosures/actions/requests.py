"""The register of authorities' requests: what was asked, which advice, what was given or refused.

Everyone of a place, community or religion is never given: such a request is recorded as refused at once.
Not here: the sheet that answers a request (exporting.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hamrah.disclosures.models import Concerned, LegalRequest, RequestStep
from hamrah.disclosures.sealed import seal_into
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.refusing import unknown_row
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person

SCOPES = ("named", "place", "community")
DECISIONS = ("given", "partly", "refused")
WHOLESALE = _(
    "We do not give out lists of everyone of a place, a community or a religion. Name the worker and the law."
)


@dataclass(frozen=True)
class Asked:
    """What came: who asks, in what words, under which law, about whom (`concerns`, as they wrote it)."""

    authority: str
    words: str
    received_on: date
    scope: str = "named"
    officer: str = ""
    reference: str = ""
    law: str = ""
    concerns: str = ""
    due_on: date | None = None


@verb("disclosures.record_request")
def record_request(actor: Any, *, asked: Asked, people: Sequence[UUID] = ()) -> LegalRequest:
    """Enter an authority's request; `people` of the register whom it names. A wholesale one is refused and
    recorded as refused. Raises `disclosures.incomplete`, `disclosures.bad_day`, `disclosures.no_such_scope`,
    `verb.unknown_row`."""
    refuse_asked(asked)
    wholesale = asked.scope != "named"
    request = LegalRequest(
        **{name: getattr(asked, name) for name in ("authority", "officer", "reference", "law", "scope")},
        received_on=asked.received_on,
        due_on=asked.due_on,
        state="refused" if wholesale else "received",
    )
    answer = {"answer": str(WHOLESALE)} if wholesale else {}
    seal_into(request, words=asked.words.strip(), concerns=asked.concerns.strip(), **answer)
    request.save()
    known = Person.objects.filter(organisation_id=actor.organisation_id, id__in=list(people))
    if known.count() < len(set(people)):
        raise unknown_row()
    Concerned.objects.bulk_create(Concerned(request=request, person=person) for person in known)
    for step in ("received", "decided") if wholesale else ("received",):
        add_step(actor, request, step)
    return request


def refuse_asked(asked: Asked) -> None:
    for name in ("authority", "words"):
        if not getattr(asked, name).strip():
            raise Problem("disclosures.incomplete", _("Say this too: it stands on the sheet."), field=name)
    if asked.scope not in SCOPES:
        raise Problem("disclosures.no_such_scope", _("Say whom it asks about."), field="scope")
    if asked.received_on > today():
        raise Problem("disclosures.bad_day", _("This day is still to come."), field="received_on")


def add_step(actor: Any, request: LegalRequest, step: str) -> None:
    RequestStep.objects.create(request=request, step=step, by_id=actor.user_id)


@verb("disclosures.note_advice")
def note_advice(actor: Any, *, request: LegalRequest, adviser: str, advice: str) -> LegalRequest:
    """A lawyer's advice before the answer. Raises `disclosures.decided`, `disclosures.incomplete`."""
    refuse_decided(request)
    if not (adviser.strip() and advice.strip()):
        raise Problem("disclosures.incomplete", _("Say who advised, and what."), field="advice")
    seal_into(request, adviser=adviser.strip(), advice=advice.strip())
    request.state = "advised"
    request.save()
    add_step(actor, request, "advised")
    return request


@verb("disclosures.decide_request")
def decide_request(actor: Any, *, request: LegalRequest, decision: str, answer: str) -> LegalRequest:
    """Given, given in part, or refused: `answer` says what exactly, and why. Something is given only after
    advice, for a law that was named, and about people named.

    Raises `disclosures.decided`, `disclosures.no_such_decision`, `disclosures.incomplete`,
    `disclosures.advice_first`, `disclosures.names_no_law`, `disclosures.wholesale`.
    """
    if request.scope != "named":
        raise Problem("disclosures.wholesale", WHOLESALE)
    refuse_decided(request)
    if decision not in DECISIONS:
        raise Problem("disclosures.no_such_decision", _("Choose an answer."), field="decision")
    if not answer.strip():
        raise Problem("disclosures.incomplete", _("Say what is given or refused, and why."), field="answer")
    if decision != "refused":
        refuse_giving(request)
    seal_into(request, answer=answer.strip())
    request.state = decision
    request.save()
    add_step(actor, request, "decided")
    return request


def refuse_decided(request: LegalRequest) -> None:
    if not request.is_open:
        raise Problem("disclosures.decided", _("This request is answered already."))


def refuse_giving(request: LegalRequest) -> None:
    if request.state != "advised":
        raise Problem("disclosures.advice_first", _("Take a lawyer's advice before anything is given."))
    if not request.law.strip():
        raise Problem("disclosures.names_no_law", _("The request names no law: nothing can be given."))


@verb("disclosures.tell_worker")
def tell_worker(actor: Any, *, request: LegalRequest, told: str, because: str = "") -> LegalRequest:
    """The workers concerned were told, or were not, because. Raises `disclosures.say_why`."""
    if told not in ("yes", "no") or (told == "no" and not because.strip()):
        raise Problem("disclosures.say_why", _("Say why she was not told."), field="because")
    request.told = told
    seal_into(request, told_because=because.strip())
    request.save()
    add_step(actor, request, "told")
    return request
