"""Who stands on a village's list of who is away: only those who said yes to just this, and are safe on it.

Never a minor or whoever may be one, never anybody restricted, never where something of danger is known; no
place of work finer than a state. Not here: when a list may leave (actions/villages.py), its paper.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from hamrah.cases.models import Claimant
from hamrah.cases.models.case import DANGER_TIER
from hamrah.corridors.rules.few import hamlets_told
from hamrah.ground.day import today
from hamrah.journeys.models import Spell
from hamrah.journeys.rules import AWAY
from hamrah.organisations.models import Village
from hamrah.people.models import Person
from hamrah.people.models.sealed import DANGER, SEALED_FACTS
from hamrah.people.rules.purposes import VILLAGE_LIST
from hamrah.people.together import agreed_by, records_of
from hamrah.places.models import Place
from hamrah.services.models import HandedPerson, ServiceRequest

COLUMNS = ("name", "relation_name", "hamlet", "left_month", "away_state")
MAY = "corridors.ask_list"
WHERE = ("destination__parent__parent__parent", "stand__parent__parent__parent")


@dataclass(frozen=True)
class Line:
    """One worker on the list: `left_on` the first of a month, `state` None where it is not known, `hamlet`
    "" where it is not told."""

    person: Person
    hamlet: str
    left_on: date
    state: Place | None


def lines_of(actor: Any, village: Village, *, among: Sequence[UUID] | None = None) -> list[Line]:
    """The list as it stands now, by hamlet and name; `among`: those of them alone."""
    people = agreed(actor, village)
    if among is not None:
        people = [person for person in people if person.id in set(among)]
    away = spells_away(people)
    there = [person for person in people if person.id in away]
    told = hamlets_told(Counter(person.hamlet.strip() for person in there))
    lines = [_line(person, away[person.id], told) for person in there]
    return sorted(lines, key=lambda line: (not line.hamlet, line.hamlet, line.person.name))


def _line(person: Person, spell: Spell, told: frozenset[str]) -> Line:
    assert spell.left_on is not None
    hamlet = person.hamlet.strip()
    return Line(person, hamlet if hamlet in told else "", spell.left_on.replace(day=1), state_of(spell))


def agreed(actor: Any, village: Village) -> list[Person]:
    """People of the village who said yes to standing on its list, and may."""
    people = list(may_stand(actor).filter(village=village))
    said_yes = agreed_by(people)
    whose = records_of(people)
    unsafe = {whose[id] for id in _unsafe(list(whose))}
    return [one for one in people if VILLAGE_LIST in said_yes[one.id] and one.id not in unsafe]


def may_stand(actor: Any) -> QuerySet[Person]:
    """Whom she may give out at all, surely grown up."""
    return Person.objects.may_leave(actor).for_whom(actor, MAY).filter(adult_from__lte=today())


def _unsafe(records: Sequence[UUID]) -> set[UUID]:
    """Of these records those that are restricted, perhaps a minor's, or with anything of danger: a sealed
    fact, a case, a service, a hand-over. Whatever holds of one record holds of whomever it belongs to."""
    facts = [fact for fact, tier in SEALED_FACTS.items() if tier >= DANGER]
    kept = Q(restricted_at__isnull=False) | Q(adult_from__gt=today()) | Q(sealed_facts__fact__in=facts)
    rows = Person.objects.filter(id__in=records).filter(kept).values_list("id", flat=True)
    hers = {"person__in": records}
    of_danger = (
        Claimant.objects.filter(case__tier__gte=DANGER_TIER, **hers),
        ServiceRequest.objects.filter(tier__gte=DANGER, **hers),
        HandedPerson.objects.filter(hand_over__tier__gte=DANGER, **hers),
    )
    return set(rows).union(*(found.values_list("person_id", flat=True) for found in of_danger))


def spells_away(people: Sequence[Person]) -> dict[UUID, Spell]:
    """Person -> the journey she is on now, the latest begun where several stand open."""
    whose = records_of(people)
    away = Spell.objects.filter(person__in=list(whose), state__in=AWAY, left_on__lte=today())
    found = away.select_related(*WHERE).order_by("left_on", "made_at")
    return {whose[spell.person_id]: spell for spell in found}


def state_of(spell: Spell) -> Place | None:
    """The state in which she works; nothing finer leaves."""
    place = spell.destination or (spell.stand.parent if spell.stand else None)
    while place is not None and place.kind != "state":
        place = place.parent
    return place


def on_list(actor: Any, village: Village) -> list[UUID]:
    """Ids of those who stand on it now."""
    return [line.person.id for line in lines_of(actor, village)]


def struck(actor: Any, given: Sequence[UUID]) -> list[Person]:
    """Of those on a paper that was given out, whoever has taken back her yes since: the office that holds the
    paper must strike her out. Nobody who left the list for another reason, which it would tell."""
    people = list(Person.objects.visible_to(actor).filter(id__in=given).order_by("name"))
    said_yes = agreed_by(people)
    return [one for one in people if VILLAGE_LIST not in said_yes[one.id] or one.restricted_at is not None]
