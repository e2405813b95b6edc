"""A request and a hand-over as stories: what is known, step by step, with who and when.

Not here: the pages (views/).
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from hamrah.access.models import User
from hamrah.disclosures.columns import offered
from hamrah.ground.day import today
from hamrah.people.models import Person
from hamrah.services import told
from hamrah.services.kinds import Kind, kind_called, kinds
from hamrah.services.models import HandedPerson, HandOver, ServiceRequest
from hamrah.services.rules.steps import OPEN, REQUEST_STEPS, may_follow
from hamrah.services.sealed import copy_of, said_of, words_in


def names_of(users: Iterable[UUID | None]) -> dict[Any, str]:
    """Names of those who work here."""
    return dict(User.objects.filter(id__in={user for user in users if user}).values_list("id", "name"))


def story_of(actor: Any, row: ServiceRequest) -> dict[str, Any]:
    """The request in words: what she said, where it stands, what happened, what may happen next."""
    kind = kind_called(row.kind, among=[*kinds(), Kind(row.kind, row.kind)])
    steps = list(row.steps.order_by("at", "id"))
    who = names_of([row.assigned_to_id, row.wished_by_id, *(step.by_id for step in steps)])
    said = said_of(row.person, bytes(row.sealed))
    return {
        "row": row,
        "kind": kind,
        "state": told.state_words(told.STATES, row.state),
        "side": told.SIDES.get(row.side, ""),
        "words": said.get("words", ""),
        "said": list(answers_in_words(kind, said.get("said", {}))),
        "why_not": told.WHY_NOT.get(row.why_not, ""),
        "told_how": told.TOLD_HOW.get(row.told_how, ""),
        "holder": who.get(row.assigned_to_id, ""),
        "wisher": who.get(row.wished_by_id, ""),
        "is_mine": row.assigned_to_id == actor.user_id,
        "is_late": row.is_late(today()),
        "steps": [
            (
                told.STEPS.get(step.step, step.step), step,
                said_of(row.person, bytes(step.sealed)).get("words", ""), who.get(step.by_id, ""),
            )
            for step in steps
        ],
        "next": [step for step in told.STEP_BUTTONS if step in REQUEST_STEPS[row.state]],
        "follow_ups": list(row.follow_ups.filter(done_on=None).order_by("due_on")),
        "together": list(others_of(actor, row)),
        "handed": [
            (one.hand_over, told.state_words(told.HAND_STATES, one.hand_over.state))
            for one in row.handed.select_related("hand_over")
        ],
    }  # fmt: skip


def answers_in_words(kind: Kind, said: dict[str, Any]) -> Iterable[tuple[Any, Any]]:
    """(question, answer) as a reader understands them; an answer to a question no longer asked as it is."""
    asked = {field.name: field for field in kind.fields}
    for name, value in said.items():
        field = asked.get(name)
        label = field.label if field else name
        yield label, dict(field.choices).get(value, value) if field and field.choices else value


def others_of(actor: Any, row: ServiceRequest) -> Iterable[ServiceRequest]:
    """The others of her family or gang who asked with her."""
    if row.together is None:
        return []
    rows = ServiceRequest.objects.visible_to(actor).filter(together=row.together).exclude(id=row.id)
    return rows.select_related("person")


def hand_over_told(actor: Any, row: HandOver) -> dict[str, Any]:
    """The hand-over in words, for either side."""
    people = list(row.people.select_related("person", "request").order_by("id"))
    steps = list(row.steps.order_by("at", "id"))
    who = names_of([row.by_id, row.answered_by_id, row.to_user_id, *(step.by_id for step in steps)])
    labels = {column.name: column.label for column in offered(actor)}
    names = {kind.code: kind.said for kind in kinds()}
    words = words_in(row)
    return {
        "row": row,
        "kind": names.get(row.kind, row.kind_said),
        "state": told.state_words(told.HAND_STATES, row.state),
        "form_name": told.FORM_NAMES.get(row.form, row.form),
        "direction": told.DIRECTIONS[row.direction],
        "receiver": row.partner_name or who.get(row.to_user_id, "") or row.to_centre,
        "need": words.get("need", ""),
        "reason": words.get("reason", ""),
        "feedback": words.get("feedback", ""),
        "columns": [labels.get(name, name) for name in row.columns],
        "people": [told_of(one, labels) for one in people],
        "steps": [
            (told.HAND_STEPS.get(step.step, step.step), step, who.get(step.by_id, "")) for step in steps
        ],
        "next": may_follow(row.form, row.state),
        "is_silent": row.is_silent(today()),
        "slip": row.slips.first(),
        "urgent": row.urgent.first(),
    }


def told_of(one: HandedPerson, labels: dict[str, Any]) -> dict[str, Any]:
    """One worker of it: ours by name, others' as far as their letter says."""
    copy = copy_of(one)
    sent = copy.get("labels", {})
    facts = {name: value for name, value in copy.get("facts", {}).items() if name != "name"}
    return {
        "row": one,
        "person": one.person,
        "name": copy.get("facts", {}).get("name", "") or (one.person.name if one.person else ""),
        "facts": [(labels.get(name, sent.get(name, name)), value) for name, value in facts.items()],
        "is_gone": one.withdrawn_at is not None or not (copy or one.person),
    }


def services_of(actor: Any, person: Person, known: Sequence[Kind]) -> list[tuple[Any, Any, ServiceRequest]]:
    """Her requests, the open ones first: (kind, state, row)."""
    names = {kind.code: kind.said for kind in known}
    rows = ServiceRequest.objects.visible_to(actor).filter(person__in=person.records)
    in_order = sorted(rows[:20], key=lambda row: row.state not in OPEN)
    return [
        (names.get(row.kind, row.kind), told.state_words(told.STATES, row.state), row) for row in in_order
    ]
