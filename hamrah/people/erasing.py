"""What erasing a person reaches in people beyond what points at her: search, household names, photo.

Not here: whether she may be erased, and everything that points at her (rights, ground/erasing.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from hamrah.files.models import Evidence, Photo
from hamrah.ground.erasing import empty_rows, pointing_at
from hamrah.ground.models import Difference
from hamrah.ground.room import Leaving
from hamrah.people.models import Attestation, Attested, Consent, Household, Membership, Merge, Person
from hamrah.people.said import ready_of
from hamrah.people.writing import forget_keys

# Of an erased person figures still count: registered then, a woman or a man, from this district.
COUNTED = ("state", "gender", "registered_on", "registered_precision")
GONE = ("birth_year", "adult_from", "village", "photo", "basis", "lapses_on")


def texts_of(ids: Sequence[UUID]) -> frozenset[str]:
    """The texts by which these records knew her: names, number in the register, phones."""
    people = Person.objects.filter(id__in=ids).prefetch_related("phones")
    found = {
        text
        for person in people
        for text in (
            person.name,
            person.name_latin,
            person.known_as,
            person.relation_name,
            person.register_number,
            person.eshram_number,
        )
    }
    found |= {phone.number for person in people for phone in person.phones.all()}
    return frozenset(text for text in found if text)


def erase_her(actor: Any, leaving: Leaving) -> Iterator[UUID]:
    """Search forgets her, merges end, a household is called after somebody else, her photos and papers go."""
    people = list(Person.objects.filter(id__in=leaving.ids, erased_at=None).prefetch_related("phones"))
    forget_keys(actor, {person.no: ready_of(person) for person in people})
    merges = Merge.objects.filter(Q(kept__in=leaving.ids) | Q(gone__in=leaving.ids))
    yield from list(merges.values_list("id", flat=True))
    merges.delete()
    yield from rename_households(people)
    yield from drop_pictures(leaving)
    yield from drop_papers(leaving)


def rename_households(people: Sequence[Person]) -> Iterator[UUID]:
    """A household called after her is called after its head, or after nobody."""
    names = {person.name for person in people}
    hers = Membership.objects.filter(person__in=people).values_list("household_id", flat=True)
    for household in Household.objects.filter(id__in=list(hers)):
        yield household.id
        others = household.memberships.exclude(person__in=people).filter(until=None)
        head = others.order_by("-is_head", "since").select_related("person").first()
        if household.name in names or head is None:
            household.name = head.person.name if head else ""
            household.hamlet = head.person.hamlet if head else ""
            household.village_id = head.person.village_id if head else None
        household.save(update_fields=["name", "hamlet", "village"])


def drop_pictures(leaving: Leaving) -> Iterator[UUID]:
    """Her photos, earlier ones too, unless another's row shows the same picture."""
    shown = set(Person.objects.filter(id__in=leaving.ids).values_list("photo_id", flat=True))
    before = Difference.objects.filter(row_id__in=leaving.ids, table="people_person", kind="U")
    for was, became in before.values_list("was", "became"):
        shown |= {UUID(side["photo_id"]) for side in (was, became) if side and side.get("photo_id")}
    Person.objects.filter(id__in=leaving.ids).update(photo=None)
    yield from drop_unused(Photo, shown)


def drop_papers(leaving: Leaving) -> Iterator[UUID]:
    """Scans of her consents, and a stamped sheet on which nobody else stands."""
    own = Consent.objects.filter(person__in=leaving.ids)
    papers = set(own.values_list("evidence_id", flat=True))
    own.update(evidence=None)
    sheets = list(Attested.objects.filter(person__in=leaving.ids).values_list("attestation_id", flat=True))
    shared = Attested.objects.exclude(person__in=leaving.ids).values("attestation_id")
    alone = Attestation.objects.filter(id__in=sheets).exclude(id__in=shared)
    papers |= set(alone.values_list("sheet_id", flat=True))
    alone.update(sheet=None)
    yield from drop_unused(Evidence, papers)


def drop_unused(model: Any, ids: Iterable[Any]) -> Iterator[UUID]:
    """Delete these rows as far as no row of any room points at them."""
    wanted = {id for id in ids if id}
    for pointing, field in pointing_at(model):
        rows = pointing._base_manager.filter(**{f"{field.name}__in": wanted})
        wanted -= set(rows.values_list(field.attname, flat=True))
    model._base_manager.filter(id__in=wanted).delete()
    yield from wanted


def empty_person(ids: Sequence[UUID]) -> None:
    """The row itself stays, empty: figures count it, and whatever is counted with it points at it."""
    gone = dict.fromkeys(GONE)
    empty_rows(Person, ids, but=COUNTED)
    Person.objects.filter(id__in=ids).update(**gone, notice_due=False, erased_at=timezone.now())
