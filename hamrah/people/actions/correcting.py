"""Correcting what was said of a worker, her phones and her photo. Not here: stages (staging.py)."""

from typing import Any
from uuid import UUID

from hamrah.files.models import Photo
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.refusing import unknown_row
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Centre
from hamrah.people.lines import PERSON
from hamrah.people.models import Person, Phone
from hamrah.people.rules.ready import Corrections, Ready, ready
from hamrah.people.rules.registration import PhoneSaid, refuse_phone
from hamrah.people.said import corrected, ready_of
from hamrah.people.villages import villages_meant
from hamrah.people.writing import rewrite_keys

KEPT = {"id", "photo_id", "basis_id", "by_proxy"}


@verb("people.correct_worker")
def correct_worker(actor: Any, *, person: Person, version: int, changes: dict[str, Any]) -> Person:
    """Correct fields of a registration. `version` is the one the form was made from.

    Raises what `checked` raises, `people.changed_meanwhile`.
    """
    if person.version != version:
        raise Problem(
            "people.changed_meanwhile", _("Somebody changed this meanwhile. Look again, then correct.")
        )
    rewrite(actor, person, ready(corrected(person, **changes), today=today()))
    return person


@verb("people.correct_workers")
def correct_workers(actor: Any, *, batch: Corrections) -> int:
    """Correct many from their office's register; each row's `id` is the person's. Answers how many.
    Raises `verb.unknown_row`."""
    people = {
        p.id: p
        for p in Person.objects.filter(id__in=[row.said.id for row in batch.rows]).prefetch_related("phones")
    }
    if {row.said.id for row in batch.rows} - set(people):
        raise unknown_row()
    for row in batch.rows:
        rewrite(actor, people[row.said.id], row)
    return len(people)


def rewrite(actor: Any, person: Person, row: Ready) -> None:
    """Write the registration over the person's row, phones added, keys anew."""
    was, village = ready_of(person), village_of(person, row)
    fields = [name for name in PERSON if name not in KEPT]
    for name in fields:
        setattr(person, name, PERSON[name](row) if name != "village_id" else village)
    person.save(update_fields=[name.removesuffix("_id") for name in fields])
    for phone in row.said.phones:
        Phone.objects.get_or_create(
            person=person,
            number=phone.number,
            defaults={"owner": phone.owner, "safe_to_call": phone.safe_to_call},
        )
    person.refresh_from_db()
    rewrite_keys(actor, number=person.no, was=was, now=ready_of(person))


def village_of(person: Person, row: Ready) -> UUID | None:
    """The village of a correction: as said, or as it was while it is written the same, or as it is meant."""
    said = row.said
    if said.village or not said.village_said:
        return said.village
    if person.village_id and said.village_said == person.village_said:
        return person.village_id
    written = said.village_said, said.block_said, said.district_said
    meant = villages_meant([written]).get(written)
    return meant.id if meant else None


@verb("people.note_work")
def note_work(actor: Any, *, person: Person, occupation: str) -> Person:
    """What she works as now, as she says it at the card desk; nothing else of her changes.

    Raises what `checked` raises.
    """
    rewrite(actor, person, ready(corrected(person, occupation=occupation.strip()), today=today()))
    return person


@verb("people.add_phone")
def add_phone(actor: Any, *, person: Person, said: PhoneSaid) -> Phone:
    """Add a number, or renew what is known of it. Raises `people.bad_phone`."""
    refuse_phone(said.number)
    was = ready_of(person)
    phone, _is_new = Phone.objects.update_or_create(
        person=person,
        number=said.number,
        defaults={"owner": said.owner, "safe_to_call": said.safe_to_call},
    )
    person.refresh_from_db()
    rewrite_keys(actor, number=person.no, was=was, now=ready_of(person))
    return phone


@verb("people.add_photo")
def add_photo(actor: Any, *, person: Person, photo: Photo) -> Person:
    """Give the person this photo; earlier ones stay as they were signed into cards."""
    person.photo = photo
    person.save(update_fields=["photo"])
    return person


@verb("people.assign_centre")
def assign_centre(actor: Any, *, person: Person, centre: Centre) -> Person:
    """Say which centre answers for her from now on; staff of that centre alone see her then."""
    person.centre = centre
    person.save(update_fields=["centre"])
    return person
