"""Answers to "is it the same person?", and merges that can be undone. Not here: the suspicion itself."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.people.models import Merge, NotTheSame, Person, Suspicion
from hamrah.people.said import ready_of
from hamrah.people.writing import rewrite_keys

CHOSEN = [
    "name",
    "known_as",
    "relation",
    "relation_name",
    "gender",
    "birth_year",
    "birth_known",
    "adult_from",
    "village_said",
    "hamlet",
    "district_said",
    "state_said",
    "sector",
    "occupation",
    "register_number",
    "village_id",
    "photo_id",
    "name_script",
    "name_latin",
]


def keep_answer(actor: Any, *, person_id: UUID, other_id: UUID, because: str) -> NotTheSame:
    """Keep "not the same, because", which is never asked again. Raises `people.say_why`."""
    if not because.strip():
        raise Problem("people.say_why", _("Say why it is not the same person."), field="because")
    answer, _is_new = NotTheSame.objects.update_or_create(
        person_id=person_id, other_id=other_id, defaults={"because": because, "said_by_id": actor.user_id}
    )
    both = Q(person_id=person_id, other_id=other_id) | Q(person_id=other_id, other_id=person_id)
    Suspicion.objects.filter(both).update(answer="different")
    return answer


@verb("people.say_not_the_same")
def say_not_the_same(actor: Any, *, person: Person, other: Person, because: str) -> NotTheSame:
    """Answer a suspicion: two people. Raises `people.say_why`."""
    return keep_answer(actor, person_id=person.id, other_id=other.id, because=because)


@verb("people.merge_people")
def merge_people(actor: Any, *, kept: Person, gone: Person, take: list[str], because: str) -> Merge:
    """Declare `gone` to be `kept`, taking the fields named in `take` from it. Nothing is deleted.

    Raises `people.same_record`, `people.merged_already`, `people.say_why`, `people.unknown_field`.
    """
    _refuse_merge(kept, gone, take, because)
    was = ready_of(kept)
    before = {name: getattr(kept, name) for name in take}
    for name in take:
        setattr(kept, name, getattr(gone, name))
    kept.save(update_fields=[name.removesuffix("_id") for name in take])
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    both = Q(person=kept, other=gone) | Q(person=gone, other=kept)
    Suspicion.objects.filter(both).update(answer="same")
    if take:
        rewrite_keys(actor, number=kept.no, was=was, now=ready_of(kept))
    return Merge.objects.create(
        kept=kept,
        gone=gone,
        because=because,
        was=_json(before),
        became=_json({name: getattr(kept, name) for name in take}),
        merged_by_id=actor.user_id,
    )


def _refuse_merge(kept: Person, gone: Person, take: list[str], because: str) -> None:
    if kept.id == gone.id:
        raise Problem("people.same_record", _("This is one and the same record."))
    if kept.merged_into_id or gone.merged_into_id:
        raise Problem("people.merged_already", _("One of the two is merged already."))
    if not set(take) <= set(CHOSEN):
        raise Problem("people.unknown_field", _("This field cannot be chosen."))
    if not because.strip():
        raise Problem("people.say_why", _("Say why it is the same person."), field="because")


@verb("people.undo_merge")
def undo_merge(actor: Any, *, merge: Merge) -> Merge:
    """Two records again, with the values they had; what was corrected since stays as corrected.
    Raises `people.undone_already`."""
    if merge.undone_at:
        raise Problem("people.undone_already", _("This merge is undone already."))
    kept, gone = merge.kept, merge.gone
    was = ready_of(kept)
    untouched = [
        name for name, value in merge.became.items() if _json({name: getattr(kept, name)})[name] == value
    ]
    for name in untouched:
        setattr(kept, name, _column(name).to_python(merge.was[name]))
    kept.save(update_fields=[name.removesuffix("_id") for name in untouched])
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    kept.refresh_from_db()
    rewrite_keys(actor, number=kept.no, was=was, now=ready_of(kept))
    merge.undone_at, merge.undone_by_id = timezone.now(), actor.user_id
    merge.save(update_fields=["undone_at", "undone_by_id"])
    return merge


def _column(name: str) -> Any:
    return Person._meta.get_field(name.removesuffix("_id"))


def _json(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, int | str | None) else str(value) for name, value in values.items()
    }
