"""Answers to "is it the same person?", and merges that can be undone. Not here: the suspicion itself."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hamrah.ground.problem import Problem
from hamrah.ground.refusing import unknown_row
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Merge, NotTheSame, Person, RegistrationStep, Suspicion
from hamrah.people.rules.likeness import score
from hamrah.people.rules.merging import TOGETHER, taken
from hamrah.people.rules.stages import SUBMITTED, SUSPECTED
from hamrah.people.said import ready_of
from hamrah.people.writing import rewrite_keys


def keep_answer(actor: Any, *, person_id: UUID, other_id: UUID, because: str) -> NotTheSame:
    """Keep "not the same, because", which is never asked again. Raises `people.say_why`."""
    if not because.strip():
        raise Problem("people.say_why", _("Say why it is not the same person."), field="because")
    answer, _is_new = NotTheSame.objects.update_or_create(
        person_id=person_id, other_id=other_id, defaults={"because": because, "said_by_id": actor.user_id}
    )
    both = Q(person_id=person_id, other_id=other_id) | Q(person_id=other_id, other_id=person_id)
    Suspicion.objects.filter(both).update(answer="different", because=because, answered_at=timezone.now())
    for person in Person.objects.filter(id__in=(person_id, other_id)):
        lift(actor, person)
    return answer


def lift(actor: Any, person: Person) -> None:
    """Nothing is suspected of her any more: back to the stage before the suspicion."""
    if person.state != SUSPECTED or person.suspicions.filter(answer__in=("", "ask")).exists():
        return
    before = person.steps.exclude(state=SUSPECTED).order_by("-at", "-id").first()
    move(actor, person, before.state if before else SUBMITTED)


def move(actor: Any, person: Person, stage: str) -> None:
    """Another stage, and the row that says so."""
    person.state = stage
    person.save(update_fields=["state"])
    RegistrationStep.objects.create(person=person, state=stage, by_id=actor.user_id)


@verb("people.say_not_the_same")
def say_not_the_same(actor: Any, *, person: Person, other: Person, because: str) -> NotTheSame:
    """Answer a suspicion: two people. Raises `people.say_why`."""
    return keep_answer(actor, person_id=person.id, other_id=other.id, because=because)


@verb("people.ask_further")
def ask_further(actor: Any, *, person: Person, other: Person, because: str) -> Suspicion:
    """Answer neither yes nor no: she will be asked for one more fact, and `because` says which.

    Takes back "two people", if somebody said so. Raises `people.say_what_to_ask`, `people.same_record`,
    `people.merged_already`.
    """
    person, other = _locked(person, other)
    if person.id == other.id:
        raise Problem("people.same_record", _("This is one and the same record."))
    if person.merged_into_id or other.merged_into_id:
        raise Problem("people.merged_already", _("One of the two is merged already."))
    if not because.strip():
        raise Problem("people.say_what_to_ask", _("Say which fact is to be asked for."), field="because")
    NotTheSame.objects.filter(Q(person=person, other=other) | Q(person=other, other=person)).delete()
    newer, older = sorted((person, other), key=lambda one: -one.no)
    suspicion = _between(person, other).first() or Suspicion(person=newer, other=older)
    if suspicion.score is None:
        suspicion.score = score(ready_of(newer).trait, ready_of(older).trait)
    suspicion.answer, suspicion.because, suspicion.answered_at = "ask", because.strip(), timezone.now()
    suspicion.save()
    return suspicion


@verb("people.merge_people")
def merge_people(actor: Any, *, kept: Person, gone: Person, take: list[str], because: str) -> Merge:
    """Declare `gone` to be `kept`, taking the fields named in `take` (rules/merging.py) from it.

    Nothing is deleted or moved. Raises `verb.unknown_row`, `people.same_record`,
    `people.merged_already`, `people.say_why`, `people.unknown_field`.
    """
    kept, gone = _locked(kept, gone)
    _refuse_merge(kept, gone, take, because)
    was, before = ready_of(kept), _values(kept, taken(take))
    before["state"] = kept.state
    _set(kept, _values(gone, taken(take)))
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    _between(kept, gone).update(answer="same", because=because.strip(), answered_at=timezone.now())
    if take:
        rewrite_keys(actor, number=kept.no, was=was, now=ready_of(kept))
    lift(actor, kept)
    return Merge.objects.create(
        kept=kept,
        gone=gone,
        because=because.strip(),
        was=_json(before),
        became=_json(_values(kept, list(before))),
        merged_by_id=actor.user_id,
    )


def _locked(kept: Person, gone: Person) -> tuple[Person, Person]:
    """Both as they are now; two people joining the same records wait for each other. What the callers' own
    rows remember of their records will be old."""
    for row in (kept, gone):
        vars(row).pop("records", None)
    rows = Person.objects.select_for_update(of=("self",)).filter(id__in=(kept.id, gone.id)).order_by("id")
    by_id = {person.id: person for person in rows}
    if not {kept.id, gone.id} <= set(by_id):
        raise unknown_row()
    return by_id[kept.id], by_id[gone.id]


def _between(kept: Person, gone: Person) -> Any:
    return Suspicion.objects.filter(Q(person=kept, other=gone) | Q(person=gone, other=kept))


def _values(person: Person, columns: list[str]) -> dict[str, Any]:
    return {column: getattr(person, column) for column in columns}


def _set(person: Person, values: dict[str, Any]) -> None:
    for column, value in values.items():
        setattr(person, column, value)
    person.save(update_fields=[column.removesuffix("_id") for column in values])


def _refuse_merge(kept: Person, gone: Person, take: list[str], because: str) -> None:
    if kept.id == gone.id:
        raise Problem("people.same_record", _("This is one and the same record."))
    if kept.merged_into_id or gone.merged_into_id:
        raise Problem("people.merged_already", _("One of the two is merged already."))
    if not set(take) <= set(TOGETHER):
        raise Problem("people.unknown_field", _("This field cannot be chosen."))
    if not because.strip():
        raise Problem("people.say_why", _("Say why it is the same person."), field="because")


@verb("people.undo_merge")
def undo_merge(actor: Any, *, merge: Merge) -> Merge:
    """Two records again, with the values they had; what was corrected since stays as corrected.

    The suspicion between them is open again, unless somebody once said that they are two people.
    Raises `people.undone_already`.
    """
    if merge.undone_at:
        raise Problem("people.undone_already", _("This merge is undone already."))
    kept, gone = _locked(merge.kept, merge.gone)
    was = ready_of(kept)
    back = _untouched(kept, merge)
    if (stage := back.pop("state", kept.state)) != kept.state:
        move(actor, kept, stage)
    _set(kept, back)
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    kept.refresh_from_db()
    rewrite_keys(actor, number=kept.no, was=was, now=ready_of(kept))
    _between(kept, gone).filter(answer="same").update(**_answer_before(kept, gone))
    merge.undone_at, merge.undone_by_id = timezone.now(), actor.user_id
    merge.save(update_fields=["undone_at", "undone_by_id"])
    return merge


def _untouched(kept: Person, merge: Merge) -> dict[str, Any]:
    """The values from before the merge, of the columns that nobody corrected since."""
    now = _json(_values(kept, list(merge.became)))
    same = [column for column, value in merge.became.items() if now[column] == value]
    return {column: _typed(column, merge.was[column]) for column in same}


def _typed(column: str, value: Any) -> Any:
    field: Any = Person._meta.get_field(column.removesuffix("_id"))
    return field.to_python(value)


def _answer_before(kept: Person, gone: Person) -> dict[str, Any]:
    said = NotTheSame.objects.filter(Q(person=kept, other=gone) | Q(person=gone, other=kept)).first()
    if said is None:
        return {"answer": "", "because": "", "answered_at": None}
    return {"answer": "different", "because": said.because, "answered_at": said.said_at}


def _json(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, int | str | None) else str(value) for name, value in values.items()
    }
