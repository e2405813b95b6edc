"""Taking letters: requests, answers, ends; and answering a request, by the organisation's rule or a person.

Every letter may come late, twice or crossing another; each is taken in one transaction with what follows
from it. Not here: ending (ending.py).
"""

from datetime import date
from typing import Any
from uuid import UUID

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.links import agreed, posting
from hamrah.links.actions.asking import refuse_unfit
from hamrah.links.actions.joining import ended, joined, moved
from hamrah.links.findable import PURPOSE, findable, may_cross
from hamrah.links.models import LinkRequest, RequestStep, Terms
from hamrah.links.rules.standing import (
    ENDED,
    GIVEN,
    LONGEST_DAYS,
    REFUSED,
    WAITING,
    WITHDRAWN,
    answer_day,
    answers_at_once,
    is_overdue,
    last_day,
)
from hamrah.organisations import letters
from hamrah.organisations.actions import take_letter
from hamrah.organisations.models import Letter
from hamrah.people.models import Consent, Person
from hamrah.people.rules.purposes import GIVEN_HOW
from hamrah.people.search import by_card_number


@verb("links.take_letters")
def take_letters(actor: Any) -> dict[str, int]:
    """Open every letter of links that waits; answers how many were taken, and how many could not be read
    (they stay in the letter box for a month, marked as taken). What was read is emptied: it stands under her
    own key. Raises nothing."""
    taken = unreadable = 0
    for letter in letters.waiting(actor.organisation_id, kind=posting.KINDS).select_for_update(of=("self",)):
        try:
            if not HANDLED[letter.kind](actor, letter, posting.said_in(letter)):
                continue
            taken += 1
            letters.empty(letter)
        except (Problem, KeyError):
            unreadable += 1
        take_letter(actor, letter=letter)
    letters.empty_old(actor.organisation_id, kind=posting.KINDS)
    return {"taken": taken, "unreadable": unreadable}


def _request_came(actor: Any, letter: Letter, said: dict[str, Any]) -> bool:
    """Keep it for a person, or let the rule answer. Whoever is not here, or may not cross, is a plain no:
    it does not tell which."""
    if LinkRequest.objects.filter(code=said["code"]).exists():
        return True
    person = _meant(actor, said)
    if person is None:
        _answer(actor, letter.sender_id, said["code"], yes=False)
        return True
    request = _kept(letter, said, person)
    rule = answers_at_once(
        Terms.now().answers,
        is_findable=findable(actor).filter(id=person.id).exists(),
        is_strong=bool(said.get("is_strong")),
    )
    if rule:
        _answered(actor, request, gives=rule == GIVEN)
    return True


def _meant(actor: Any, said: dict[str, Any]) -> Person | None:
    """Our person whom the letter means: by our own mark, or by the number of our card."""
    found: list[UUID | None]
    if number := said.get("card"):
        found = [one.person_id for one in by_card_number(actor, str(number))]
    else:
        found = [posting.meant_by(actor.organisation_id, _bytes(said.get("whom")))]
    person = Person.objects.filter(id__in=[id for id in found if id]).first()
    while person is not None and person.merged_into_id:
        person = person.merged_into
    return may_cross(actor).filter(id=person.id).first() if person else None


def _bytes(text: Any) -> bytes:
    try:
        return bytes.fromhex(text)
    except (TypeError, ValueError):
        return b""


def _kept(letter: Letter, said: dict[str, Any], person: Person) -> LinkRequest:
    """The request as this side keeps it: its days counted from today, never from the sender's clock."""
    known = agreed.labels()
    request = LinkRequest(
        code=said["code"],
        person=person,
        other_id=letter.sender_id,
        other_ref=UUID(said["ref"]),
        is_ours=False,
        by_card="card" in said,
        state=WAITING,
        gives=[name for name in agreed.plain(said.get("facts")) if name in known],
        wants=[name for name in said.get("wants", []) if name in known],
        how=said["how"] if said.get("how") in GIVEN_HOW else "",
        said_on=_day(said.get("said_on")),
        days=_days(said.get("days")),
        answer_by=answer_day(today()),
    )
    request.sealed = posting.kept(person, agreed.plain(said.get("facts")), place=request.place())
    request.save(force_insert=True)
    RequestStep.objects.create(request=request, state=WAITING)
    return request


def _day(text: Any) -> date:
    """The day she agreed on; a day that is still to come here is today: that clock goes before."""
    try:
        return min(date.fromisoformat(text), today())
    except (TypeError, ValueError):
        return today()


def _days(said: Any) -> int:
    return min(said, LONGEST_DAYS) if type(said) is int and said > 0 else 1


@verb("links.answer_request")
def answer_request(actor: Any, *, request: LinkRequest, gives: bool, why: str = "") -> LinkRequest:
    """A person answers another organisation's request: what was agreed goes back sealed and both are
    linked, or a plain no. `why` stays here. Raises `links.not_to_answer`, `links.too_late`,
    `links.taken_back`, and as `ask_her`."""
    request = LinkRequest.objects.select_for_update().get(pk=request.pk)
    if request.is_ours or not request.is_open:
        raise Problem("links.not_to_answer", _("This was answered or taken back meanwhile."))
    if is_overdue(request.answer_by, today()):
        raise Problem("links.too_late", _("The time for an answer has run out. They may ask again."))
    if gives:
        refuse_unfit(request.person)
        refuse_taken_back(request)
    return _answered(actor, request, gives=gives, why=why, by_id=actor.user_id)


def refuse_taken_back(request: LinkRequest) -> None:
    """Since they asked she took back, here, that partners may find her: the later word counts."""
    said = Consent.objects.filter(person__in=request.person.records, purpose=PURPOSE)
    stands = said.filter(withdrawn_at=None).exists()
    if not stands and said.filter(withdrawn_at__gte=request.made_at).exists():
        raise Problem(
            "links.taken_back",
            _("Since they asked, she took back that partners may find her. Ask her anew, or answer no."),
        )


def _answered(
    actor: Any, request: LinkRequest, *, gives: bool, why: str = "", by_id: UUID | None = None
) -> LinkRequest:
    moved(request, GIVEN if gives else REFUSED, why=why, by_id=by_id)
    if not gives:
        _answer(actor, request.other_id, request.code, yes=False)
        return request
    joined(request, until=last_day(today(), request.days))
    told = {
        "ref": str(posting.ref_for(request.person_id, request.other_id)),
        "facts": agreed.facts_of(actor, request.person, request.wants),
    }
    _answer(actor, request.other_id, request.code, yes=True, **told)
    return request


def _answer(actor: Any, to: UUID, code: UUID, *, yes: bool, **told: Any) -> None:
    says = {"code": str(code), "yes": yes, **told}
    posting.send(actor, to=to, kind=posting.ANSWER, says=says)


def _answer_came(actor: Any, letter: Letter, said: dict[str, Any]) -> bool:
    """The other side's answer. It counts only while we wait for it, by our own calendar; a yes that comes
    too late, or after she took her consent back, is not opened further, and the other side hears so."""
    request = _ours(letter, said["code"])
    if request is None or request.state == GIVEN:
        return True
    waits = request.is_open and not is_overdue(request.answer_by, today())
    if waits and said.get("yes"):
        request.other_ref = UUID(said["ref"])
        facts = agreed.plain(said.get("facts"))
        request.sealed = posting.kept(request.person, facts, place=request.place())
        request.save(update_fields=["other_ref", "sealed"])
        moved(request, GIVEN)
        joined(request, until=last_day(request.said_on, request.days))
    elif waits:
        moved(request, REFUSED)
    elif said.get("yes"):
        why = "withdrawn" if request.state == WITHDRAWN else "late"
        posting.send(
            actor, to=request.other_id, kind=posting.END, says={"code": str(request.code), "why": why}
        )
    return True


def _ours(letter: Letter, code: UUID) -> LinkRequest | None:
    """Our request that this letter answers: only from the organisation that was asked."""
    own = LinkRequest.objects.select_for_update().filter(code=code, other_id=letter.sender_id, is_ours=True)
    return own.first()


def _end_came(actor: Any, letter: Letter, said: dict[str, Any]) -> bool:
    """The other side ended it. Where its request has not come yet, the letter waits for it."""
    own = LinkRequest.objects.select_for_update().filter(code=said["code"], other_id=letter.sender_id)
    request = own.first()
    if request is None:
        return False
    why = str(said.get("why", ""))
    if request.is_open:
        moved(request, WITHDRAWN, why=why)
    else:
        ended(request, how=why, state=WITHDRAWN if why == "withdrawn" else ENDED)
    return True


HANDLED = {posting.REQUEST: _request_came, posting.ANSWER: _answer_came, posting.END: _end_came}
