"""The demo's disclosures: a sheet that waits for a second person, one made, requests of authorities."""

from datetime import timedelta

from hamrah.disclosures import actions
from hamrah.disclosures.actions.exporting import Terms
from hamrah.disclosures.actions.requests import Asked
from hamrah.disclosures.rules.cohort import Criteria
from hamrah.disclosures.sheet import new_passphrase
from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.people.models import Person

FEW = 6


def stage(demo: Demo) -> None:
    bina, ela = demo.actors["bina"], demo.actors["ela"]
    with context.opened(organisation_id=bina.organisation_id, user_id=bina.user_id):
        people = list(Person.objects.may_leave(bina).order_by("no").values_list("id", flat=True)[:FEW])
        ask = {"columns": ("name", "occupation", "phone"), "criteria": Criteria(people=tuple(people))}
        made = actions.ask_export(bina, **ask, terms=_terms(demo, "Helmets and gloves for masons"))
        actions.make_export(bina, export=made, passphrase=new_passphrase())
        ask["columns"] = ("name", "occupation", "wage")
        actions.ask_export(bina, **ask, terms=_terms(demo, "Claims for wages before the labour officer"))
        _requests(demo, ela, people)


def _terms(demo: Demo, purpose: str) -> Terms:
    return Terms(
        purpose=purpose,
        basis="claim",
        recipient="Shanti Paliwal",
        body="Labour office, Udaipur",
        contact="0294 240 0000",
        kept_until=demo.day + timedelta(days=90),
        words="Masons of this season",
    )


def _requests(demo: Demo, ela: object, people: list[object]) -> None:
    said = Asked(
        authority="Police station Gogunda",
        officer="Head constable",
        reference="112/2026",
        words="Names and photos of everybody who left for Gujarat this season.",
        received_on=demo.day - timedelta(days=20),
        scope="place",
    )
    actions.record_request(ela, asked=said)
    named = Asked(
        authority="Labour court, Udaipur",
        officer="Reader of the court",
        reference="LC 45/2026",
        law="Code on Wages 2019, s. 45",
        words="Days of work of the claimant.",
        received_on=demo.day - timedelta(days=4),
        due_on=demo.day + timedelta(days=10),
    )
    actions.record_request(ela, asked=named, people=people[:1])
