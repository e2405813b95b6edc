"""Who may be found by others, and writing their entries for the round. Not here: looking (hub.py).

Findable: she said yes to it herself, she is surely grown up, accepted, neither restricted nor invented,
nothing of danger is sealed with her, and her organisation has not called itself sensitive.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from hamrah.ground.day import today
from hamrah.links import hub, oblivious
from hamrah.links.clerk import at_work, clerk_of
from hamrah.links.models import Entry, Terms
from hamrah.links.rules.veil import packed, veiled
from hamrah.people.models import Consent, Person, SealedFact
from hamrah.people.models.sealed import DANGER, SEALED_FACTS
from hamrah.people.rules.pairkeys import Probe, pair_keys, probe_keys
from hamrah.people.rules.ready import facts_of
from hamrah.people.rules.trait import trait
from hamrah.people.said import said_of

PURPOSE = "network"
# Families that two facts make; a name or a village alone would be a list of everybody of a place.
FAMILIES = frozenset("PRVSWDT")
DANGEROUS = [fact for fact, tier in SEALED_FACTS.items() if tier >= DANGER]
AT_ONCE = 100
NAMED_AT_MOST = 3


class Made(NamedTuple):
    """What of a person goes to the hub: her trait and, by key, the family of each."""

    line: str
    families: dict[int, str]


def may_cross(actor: Any) -> QuerySet[Person]:
    """People of whom anything may be asked or told elsewhere at all: surely grown up, in no danger."""
    grown = Person.objects.may_leave(actor).filter(adult_from__lte=today())
    return grown.exclude(sealed_facts__fact__in=DANGEROUS)


def findable(actor: Any) -> QuerySet[Person]:
    """Those of them who said yes to being found, in whichever of their records. On paper is not enough."""
    if Terms.now().is_sensitive:
        return Person.objects.none()
    said = Consent.objects.filter(purpose=PURPOSE, withdrawn_at=None)
    hers = Q(id__in=said.values("person_id"))
    merged = Q(id__in=said.filter(person__merged_into__isnull=False).values("person__merged_into_id"))
    return may_cross(actor).filter(hers | merged)


def in_danger(person: Person) -> bool:
    """Whether something of danger is sealed with her."""
    return SealedFact.objects.filter(person__in=person.records, fact__in=DANGEROUS).exists()


def made_of(person: Person, *, asking: bool) -> Made:
    """Her trait line and pair keys: those stored, or those asked for, which try neighbouring ages too."""
    facts = facts_of(said_of(person))
    probes = [probe for probe in probe_keys(facts) if probe.family in FAMILIES]
    if not asking:
        stored = set(pair_keys(facts))
        probes = [probe for probe in probes if probe.key in stored]
    return Made(trait(facts), {probe.key: probe.family for probe in _once(probes)})


def _once(probes: Sequence[Probe]) -> Iterator[Probe]:
    return iter({probe.key: probe for probe in probes}.values())


def written_anew(actor: Any) -> tuple[int, int]:
    """Bring the organisation's entries to what holds now; answers how many people came and went."""
    now = hub.round_now()
    wanted = dict(findable(actor).values_list("id", "version"))
    own = Entry.objects.filter(organisation_id=actor.organisation_id)
    own.exclude(round_no=now.no).delete()
    there = dict(own.values_list("person_id", "person_version").distinct())
    stale = [id for id, version in there.items() if wanted.get(id) != version]
    own.filter(person_id__in=stale).delete()
    coming = sorted(id for id, version in wanted.items() if there.get(id) != version)
    for at in range(0, len(coming), AT_ONCE):
        _write(actor, now, coming[at : at + AT_ONCE])
    return len(coming), len(set(there) - set(wanted))


def forgotten(people: Sequence[UUID]) -> None:
    """Take these people's entries from the hub at once."""
    Entry.objects.filter(person_id__in=people).delete()


def _write(actor: Any, now: hub.Now, ids: Sequence[UUID]) -> None:
    people = Person.objects.filter(id__in=ids).prefetch_related("phones")
    made = [(person, made_of(person, asking=False)) for person in people]
    keys = sorted({key for _person, one in made for key in one.families})
    answers = oblivious.turned(actor.organisation_id, keys, now)
    Entry.objects.bulk_create(
        Entry(
            organisation_id=actor.organisation_id,
            round_no=now.no,
            tag=answers[key].tag,
            person_id=person.id,
            person_version=person.version,
            veil=packed(veiled(one.line, answers[key].secret)),
        )
        for person, one in made
        for key in one.families
    )


def looked_up(actor: Any, person: Person) -> list[hub.Near]:
    """Whom others may know her as, of those who may be found at this moment, the nearest first."""
    now = hub.round_now()
    made = made_of(person, asking=True)
    answers = oblivious.turned(actor.organisation_id, list(made.families), now)
    asked = {
        turned.tag: hub.Probed(packed(veiled(made.line, turned.secret)), made.families[key])
        for key, turned in answers.items()
    }
    near = hub.looked(actor.organisation_id, asked)
    return [one for one in near if is_still_findable(one)][:NAMED_AT_MOST]


def is_still_findable(near: hub.Near) -> bool:
    """Whether this holds now: a consent that ended a minute ago has ended."""
    clerk = clerk_of(near.organisation_id)
    with at_work(clerk):
        return findable(clerk).filter(id=near.person_id).exists()
