"""From criteria to people: only those who may leave, and who agreed where consent is the ground.

Not here: which criteria are refused (rules/cohort.py).
"""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from hamrah.disclosures.rules.cohort import MOST_PEOPLE, Criteria, refuse_criteria, refuse_nearly_all
from hamrah.ground.day import today
from hamrah.people.models import Consent, Person
from hamrah.people.models.person import PersonQuerySet

# Basis of an export -> the purpose of consent that covers it. The others rest on a law.
CONSENT_FOR = {"consent_services": "services", "consent_network": "network"}
# On these somebody under 18 may be in it too, but by name alone (docs/decisions/0031).
OF_A_MINOR = ("claim", "law")


def chosen(actor: Any, criteria: Criteria, *, basis: str) -> list[UUID]:
    """Ids of the people whom an export of these criteria holds, one more than the most that are allowed.
    Raises what `refuse_criteria` raises."""
    refuse_criteria(criteria)
    found = narrowed(who_may(actor, basis), criteria)
    if not criteria.people:
        found = found.without_minors(today())
    ids = list(found.order_by("no").values_list("id", flat=True)[: MOST_PEOPLE + 1])
    if criteria.has_origin:
        everyone = from_there(Person.objects.may_leave(actor), criteria).count()
        refuse_nearly_all(criteria, chosen=len(ids), of_the_place=everyone)
    return ids


def who_may(actor: Any, basis: str) -> PersonQuerySet:
    """Those who may leave the house on this ground."""
    people = Person.objects.may_leave(actor)
    if basis not in OF_A_MINOR:
        people = people.without_minors(today())
    purpose = CONSENT_FOR.get(basis)
    if purpose is None:
        return people
    said = Consent.objects.filter(person=OuterRef("pk"), purpose=purpose)
    on_paper = Q(basis__purposes__contains=[purpose]) & ~Exists(said)
    return people.filter(Exists(said.filter(withdrawn_at=None)) | on_paper)


def narrowed(people: PersonQuerySet, criteria: Criteria) -> PersonQuerySet:
    """Those of them whom the criteria mean."""
    if criteria.people:
        return people.filter(id__in=criteria.people)
    asked = {
        "gender": criteria.gender,
        "sector__iexact": criteria.sector,
        "occupation__iexact": criteria.occupation,
        "registered_on__gte": criteria.since,
        "registered_on__lte": criteria.until,
    }
    return from_there(people, criteria).filter(**{name: value for name, value in asked.items() if value})


def from_there(people: PersonQuerySet, criteria: Criteria) -> PersonQuerySet:
    """Those from the place named."""
    asked = {"village_said__iexact": criteria.village, "district_said__iexact": criteria.district}
    return people.filter(**{name: value for name, value in asked.items() if value})
