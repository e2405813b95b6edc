"""A request: asked for, taken on, done or not, asked after, told to her; and with whom it lies.

Not here: handing somebody over (handing.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hamrah.access.models import User
from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Person
from hamrah.services.kinds import Kind, kind_called
from hamrah.services.models import FollowUp, Provider, ServiceRequest
from hamrah.services.receivers import refuse_colleague
from hamrah.services.rules.asked import answers
from hamrah.services.rules.clocks import first_answer_by
from hamrah.services.rules.steps import OPEN, REQUESTED, WHY_NOT, after
from hamrah.services.sealed import seal_for
from hamrah.services.stepping import due_after, locked, moved_to, note

MOST_TOGETHER = 50
LONGEST_WORDS = 1_000
OUTCOMES = ("goes_well", "stopped", "not_met")
TOLD_HOW = ("met", "phone", "relative", "not_reached")


@dataclass(frozen=True)
class Asked:
    """What is asked for: kind, the answers to its questions, her own words, where it would be done."""

    kind: str
    said: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    provider: Provider | None = None
    asked_on: date | None = None
    side: str = "both"


@verb("services.ask")
def ask(actor: Any, *, people: Sequence[Person], asked: Asked, assigned_to: User | None = None) -> list[str]:
    """A worker, a family or a gang asks for a service; answers the ids of the requests, one each.

    Raises `services.nobody`, `services.too_many`, `services.no_such_kind`, `services.kind_ended`,
    `services.too_long_words`, `services.bad_day`, `services.asked_already`, `services.restricted`, what
    `answers` and `refuse_colleague` raise.
    """
    kind, on = kind_called(asked.kind), asked.asked_on or today()
    refuse_asking(people, kind, asked, on)
    read = answers(kind.fields, asked.said)
    if assigned_to is not None:
        refuse_colleague(actor, assigned_to, "services.take_step")
    plain = {
        "kind": kind.code,
        "tier": kind.tier,
        "side": asked.side,
        "provider": asked.provider,
        "together": new_id() if len(people) > 1 else None,
        "assigned_to_id": assigned_to.id if assigned_to else None,
        "asked_on": on,
        "answer_by": first_answer_by(on, kind.answer_days),
        "asked_by_id": actor.user_id,
    }
    words = {"words": asked.words.strip(), "said": read}
    return [str(_asked(actor, person, words, plain).id) for person in people]


def refuse_asking(people: Sequence[Person], kind: Kind, asked: Asked, on: date) -> None:
    if not people:
        raise Problem("services.nobody", _("Choose at least one worker."), field="people")
    if len({person.id for person in people}) > MOST_TOGETHER:
        raise Problem("services.too_many", _("At most %(most)d workers at once."), most=MOST_TOGETHER)
    if kind.is_ended:
        raise Problem("services.kind_ended", _("This kind of service is no longer offered."), field="kind")
    if len(asked.words) > LONGEST_WORDS:
        raise Problem("services.too_long_words", _("Say it shorter."), field="words")
    if on > today():
        raise Problem("services.bad_day", _("This day is still to come."), field="asked_on")
    for person in people:
        refuse_person(person, kind)


def refuse_person(person: Person, kind: Kind) -> None:
    """Whose record is restricted is served by nobody; what she asked for already waits for its answer."""
    if not person.is_unrestricted(today()):
        raise Problem("services.restricted", _("Her record is restricted: nothing is done with it."))
    waiting = ServiceRequest.objects.filter(person__in=person.records, kind=kind.code, state__in=OPEN)
    if waiting.exists():
        raise Problem(
            "services.asked_already", _("She has asked for this already, and it is still open."), field="kind"
        )


def _asked(actor: Any, person: Person, words: dict[str, Any], plain: dict[str, Any]) -> ServiceRequest:
    row: ServiceRequest = ServiceRequest.objects.create(
        person=person,
        sealed=seal_for(person, words),
        centre_id=person.centre_id,
        next_on=plain["answer_by"],
        **plain,
    )
    note(actor, row, REQUESTED)
    return row


@verb("services.take_step")
def take_step(
    actor: Any,
    *,
    request: ServiceRequest,
    step: str,
    words: str = "",
    why_not: str = "",
    next_on: date | None = None,
) -> ServiceRequest:
    """Offer, start, finish, withdraw, reopen, or say that it is not possible and why; `next_on`: when
    somebody looks again. Raises `services.no_such_step`, `services.say_why_not`, `services.bad_day`,
    `services.too_long_words`."""
    request = locked(request)
    if step == "move":
        raise Problem("services.no_such_step", _("This moves by a hand-over only."))
    follows = after(request.state, step)
    refuse_words(step, words, why_not, next_on)
    moved_to(actor, request, follows, step, words)
    request.why_not = why_not if step == "not_possible" else ""
    request.next_on = next_on or due_after(request)
    request.save()
    return request


def refuse_words(step: str, words: str, why_not: str, next_on: date | None) -> None:
    if step == "not_possible" and (why_not not in WHY_NOT or (why_not == "other" and not words.strip())):
        raise Problem("services.say_why_not", _("Say why it is not possible."), field="why_not")
    if len(words) > LONGEST_WORDS:
        raise Problem("services.too_long_words", _("Say it shorter."), field="words")
    if next_on is not None and next_on < today():
        raise Problem("services.bad_day", _("This day has passed."), field="next_on")


@verb("services.assign")
def assign(actor: Any, *, requests: Sequence[ServiceRequest], to: User) -> list[str]:
    """Let a colleague do it, at once; also all of a family or gang. Raises `services.nobody`,
    `services.has_it_already`, `services.closed`, what `refuse_colleague` raises."""
    if not requests:
        raise Problem("services.nobody", _("Choose at least one worker."))
    refuse_colleague(actor, to, "services.take_step")
    for row in map(locked, requests):
        if not row.is_open:
            raise Problem("services.closed", _("This is closed already."))
        if row.assigned_to_id == to.id:
            raise Problem("services.has_it_already", _("It lies with her already."), field="to")
        row.assigned_to_id, row.wished_by_id = to.id, None
        row.save(update_fields=["assigned_to_id", "wished_by_id"])
        note(actor, row, "assigned")
    return [str(row.id) for row in requests]


@verb("services.ask_transfer")
def ask_transfer(actor: Any, *, request: ServiceRequest) -> ServiceRequest:
    """Ask whoever has it to leave it to me. Raises `services.closed`, `services.has_it_already`,
    `services.wished_already`."""
    row = locked(request)
    if not row.is_open:
        raise Problem("services.closed", _("This is closed already."))
    if row.assigned_to_id == actor.user_id:
        raise Problem("services.has_it_already", _("It lies with you already."))
    if row.wished_by_id is not None:
        raise Problem("services.wished_already", _("Somebody has asked for it already."))
    row.wished_by_id = actor.user_id
    row.save(update_fields=["wished_by_id"])
    note(actor, row, "wished")
    return row


@verb("services.note_follow_up")
def note_follow_up(
    actor: Any, *, request: ServiceRequest, outcome: str, words: str = "", next_on: date | None = None
) -> ServiceRequest:
    """Somebody asked how it goes; the follow-up that was due is done. Raises `services.no_such_outcome`,
    `services.bad_day`, `services.too_long_words`."""
    if outcome not in OUTCOMES:
        raise Problem("services.no_such_outcome", _("Say what was found."), field="outcome")
    refuse_words("follow_up", words, "", next_on)
    row = locked(request)
    due = row.follow_ups.filter(done_on=None).order_by("due_on").first()
    due = due or FollowUp(request=row, due_on=today())
    due.done_on, due.outcome, due.by_id = today(), outcome, actor.user_id
    due.save()
    if next_on is not None:
        FollowUp.objects.create(request=row, due_on=next_on)
    note(actor, row, outcome, words)
    row.next_on = due_after(row)
    row.save(update_fields=["next_on"])
    return row


@verb("services.tell_worker")
def tell_worker(actor: Any, *, request: ServiceRequest, how: str) -> ServiceRequest:
    """She heard the outcome, and how; where nobody reached her it stays in the list. Raises
    `services.still_open`, `services.no_such_way`."""
    if how not in TOLD_HOW:
        raise Problem("services.no_such_way", _("Say how she heard it."), field="how")
    row = locked(request)
    if row.is_open:
        raise Problem("services.still_open", _("There is no outcome yet."))
    if how != "not_reached":
        row.told_on, row.told_how = today(), how
        row.next_on = due_after(row)
    else:
        row.next_on = first_answer_by(today(), 2)
    row.save(update_fields=["told_on", "told_how", "next_on"])
    note(actor, row, "told" if row.told_on else "not_reached")
    return row
