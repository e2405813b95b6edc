"""Whose retention clock has run, and what keeps somebody nevertheless. Not here: erasing her (erasing.py)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Max

from hamrah.ground.day import INDIA, today
from hamrah.ground.models import Journal
from hamrah.ground.room import rooms
from hamrah.people.models import Person
from hamrah.people.models.person import PersonQuerySet
from hamrah.rights.rules.clocks import erasable_on

# Ending the use of her record, and deciding on its end, is no use made of it.
NO_USE = (
    *("rights.propose_erasure", "rights.decline_erasure", "rights.take_request", "rights.answer_request"),
    *("people.restrict_worker", "people.restrict_lapsed", "people.withdraw_consent"),
)


def perhaps_due(actor: Any, on: date | None = None) -> PersonQuerySet:
    """Restricted people whose own day has come, the longest waiting first; later use may still defer it."""
    people = Person.objects.visible_to(actor).standing().exclude(restricted_at=None)
    return people.filter(erase_after__lte=on or today()).order_by("erase_after", "no")


def erasable_day(person: Person) -> date:
    """The first day on which she may be erased."""
    assert person.erase_after is not None
    rows = Journal.objects.filter(subject_id__in=person.records).exclude(verb__in=NO_USE)
    last = rows.aggregate(last=Max("at"))["last"]
    used_on = last.astimezone(INDIA).date() if last else None
    return erasable_on(erase_after=person.erase_after, last_processed_on=used_on)


def why_kept(actor: Any, person: Person) -> Iterator[Any]:
    """In words, everything that keeps her record: an open request of an authority, a complaint of hers."""
    for room in rooms():
        for keeps in room.keeps:
            yield from keeps(actor, person.records)
