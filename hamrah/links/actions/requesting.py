"""With her consent, one organisation asks another: after a look-up, or because she showed its card.

Not here: the answer (answering.py), taking it back (ending.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.room import CardSaid, rooms
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.links import posting
from hamrah.links.actions.asking import refuse_unfit, whose
from hamrah.links.agreed import ALWAYS, facts_of, refuse_unknown
from hamrah.links.clerk import at_work, clerk_of
from hamrah.links.models import Link, LinkRequest, RequestStep, Somebody
from hamrah.links.rules.standing import DAYS, WAITING, answer_day
from hamrah.organisations import letters
from hamrah.people.models import Person
from hamrah.people.rules.purposes import GIVEN_HOW


@dataclass(frozen=True)
class ConsentToLink:
    """What she agreed to: what we tell (beside who she is), what we want to hear, how she said so, and for
    how many days a link may last."""

    wants: tuple[str, ...]
    how: str
    days: int
    gives: tuple[str, ...] = ()
    witness: str = ""

    @property
    def tells(self) -> list[str]:
        return list(dict.fromkeys((*ALWAYS, *self.gives)))


@verb("links.send_request")
def send_request(actor: Any, *, somebody: Somebody, said: ConsentToLink) -> LinkRequest:
    """Ask the organisation that was named to her. Raises `links.not_named`, `links.no_such_way`,
    `links.no_such_days`, `links.no_such_fact`, `links.not_accepted`, `links.asked_already`, and as
    `ask_her`."""
    if somebody.other_id is None:
        raise Problem(
            "links.not_named", _("Ask her first whether she wants to hear which organisation it is.")
        )
    near = whose(somebody)
    ref = posting.ref_for(near.person_id, actor.organisation_id)
    mark = posting.marked(near.organisation_id, near.person_id).hex()
    strong = {"whom": mark, "is_strong": somebody.is_strong}
    return _sent(actor, somebody.person, near.organisation_id, said, strong, other_ref=ref)


@verb("links.send_by_card")
def send_by_card(actor: Any, *, person: Person, card: str, said: ConsentToLink) -> LinkRequest:
    """She shows a card of another organisation: ask its issuer. `card`: the text of its code, or its
    number. It starts a request and nothing more. Raises `links.no_card_read`, `links.own_card`, and as
    `send_request`."""
    read = card_said(card)
    if read is None:
        raise Problem("links.no_card_read", _("This is no card of an organisation here that counts."))
    if read.organisation_id == actor.organisation_id:
        raise Problem("links.own_card", _("This is our own card: search for her by its number."))
    by_card = {"card": read.number, "is_strong": read.is_scanned}
    return _sent(actor, person, read.organisation_id, said, by_card, is_by_card=True)


def card_said(text: str) -> CardSaid | None:
    """What a card says, read by the room that knows cards."""
    read = (reads(text) for room in rooms() for reads in room.reads_card)
    return next((said for said in read if said is not None), None)


def _sent(
    actor: Any,
    person: Person,
    other_id: UUID,
    said: ConsentToLink,
    whom: dict[str, Any],
    *,
    other_ref: UUID | None = None,
    is_by_card: bool = False,
) -> LinkRequest:
    _refuse(person, other_id, said, other_ref)
    request = LinkRequest.objects.create(
        code=new_id(),
        person=person,
        other_id=other_id,
        other_ref=other_ref,
        is_ours=True,
        by_card=is_by_card,
        state=WAITING,
        gives=said.tells,
        wants=list(said.wants),
        how=said.how,
        witness=said.witness,
        said_on=today(),
        days=said.days,
        answer_by=answer_day(today()),
        made_by_id=actor.user_id,
    )
    RequestStep.objects.create(request=request, state=WAITING, by_id=actor.user_id)
    letters.own_key()
    ready_to_receive(other_id)
    posting.send(actor, to=other_id, kind=posting.REQUEST, says=_letter(actor, request, whom))
    return request


def _refuse(person: Person, other_id: UUID, said: ConsentToLink, ref: UUID | None) -> None:
    if said.how not in GIVEN_HOW:
        raise Problem("links.no_such_way", _("Say how she agreed."), field="how")
    if said.days not in DAYS:
        raise Problem("links.no_such_days", _("Say for how long she agrees."), field="days")
    refuse_unknown([*said.wants, *said.gives])
    refuse_unfit(person)
    if not person.is_accepted:
        raise Problem("links.not_accepted", _("Her registration is accepted first; then others are asked."))
    _refuse_twice(person, other_id, ref)


def _refuse_twice(person: Person, other_id: UUID, ref: UUID | None) -> None:
    records: Sequence[UUID] = person.records
    theirs = {"person__in": records, "other_id": other_id}
    linked = Link.objects.filter(**theirs, ended_on=None, until__gte=today())
    if LinkRequest.objects.filter(**theirs, is_ours=True).open().exists() or (
        ref and linked.filter(other_ref=ref).exists()
    ):
        raise Problem("links.asked_already", _("This organisation is asked already, or she is linked there."))


def _letter(actor: Any, request: LinkRequest, whom: dict[str, Any]) -> dict[str, Any]:
    """Days travel as a number of days: the two sides' clocks need not agree."""
    return {
        **whom,
        "code": str(request.code),
        "ref": str(posting.ref_for(request.person_id, request.other_id)),
        "facts": facts_of(actor, request.person, request.gives),
        "wants": request.wants,
        "how": request.how,
        "said_on": request.said_on.isoformat(),
        "days": request.days,
    }


def ready_to_receive(organisation_id: UUID) -> None:
    """The other side's letter key, made where it never had a letter."""
    if letters.public_key_of(organisation_id) is None:
        with at_work(clerk_of(organisation_id)):
            letters.own_key()
