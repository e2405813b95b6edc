"""Journeys begun, each with where it leads from and to, as rows the actor may see.

The one definition of a road for pages and snapshots. Not here: counting them (counting.py, tables.py).
"""

from typing import Any

from django.db.models import Case, F, Q, QuerySet, When
from django.db.models.functions import Coalesce

from hamrah.ground.day import today
from hamrah.journeys.models import Spell
from hamrah.people.models import Person
from hamrah.people.models.sealed import DANGER, SEALED_FACTS

BLOCKS = ("block", "subdistrict")
NOT_BEGUN = ("planned", "not_gone")


def walked(actor: Any) -> QuerySet[Any]:
    """Journeys begun by those whom the actor may see, nobody invented, nobody restricted."""
    people = Person.objects.visible_to(actor).unrestricted().exclude(id__in=actor.canaries)
    return _placed(Spell.objects.visible_to(actor).filter(person__in=people))


def may_be_counted(actor: Any) -> QuerySet[Any]:
    """Of the whole organisation only what may stand in a snapshot: no minor, nobody in danger, nobody
    restricted, lapsed or erased, nobody invented; accepted registrations alone."""
    danger = [fact for fact, tier in SEALED_FACTS.items() if tier >= DANGER]
    people = Person.objects.may_leave(actor).exclude(sealed_facts__fact__in=danger)
    grown = people.filter(Q(adult_from=None) | Q(adult_from__lte=today()))
    whose = Q(person__in=grown) | Q(person__merged_into__in=grown)
    own = Spell.objects.filter(organisation_id=actor.organisation_id)
    return _placed(own.filter(whose).exclude(person__in=_not_counted(danger)))


def _not_counted(danger: list[str]) -> QuerySet[Any]:
    """Whoever a merge would bring back: what was said of one record holds for the person."""
    is_minor = Q(adult_from__gt=today())
    gone = Q(restricted_at__isnull=False) | Q(erased_at__isnull=False)
    return Person.objects.filter(is_minor | gone | Q(sealed_facts__fact__in=danger)).values("id")


def _placed(spells: QuerySet[Any]) -> QuerySet[Any]:
    """With `worker` (of merged records the one that stays), `source_block`, `source_district`, `to`: the
    city, else the district, of a labour stand the city it is in."""
    begun = spells.filter(left_on__isnull=False, left_on__lte=today()).exclude(state__in=NOT_BEGUN)
    above = Case(
        When(home__parent__kind="district", then=F("home__parent_id")),
        When(home__parent__kind__in=BLOCKS, then=F("home__parent__parent_id")),
    )
    city = Case(
        When(destination__kind="stand", then=F("destination__parent_id")), default=F("destination_id")
    )
    return begun.order_by().annotate(
        worker=Coalesce("person__merged_into_id", "person_id"),
        source_block=Case(When(home__parent__kind__in=BLOCKS, then=F("home__parent_id"))),
        source_district=Coalesce(above, "person__district_id"),
        to=Coalesce(city, "stand__parent_id"),
    )
