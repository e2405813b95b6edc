"""The demo's links: three workers known in the village and in the city; one linked, one asked, one findable.

Not here: the workers as the village registered them (people).
"""

from typing import Any

from hamrah.ground.demo import Demo
from hamrah.links import actions
from hamrah.links.actions import ConsentToLink
from hamrah.links.clerk import at_work
from hamrah.links.findable import may_cross
from hamrah.links.models import LinkRequest
from hamrah.links.tending import tend
from hamrah.people.actions import accept_worker, record_consent, register_worker, submit_worker
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.rules.registration import Registration
from hamrah.people.together import agreed_by

KNOWN_IN_BOTH = 3
SAME = (
    "name",
    "relation",
    "relation_name",
    "gender",
    "birth_year",
    "village_said",
    "district_said",
    "state_said",
)
CONSENT = ConsentToLink(wants=("phone", "occupation", "card_number"), how="thumb", days=365, witness="Kamla")


def stage(demo: Demo) -> None:
    """Who agreed in the village to be found stands in the city's register too."""
    village, city = demo.actors["bina"], demo.actors["hema"]
    with at_work(village):
        known = list(may_cross(village).exclude(relation_name="").order_by("no")[: 4 * KNOWN_IN_BOTH])
        agreed = agreed_by(known)
        chosen = [person for person in known if "network" not in agreed[person.id]][:KNOWN_IN_BOTH]
        for person in chosen:
            record_consent(village, person=person, said=ConsentSaid("network", "hi", "thumb", "Kamla"))
        actions.publish_findable(village)
    with at_work(city):
        met = [_in_the_city(city, person) for person in chosen]
    for at, person in enumerate(met[:2]):
        _asked(city, person)
        if at == 0:
            _answered(village)
            tend(city.organisation_id)
    tend(village.organisation_id)


def _in_the_city(actor: Any, person: Person) -> Person:
    said = Registration(**{name: getattr(person, name) for name in SAME})
    consents = (ConsentSaid("register", "hi", "thumb", "Ramila"),)
    known = register_worker(actor, said=said, consents=consents)
    submit_worker(actor, person=known)
    accepted: Person = accept_worker(actor, person=known)
    accepted.refresh_from_db()
    return accepted


def _asked(actor: Any, person: Person) -> None:
    with at_work(actor):
        asking = actions.ask_her(actor, person=person, how="present", said_yes=True)
        actions.look_up(actor, asking=asking)
        if somebody := asking.somebodies.first():
            somebody = actions.name_other(actor, somebody=somebody)
            actions.send_request(actor, somebody=somebody, said=CONSENT)


def _answered(actor: Any) -> None:
    tend(actor.organisation_id)
    with at_work(actor):
        for request in LinkRequest.objects.open().filter(is_ours=False):
            actions.answer_request(actor, request=request, gives=True)
