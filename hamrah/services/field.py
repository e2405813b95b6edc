"""Services on a phone of the field: asked for, carried on, told; hand-overs answered. Not here: the verbs.

What she said stands sealed and never goes to a phone; nor does anything of danger (T5).
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone, translation

from hamrah.access.models import User
from hamrah.ground.field import (
    Field,
    FieldAsked,
    FieldList,
    FieldRecords,
    FieldVerb,
    read_id,
    read_object,
    record,
)
from hamrah.ground.languages import languages
from hamrah.people.models import Person
from hamrah.services.actions.asking import Asked
from hamrah.services.kinds import kinds_offered
from hamrah.services.models import HandedPerson, HandOver, Provider, ServiceRequest
from hamrah.services.receivers import colleagues
from hamrah.services.rules.steps import ACCEPTED, REQUEST_STEPS, SENT

DANGER = 5
# A step that is a verb of its own.
MOVE = "move"
MOST_PROVIDERS = 500


def _ask(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    """For her and perhaps others with her."""
    others = (read_id("people", one) for one in asked.many("people"))
    ids = [asked.about, *(one for one in others if one)]
    people = list(Person.objects.visible_to(actor).filter(id__in=ids))
    if len(people) < len(set(ids)):
        raise Person.DoesNotExist
    provider, colleague = asked.id("provider"), asked.id("assigned_to")
    wish = Asked(
        kind=asked.text("kind"),
        said=read_object("said", asked.what.get("said")),
        words=asked.text("words"),
        provider=Provider.objects.visible_to(actor).get(id=provider) if provider else None,
        asked_on=asked.when("asked_on") or asked.day,
        side=asked.text("side") or "both",
    )
    to = User.objects.get(id=colleague) if colleague else None
    return {"people": people, "asked": wish, "assigned_to": to}


def _request(actor: Any, asked: FieldAsked) -> ServiceRequest:
    return ServiceRequest.objects.visible_to(actor).get(id=asked.about)


def _step(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {
        "request": _request(actor, asked),
        "step": asked.text("step"),
        "words": asked.text("words"),
        "why_not": asked.text("why_not"),
        "next_on": asked.when("next_on"),
    }


def _follow_up(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {
        "request": _request(actor, asked),
        "outcome": asked.text("outcome"),
        "words": asked.text("words"),
        "next_on": asked.when("next_on"),
    }


def _told(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"request": _request(actor, asked), "how": asked.text("how")}


def _transfer(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"request": _request(actor, asked)}


def _answer(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    row = HandOver.objects.visible_to(actor).get(id=asked.about)
    return {"hand_over": row, "answer": asked.text("answer"), "words": asked.text("words")}


def requests(actor: Any, people: list[UUID]) -> Iterator[dict[str, Any]]:
    """What these people asked for and how it stands."""
    rows = ServiceRequest.objects.visible_to(actor).filter(person__in=people, tier__lt=DANGER)
    for row in rows.order_by("asked_on", "made_at"):
        yield record(
            id=row.id, person=row.person_id, version=row.version, kind=row.kind, state=row.state,
            side=row.side, asked_on=row.asked_on, answer_by=row.answer_by, next_on=row.next_on,
            closed_on=row.closed_on,
            assigned_to=row.assigned_to_id, wished_by=row.wished_by_id, provider=row.provider_id,
            tier=row.tier, told_on=row.told_on,
            steps=[step for step in REQUEST_STEPS.get(row.state, {}) if step != MOVE],
        )  # fmt: skip


def hand_overs(actor: Any, people: list[UUID]) -> Iterator[dict[str, Any]]:
    """Hand-overs of these people that still open something, with what the actor may answer."""
    visible = HandOver.objects.visible_to(actor).granting().filter(tier__lt=DANGER)
    rows = HandedPerson.objects.filter(hand_over__in=visible, person__in=people, withdrawn_at=None)
    for one in rows.select_related("hand_over"):
        row = one.hand_over
        yield record(
            id=row.id, person=one.person_id, version=row.version, direction=row.direction, form=row.form,
            kind=row.kind, kind_said=row.kind_said, state=row.state, answer_by=row.answer_by,
            expires_on=row.expires_on, partner_name=row.partner_name,
            answers=_answers(actor, row),
        )  # fmt: skip


def _answers(actor: Any, row: HandOver) -> list[str]:
    if row.direction == "out" or row.by_id == actor.user_id:
        return []
    return {SENT: ["accept", "decline"], ACCEPTED: ["finish"]}.get(row.state, [])


def waiting(actor: Any, since: datetime) -> Iterable[tuple[UUID, datetime]]:
    """Whose request lies with her, or with nobody in her centres; and who was handed to her."""
    now = timezone.now()
    rows = ServiceRequest.objects.visible_to(actor).waiting()
    mine = Q(assigned_to_id=actor.user_id)
    if actor.only_centres("services.see") is not None:
        mine |= Q(assigned_to_id=None)
    yield from ((person, now) for person in rows.filter(mine).values_list("person_id", flat=True))
    handed = HandOver.objects.visible_to(actor).granting().filter(to_user_id=actor.user_id)
    people = HandedPerson.objects.filter(hand_over__in=handed, person__isnull=False)
    yield from ((person, now) for person in people.values_list("person_id", flat=True) if person)


def service_kinds(actor: Any) -> Iterator[dict[str, Any]]:
    """Kinds of service with their questions, in every language of the phone."""
    for kind in kinds_offered():
        if kind.tier < DANGER:
            yield record(
                code=kind.code, **_in_each("name", kind.name, local=kind.name_local),
                side=kind.side, tier=kind.tier, fields=[_question(one) for one in kind.fields],
            )  # fmt: skip


def _question(one: Any) -> dict[str, Any]:
    return record(
        name=one.name, **_in_each("label", one.label), type=one.kind, needed=one.needed or None,
        choices=[[code, *_in_each("words", words).values()] for code, words in one.choices],
    )  # fmt: skip


def _in_each(name: str, words: Any, *, local: str = "") -> dict[str, Any]:
    """A text in English; as `_local` in the organisation's own words, else Hindi; as `_more` in every further
    language that says it otherwise. A phone of before knows the first two."""
    more = {} if local else {code: _said(words, code) for code in languages() if code not in ("en", "hi")}
    local = local or _said(words, "hi")
    differing = {code: text for code, text in more.items() if text != local}
    return {name: _said(words, "en"), f"{name}_local": local, f"{name}_more": differing or None}


def _said(words: Any, code: str) -> str:
    """Words of ours, or of an organisation, which may happen to be the same."""
    with translation.override(code):
        return str(translation.gettext(words)) if isinstance(words, str) else str(words)


def providers(actor: Any) -> Iterator[dict[str, Any]]:
    """Where help is, for what."""
    for row in Provider.objects.visible_to(actor).standing()[:MOST_PROVIDERS]:
        yield record(
            id=row.id, name=row.name, name_local=row.name_local, sort=row.sort, offers=row.offers,
            city_said=row.city_said, phone=row.phone,
        )  # fmt: skip


def those_who_serve(actor: Any) -> Iterator[dict[str, Any]]:
    """Colleagues with whom a request may lie."""
    for user in colleagues("services.take_step"):
        yield record(id=user.id, name=user.name)


FIELD = Field(
    verbs=(
        FieldVerb("services.ask", _ask),
        FieldVerb("services.take_step", _step),
        FieldVerb("services.note_follow_up", _follow_up),
        FieldVerb("services.tell_worker", _told),
        FieldVerb("services.ask_transfer", _transfer),
        FieldVerb("services.answer_hand_over", _answer),
    ),
    records=(
        FieldRecords("request", (ServiceRequest,), requests),
        FieldRecords("hand_over", (HandedPerson, (HandOver, "people__person_id")), hand_overs),
    ),
    whom=(waiting,),
    lists=(
        FieldList("service_kinds", service_kinds),
        FieldList("providers", providers),
        FieldList("colleagues", those_who_serve),
    ),
)
