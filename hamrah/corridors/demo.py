"""The demo's snapshots, so that its reader of figures finds something, and a village that keeps a list.

Not here: journeys.
"""

from datetime import timedelta
from importlib.util import find_spec
from typing import Any

from hamrah.corridors.actions import ask_list, begin_list, take_snapshot
from hamrah.corridors.actions.villages import ListSaid
from hamrah.corridors.rules.few import FEWEST
from hamrah.corridors.village_list import may_stand, on_list, spells_away
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.ground.demo import Demo
from hamrah.organisations.models import Village
from hamrah.people.actions import record_consent
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.rules.purposes import VILLAGE_LIST

COORDINATORS = ("bina", "hema")


def stage(demo: Demo) -> None:
    """One snapshot of each end, where the extra `analytics` is installed; one village's list."""
    for name in COORDINATORS:
        if name in demo.actors and find_spec("duckdb") is not None:
            take_snapshot(demo.actors[name])
    bina = demo.actors["bina"]
    with context.opened(organisation_id=bina.organisation_id, user_id=bina.user_id):
        a_list(bina)


def a_list(bina: Any) -> None:
    """Of the village with most who are away: nearly all of them agreed, and a list is asked for."""
    people = list(may_stand(bina).filter(village__isnull=False).select_related("village"))
    away = spells_away(people)
    at_home: dict[Village, list[Person]] = {}
    for person in people:
        if person.id in away and person.village is not None:
            at_home.setdefault(person.village, []).append(person)
    village = max(at_home, key=lambda one: len(at_home[one]), default=None)
    if village is None or len(at_home[village]) <= FEWEST:
        return
    for person in at_home[village][:-1]:
        record_consent(bina, person=person, said=ConsentSaid(VILLAGE_LIST, "hi", "thumb"))
    kept = begin_list(bina, village=village, why="The ration shop strikes out who is not met at home.")
    said = ListSaid(
        "panchayat", "Devi Lal (sarpanch)", "98290 00017", "Ration cards of who is away stay valid",
        today() + timedelta(days=90),
    )  # fmt: skip
    if len(on_list(bina, village)) >= FEWEST:
        ask_list(bina, kept=kept, said=said)
