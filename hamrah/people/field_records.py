"""What a phone of the field holds of workers: the person with what she needs at a stand, and her face.

Not here: whom it holds (sync), what it may say of them (field.py). Nothing of T4 or T5
stands here: which papers were seen goes to the office and never comes back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from hamrah.ground.day import today
from hamrah.ground.field import Field, FieldList, FieldRecords, b64url, record
from hamrah.organisations.models import Centre, Village
from hamrah.people.field import VERBS
from hamrah.people.models import Consent, Membership, NotTheSame, Person, Phone, Suspicion
from hamrah.people.together import agreed_by

PLAIN = (
    *("name", "name_latin", "known_as", "relation", "relation_name", "gender", "birth_year", "village_said"),
    *("hamlet", "panchayat_said", "block_said", "district_said", "state_said", "sector", "occupation"),
    *("skill_grade", "register_number", "state", "by_proxy", "lapses_on"),
)
MOST_VILLAGES = 3_000


def people(actor: Any, ids: list[UUID]) -> Iterator[dict[str, Any]]:
    """Each person as the phone draws, finds and compares her."""
    rows = Person.objects.visible_to(actor).filter(id__in=ids).select_related("village", "photo")
    found = {row.id: row for row in rows.prefetch_related("phones").defer("photo__jpeg", "photo__print_jpeg")}
    agreed, homes = agreed_by(list(found.values())), _households(found)
    alike, others = _alike(found), _not_the_same(found)
    unproven = _unproven(actor, found)
    for id in ids:
        if (row := found.get(id)) is not None:
            yield _person(row) | record(
                consents=sorted(agreed[id]), unproven=unproven[id], household=homes.get(id), alike=alike[id],
                not_the_same=others[id],
            )  # fmt: skip


def _person(row: Person) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in PLAIN if getattr(row, name) is not False}
    return record(
        id=row.id,
        person=row.id,
        version=row.version,
        village=row.village_id,
        village_name=row.village.name if row.village else "",
        centre=row.centre_id,
        registered_by=row.registered_by_id,
        phones=[_phone(phone) for phone in row.phones.all()],
        needs_guardian=(row.may_be_minor(today()) and row.needs_guardian(today())) or None,
        photo=row.photo_id is not None or None,
        face=b64url(bytes(row.photo.thumbnail)) if row.photo else "",
        **facts,
    )


def _phone(phone: Phone) -> dict[str, Any]:
    return record(id=phone.id, number=phone.number, owner=phone.owner, safe_to_call=phone.safe_to_call)


def _households(ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    now = Membership.objects.filter(person__in=list(ids), until=None).select_related("household")
    return {
        row.person_id: record(
            id=row.household_id, name=row.household.name, relation=row.relation, is_head=row.is_head or None,
            membership=row.id,
        )
        for row in now
    }  # fmt: skip


def _unproven(actor: Any, ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """What she signed or set her thumb to before this user, and no picture of the sheet has come."""
    unproven: dict[UUID, list[str]] = defaultdict(list)
    open = Consent.objects.filter(person__in=list(ids), withdrawn_at=None, evidence=None)
    signed = open.filter(given_how__in=("signature", "thumb"), taken_by_id=actor.user_id)
    for person, purpose in signed.order_by("purpose").values_list("person", "purpose"):
        unproven[person].append(purpose)
    return unproven


def _alike(ids: Iterable[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """Those who look like her and about whom nobody has said anything yet."""
    alike: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    named = list(ids)
    for row in Suspicion.objects.filter(Q(person__in=named) | Q(other__in=named), answer__in=("", "ask")):
        alike[row.person_id].append({"other": str(row.other_id), "score": round(row.score, 2)})
        alike[row.other_id].append({"other": str(row.person_id), "score": round(row.score, 2)})
    return alike


def _not_the_same(ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    others: dict[UUID, list[str]] = defaultdict(list)
    named = list(ids)
    said = NotTheSame.objects.filter(Q(person__in=named) | Q(other__in=named))
    for person, other in said.values_list("person_id", "other_id"):
        others[person].append(str(other))
        others[other].append(str(person))
    return others


def registered_lately(actor: Any, since: datetime) -> Iterable[tuple[UUID, datetime]]:
    """Whom she registered herself."""
    hers = Person.objects.filter(registered_by_id=actor.user_id, made_at__gte=since)
    return hers.values_list("id", "made_at")


def villages(actor: Any) -> Iterator[dict[str, Any]]:
    """Villages, hamlets and stands as the organisation calls them."""
    rows = Village.objects.visible_to(actor).select_related("parent").order_by("name", "id")[:MOST_VILLAGES]
    for row in rows:
        within = row.parent.name if row.parent else ""
        yield record(id=row.id, name=row.name, name_local=row.name_local, kind=row.kind, within=within)


def centres(actor: Any) -> Iterator[dict[str, Any]]:
    """The organisation's offices."""
    for row in Centre.objects.filter(organisation_id=actor.organisation_id).order_by("name", "id"):
        yield record(id=row.id, name=row.name, name_local=row.name_local, phone=row.phone)


FIELD = Field(
    verbs=VERBS,
    records=(
        FieldRecords(
            "person",
            (
                Person, Phone, Consent, Membership, Suspicion, (Suspicion, "other_id"), NotTheSame,
                (NotTheSame, "other_id"),
            ),
            people,
        ),
    ),
    whom=(registered_lately,),
    lists=(FieldList("villages", villages), FieldList("centres", centres)),
)  # fmt: skip
