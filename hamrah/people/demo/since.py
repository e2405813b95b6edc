"""What became of an office's people since: households, own consents and their end, stamped sheets, suspicions
answered, somebody in danger. Not here: registering them (crowd.py, by_hand.py).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F

from hamrah.ground import context
from hamrah.ground.demo import SOURCE, Demo
from hamrah.people.actions import (
    attest_workers,
    join_household,
    mark_canary,
    merge_people,
    note_sealed_fact,
    record_consent,
    restrict_worker,
    say_not_the_same,
    undo_merge,
    withdraw_consent,
)
from hamrah.people.actions.consenting import MOST_ON_A_SHEET, ConsentSaid
from hamrah.people.demo.folk import Folk
from hamrah.people.demo.office import Office
from hamrah.people.models import Household, Person, Suspicion

People = dict[UUID, Person]
# The first of an office are those whom the rooms above tell something of; what happens here happens later.
AFTER_FIRST = 40
ASKED_ANEW = ("register", "card", "services", "network", "research")
GIVEN = (("thumb", "hi"), ("signature", "hi"), ("spoken", "gu"), ("code", "en"))
ENDED = ("research", "network", "services", "card", "research", "register")
OFFICES = (("Gram panchayat", "Secretary"), ("Labour office, Udaipur", "Inspector"))
SAME, DIFFERENT = (
    "Same face, same father, same village.",
    "Of one house, but two people: both came to the office.",
)


def lived_on(demo: Demo, office: Office, folk: Sequence[Folk], *, twice: Sequence[Folk]) -> None:
    """Each in its share of the register; what needs a counsellor's or Ela's hand only at the source.

    `twice`: those whom another clerk of this office wrote down before.
    """
    with context.opened(organisation_id=office.registrar.organisation_id, user_id=office.registrar.user_id):
        people = {person.id: person for person in Person.objects.filter(id__in=[one.id for one in folk])}
        _households(office, folk, people)
        later = [people[one.id] for one in folk[AFTER_FIRST:] if people[one.id].is_accepted]
        _consents(office, later[::9])
        _attested(demo, office, later[1::3])
        _answered(office, {one.id for one in twice})
        if office.code == SOURCE:
            _hidden(demo, office, later[5::9])


def _households(office: Office, folk: Sequence[Folk], people: People) -> None:
    """Who lives with whom, since some years."""
    homes: dict[UUID, Household] = {}
    for one in folk:
        if one.head is None or one.head.id not in people:  # the head was met at the other office
            continue
        head, person = people[one.head.id], people[one.id]
        since = date(office_day(person).year - 3, 4, 1)
        if head.id not in homes:
            membership = join_household(office.registrar, person=head, since=since, is_head=True)
            homes[head.id] = membership.household
        join_household(
            office.registrar, person=person, since=since, household=homes[head.id], relation=one.relation
        )


def office_day(person: Person) -> date:
    """The day in the register."""
    assert person.registered_on is not None, "everybody of the crowd has one"
    return person.registered_on


def _consents(office: Office, people: Sequence[Person]) -> None:
    """Asked anew, herself, to two purposes or to all; some took one back since."""
    for at, person in enumerate(people):
        how, language = GIVEN[at % len(GIVEN)]
        for purpose in ASKED_ANEW[: 2 + at % 4]:
            said = ConsentSaid(purpose, language, how, witness="Gita Damor" if how == "thumb" else "")
            record_consent(office.registrar, person=person, said=said)
    for purpose, person in zip(ENDED, people[3::4], strict=False):
        withdraw_consent(office.registrar, person=person, purpose=purpose, how="spoken")


def _attested(demo: Demo, office: Office, people: Sequence[Person]) -> None:
    """Stamped sheets of forty."""
    for at in range(0, len(people), MOST_ON_A_SHEET):
        body, officer = OFFICES[at // MOST_ON_A_SHEET % len(OFFICES)]
        attest_workers(
            office.registrar,
            people=[person.id for person in people[at : at + MOST_ON_A_SHEET]],
            office=body,
            officer=officer,
            attested_on=demo.day - timedelta(days=20 + at),
        )


def _answered(office: Office, twice: set[UUID]) -> None:
    """Half of the suspicions still wait. Of one merge somebody thought better since."""
    waiting = Suspicion.objects.filter(answer="").select_related("person", "other")
    merges = []
    for one in list(waiting.order_by("person__no", "other__no"))[1::2]:
        person, other = one.person, one.other
        if person.id not in twice:
            say_not_the_same(office.coordinator, person=person, other=other, because=DIFFERENT)
        elif not other.merged_into_id:
            merged = merge_people(office.coordinator, kept=other, gone=person, take=[], because=SAME)
            merges.append(merged)
    if len(merges) > 2:
        undo_merge(office.coordinator, merge=merges[-1])
    # Not today: a centre answers so many a day, and today's are for whoever looks around.
    Suspicion.objects.exclude(answered_at=None).update(answered_at=F("answered_at") - timedelta(days=9))


def _hidden(demo: Demo, office: Office, people: Sequence[Person]) -> None:
    """One is in danger and her record restricted; facts kept sealed; one record is a canary."""
    if len(people) < 4:
        return
    in_danger, disabled, member, *others = people
    note_sealed_fact(
        office.counsellor, person=in_danger, fact="safety", value="Her husband looks for her. Call nobody."
    )
    restrict_worker(office.coordinator, person=in_danger)
    note_sealed_fact(office.counsellor, person=disabled, fact="disability", value="Lost two fingers, 2023")
    note_sealed_fact(office.counsellor, person=member, fact="union", value="Member since 2024, paid up")
    invented = next(person for person in others if not person.memberships.exists())
    mark_canary(demo.actors["ela"], person=invented)
