"""Journeys on a phone of the field: what it says of them, what it holds. Not here: verbs (actions.py)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from hamrah.ground.field import Field, FieldAsked, FieldRecords, FieldVerb, misread, record
from hamrah.journeys.actions import FACTS
from hamrah.journeys.models import Engagement, Spell
from hamrah.people.models import Person

# A place by its id: said on the phone without the ending.
PLACES = ("home", "destination", "stand")
NUMBERS = (
    *("days_a_month", "rate_paise", "advance_paise", "children_along", "earners", "hours_a_day"),
)  # fmt: skip
# What only some may read of a journey (T4).
OF_PAY = (
    *("days_a_month", "rate_paise", "rate_basis", "advance_paise", "advance_from", "paid_how", "food_stay"),
    "hours_a_day",
)
PLAIN = (
    *("state", "home_said", "destination_said", "sector", "occupation", "left_on", "expected_on"),
    *("returned_on", "recruited_how", "travelling_with", "earner", "living", "children_along", "earners"),
    "keeps_diary",
)


def facts_of(asked: FieldAsked, said: Any) -> dict[str, Any]:
    """Facts of a journey as the verbs take them; only what is said."""
    inner = FieldAsked(asked.command, asked.on, said, asked.day)
    known = {name.removesuffix("_id") for name in FACTS}
    if not set(said) - {"left_on"} <= known:
        raise misread("what")
    return {
        (f"{name}_id" if name in PLACES else name): _fact(inner, name) for name in said if name != "left_on"
    }


def _fact(inner: FieldAsked, name: str) -> Any:
    if name in PLACES:
        return inner.id(name)
    if name in NUMBERS:
        return inner.number(name)
    if name == "expected_on":
        return _month(inner.when(name))
    return inner.yes(name) if name == "keeps_diary" else inner.text(name)


def _month(day: date | None) -> date | None:
    """A day of a journey is the first of its month."""
    return day.replace(day=1) if day else None


def _start(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    person = Person.objects.visible_to(actor).get(id=asked.about)
    return {"person": person, "left_on": _month(asked.when("left_on")), **facts_of(asked, asked.what)}


def spell_of(actor: Any, asked: FieldAsked) -> Spell:
    """The journey that a command is about."""
    return Spell.objects.visible_to(actor).get(id=asked.about)


def _set_off(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"spell": spell_of(actor, asked), "left_on": _month(asked.when("left_on") or asked.day)}


def _end(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {
        "spell": spell_of(actor, asked),
        "how": asked.text("how"),
        "returned_on": _month(asked.when("returned_on")),
    }


def _found(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"spell": spell_of(actor, asked)}


def _facts(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {"spell": spell_of(actor, asked), **facts_of(asked, asked.changes)}


def present(actor: Any, asked: FieldAsked) -> tuple[Spell, dict[str, Any]]:
    """The facts of a journey as they stand. Of pay only for who may read it: to others it never was."""
    spell = spell_of(actor, asked)
    sees_pay = actor.may("journeys.see_wages", spell.person)
    names = [name for name in FACTS if sees_pay or name not in OF_PAY]
    return spell, {name.removesuffix("_id"): _said(getattr(spell, name)) for name in names}


def _said(value: Any) -> Any:
    return str(value) if isinstance(value, UUID | date) else value


def spells(actor: Any, people: list[UUID]) -> Iterator[dict[str, Any]]:
    """Journeys of these people; of pay what the actor may read."""
    rows = Spell.objects.visible_to(actor).filter(person__in=people).select_related("person", "destination")
    for row in rows.order_by("left_on", "made_at"):
        names = (*PLAIN, *OF_PAY) if actor.may("journeys.see_wages", row.person) else PLAIN
        facts = {name: getattr(row, name) for name in names}
        where = row.destination.name if row.destination else ""
        yield record(
            id=row.id, person=row.person_id, version=row.version, destination=row.destination_id,
            destination_name=where, stand=row.stand_id, home=row.home_id, **facts,
        )  # fmt: skip


def away(actor: Any, since: datetime) -> Iterable[tuple[UUID, datetime]]:
    """Who is away or about to leave, of the actor's centres; of the whole organisation what she noted
    herself."""
    rows = Spell.objects.visible_to(actor).open()
    if actor.only_centres("people.see") is None:
        rows = rows.filter(Q(noted_by_id=actor.user_id) | Q(made_at__gte=since))
    return rows.values_list("person_id", "made_at")


FIELD = Field(
    verbs=(
        FieldVerb("journeys.start_spell", _start),
        FieldVerb("journeys.set_off", _set_off),
        FieldVerb("journeys.end_spell", _end),
        FieldVerb("journeys.found_again", _found),
        FieldVerb("journeys.note_facts", _facts, present),
    ),
    records=(FieldRecords("spell", (Spell, (Engagement, "spell__person_id")), spells),),
    whom=(away,),
)
