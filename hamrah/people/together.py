"""What a worker's records say together after a merge: in each matter the newest word counts.

Not here: merging (actions/sameness.py), or changing any of it (actions/).
"""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from hamrah.people.models import Attested, Basis, Consent, Membership, Person


def last_words(person: Person) -> dict[str, Consent]:
    """Purpose -> her last word on it, a yes or its end, in whichever record it stands.

    Of a yes and an end on one day the yes is the later: she had to say it anew.
    """
    said = Consent.objects.filter(person__in=person.records).select_related("notice")
    in_order = sorted(said, key=lambda consent: (said_on(consent), consent.withdrawn_at is None))
    return {consent.purpose: consent for consent in in_order}


def said_on(consent: Consent) -> date:
    """The day of her last word in this consent."""
    ended = consent.withdrawn_at
    return consent.given_on if ended is None else timezone.localdate(ended)


def papers_of(person: Person) -> dict[str, Basis]:
    """Purpose -> the paper basis that covers it, for purposes on which she herself said nothing."""
    bases = Basis.objects.filter(person__in=person.records).order_by("stated_at").distinct()
    words = last_words(person)
    return {purpose: basis for basis in bases for purpose in basis.purposes if purpose not in words}


def agreed_purposes(person: Person) -> set[str]:
    """The purposes she agreed to herself, or which the office's papers cover, and did not end. Papers cover
    nobody whom a relative registered."""
    own = {purpose for purpose, word in last_words(person).items() if word.withdrawn_at is None}
    return own if person.by_proxy else own | set(papers_of(person))


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
