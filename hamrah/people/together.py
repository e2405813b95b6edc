"""What a worker's records say together after a merge: in each matter the newest word counts.

Not here: merging (actions/sameness.py), or changing any of it (actions/).
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from hamrah.people.models import Attested, Basis, Consent, Membership, Person


def records_of(people: Sequence[Person]) -> dict[UUID, UUID]:
    """Record -> whose it is: each one's own and those merged into it, at any depth."""
    whose = {person.id: person.id for person in people}
    further = list(whose)
    while further:
        merged = Person.objects.filter(merged_into__in=further).only(
            "id", "organisation_id", "merged_into_id"
        )
        further = []
        for record in merged:
            whose[record.id] = whose[cast(UUID, record.merged_into_id)]
            further.append(record.id)
    return whose


def last_words(person: Person) -> dict[str, Consent]:
    """Purpose -> her last word on it, a yes or its end, in whichever record it stands."""
    return _last_words_of(dict.fromkeys(person.records, person.id))[person.id]


def _last_words_of(whose: dict[UUID, UUID]) -> dict[UUID, dict[str, Consent]]:
    """As `last_words`, of many at once. Of a yes and an end on one day the yes is the later: she had to
    say it anew."""
    said = Consent.objects.filter(person__in=whose).select_related("notice")
    words: dict[UUID, dict[str, Consent]] = defaultdict(dict)
    for consent in sorted(said, key=lambda consent: (said_on(consent), consent.withdrawn_at is None)):
        words[whose[consent.person_id]][consent.purpose] = consent
    return words


def said_on(consent: Consent) -> date:
    """The day of her last word in this consent."""
    ended = consent.withdrawn_at
    return consent.given_on if ended is None else timezone.localdate(ended)


def papers_of(person: Person, *, words: Collection[str]) -> dict[str, Basis]:
    """Purpose -> the paper basis that covers it, for purposes on which she herself said nothing (`words`)."""
    bases = Basis.objects.filter(person__in=person.records).order_by("stated_at").distinct()
    return {purpose: basis for basis in bases for purpose in basis.purposes if purpose not in words}


def agreed_purposes(person: Person) -> set[str]:
    """The purposes she agreed to herself, or which the office's papers cover, and did not end."""
    return agreed_by([person])[person.id]


def agreed_by(people: Sequence[Person]) -> dict[UUID, set[str]]:
    """As `agreed_purposes`, of many in a few statements. Papers cover nobody whom a relative registered."""
    whose = records_of(people)
    words, papers = _last_words_of(whose), _on_paper(whose)
    agreed = {}
    for person in people:
        said = words[person.id]
        own = {purpose for purpose, word in said.items() if word.withdrawn_at is None}
        agreed[person.id] = own if person.by_proxy else own | (papers[person.id] - set(said))
    return agreed


def _on_paper(whose: dict[UUID, UUID]) -> dict[UUID, set[str]]:
    covered: dict[UUID, set[str]] = defaultdict(set)
    based = Person.objects.filter(id__in=whose, basis__isnull=False)
    for record, purposes in based.values_list("id", "basis__purposes"):
        covered[whose[record]] |= set(purposes)
    return covered


def household_of(person: Person) -> Membership | None:
    """Where she lives now: the household she joined last and has not left."""
    there = Membership.objects.filter(person__in=person.records, until=None)
    return there.select_related("household").order_by("-since").first()


def left_by(person: Person) -> QuerySet[Membership]:
    """The households she has left, the last one first."""
    left = Membership.objects.filter(person__in=person.records).exclude(until=None)
    return left.select_related("household").order_by("-until")


def attested_last(person: Person) -> Attested | None:
    """The newest stamped sheet she stands on."""
    sheets = Attested.objects.filter(person__in=person.records).select_related("attestation")
    return sheets.order_by("-attestation__attested_on").first()
