"""Registering workers, one or many, and taking registrations back. Not here: later changes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from hamrah.ground.day import today
from hamrah.ground.models import Difference
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.actions.consenting import ConsentSaid, give_consents
from hamrah.people.actions.sameness import keep_answer
from hamrah.people.lines import line_of
from hamrah.people.models import Person, Phone, RegistrationStep, Suspicion
from hamrah.people.rules.ready import Batch, ready
from hamrah.people.rules.registration import Registration
from hamrah.people.said import ready_of
from hamrah.people.search import strongly_alike
from hamrah.people.suspecting import suspect_alike, write_suspicions
from hamrah.people.villages import link_villages
from hamrah.people.writing import forget_keys, rewrite_keys, take_in, write_people


@verb("people.register_worker")
def register_worker(
    actor: Any,
    *,
    said: Registration,
    consents: Sequence[ConsentSaid] = (),
    not_the_same: Sequence[tuple[UUID, str]] = (),
    flags_alike: bool = False,
) -> Person:
    """Register one worker. `not_the_same` answers likely-same faces: (other person, because).

    Raises what `checked` raises, and `people.likely_same` (values: `others`, person ids) while a
    strong likeness is unanswered; with `flags_alike`, where nobody is there to be asked (a phone that comes
    in from the field), it becomes a suspicion instead. Without consent she is a draft, to be completed later.
    """
    row = ready(said, today=today())
    answered = {other for other, _because in not_the_same}
    alike = [found for found in strongly_alike(actor, row) if found.person_id not in answered]
    if alike and not flags_alike:
        raise Problem(
            "people.likely_same",
            _("She may be registered already. Look at the faces; if it is someone else, say why."),
            others=[str(found.person_id) for found in alike],
        )
    take_in(actor, [line_of(row, today=today())])
    write_people(actor)
    person = Person.objects.get(id=row.said.id)
    for other, because in not_the_same:
        keep_answer(actor, person_id=person.id, other_id=other, because=because)
    give_consents(actor, person, consents)
    write_suspicions(actor, [(person.no, found.person.no, found.score) for found in alike if found.person])
    return person


@verb("people.register_workers")
def register_workers(actor: Any, *, batch: Batch) -> dict[str, int]:
    """Register many, prepared as lines of COPY. Likeness never stops them: they become "suspected".

    Answers {"registered": n, "suspected": n}. One journal row for the batch.
    """
    take_in(actor, batch.lines)
    link_villages()
    pairs = suspect_alike()
    write_people(actor)
    write_suspicions(actor, pairs)
    return {"registered": len(batch.lines), "suspected": len({person for person, _other, _score in pairs})}


@verb("people.withdraw_registrations")
def withdraw_registrations(actor: Any, *, ids: Sequence[UUID], change: int) -> dict[str, Any]:
    """Take registrations back, if nobody has built upon them: neither corrected, nor consented,
    nor answered, nor served, since the transaction `change` that wrote them.

    Answers {"withdrawn": n, "kept": [ids]}.
    """
    # Not visible_to: whoever may take an import back takes its drafts back too.
    people = Person.objects.filter(organisation_id=actor.organisation_id, id__in=list(ids))
    built = set(built_upon(people, change))
    found = {person.id: person for person in people.prefetch_related("phones")}
    gone = {id: person for id, person in found.items() if id not in built}
    forget_keys(actor, {person.no: ready_of(person) for person in gone.values()})
    delete_people(gone)
    return {"withdrawn": len(gone), "kept": sorted(str(id) for id in found if id not in gone)}


@verb("people.restore_registrations")
def restore_registrations(actor: Any, *, ids: Sequence[UUID], change: int) -> dict[str, Any]:
    """Take corrections back: people as they were before the transaction `change` corrected them, unless
    somebody has worked on them since.

    Answers {"restored": n, "kept": [ids]}.
    """
    people = Person.objects.filter(organisation_id=actor.organisation_id, id__in=list(ids))
    untouched = {person.id: person for person in people.filter(change=change).prefetch_related("phones")}
    kept = sorted(map(str, people.exclude(change=change).values_list("id", flat=True)))
    written = Difference.objects.filter(table="people_person", kind="U", change=change, row_id__in=untouched)
    before: dict[UUID, dict[str, Any]] = {}
    for row_id, was in written.order_by("-id").values_list("row_id", "was"):
        before[row_id] = {**before.get(row_id, {}), **(was or {})}
    for id, was in before.items():
        _restore(actor, untouched[id], was, change)
    return {"restored": len(untouched), "kept": kept}


def _restore(actor: Any, person: Person, was: dict[str, Any], change: int) -> None:
    keys = ready_of(person)
    fields = [field for field in Person._meta.concrete_fields if field.column in was and field.editable]
    for field in fields:
        setattr(person, field.attname, field.to_python(was[field.column]))
    person.save(update_fields=[field.name for field in fields])
    Phone.objects.filter(person=person, change=change).delete()
    fresh = Person.objects.get(id=person.id)
    rewrite_keys(actor, number=person.no, was=keys, now=ready_of(fresh))


# Written with the registration itself: nobody's later work, unless in a later transaction.
# A suspicion that nobody answered is nobody's work.
_OWN = (Phone, RegistrationStep)


def built_upon(people: Any, change: int) -> Iterable[UUID]:
    """People whose row changed since it was written, or to whom another table's row points."""
    yield from people.exclude(change=change).values_list("id", flat=True)
    for model, field in _pointing_here():
        rows = model._base_manager.filter(**{f"{field.name}__in": people})
        if model is Suspicion:
            rows = rows.exclude(answer="")
        elif model in _OWN:
            rows = rows.exclude(change=change)
        yield from rows.values_list(field.attname, flat=True)


def _pointing_here() -> Iterator[tuple[Any, Any]]:
    """Every model of the house with a key to a person, rooms above included."""
    relations: Any = Person._meta.get_fields(include_hidden=True)
    for relation in relations:
        if relation.one_to_many:
            yield relation.related_model, relation.field


def delete_people(ids: Iterable[UUID]) -> None:
    """Rows of people and of the tables written with them; what points elsewhere forbids it."""
    gone = list(ids)
    with connection.cursor() as cursor:
        for table, column in (
            ("people_suspicion", "person_id"),
            ("people_suspicion", "other_id"),
            ("people_phone", "person_id"),
            ("people_registrationstep", "person_id"),
            ("people_person", "id"),
        ):
            cursor.execute(f"DELETE FROM {table} WHERE {column} = ANY(%s)", [gone])  # noqa: S608 - fixed names
