"""Two offices that know one worker: the village's and the city's. Not here: any test."""

from typing import Any

from hamrah.ground.day import today
from hamrah.links import actions
from hamrah.links.actions import ConsentToLink
from hamrah.links.models import Asking, Link, LinkRequest, Somebody
from hamrah.links.tending import tend
from hamrah.people.actions import record_consent
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.rules.ages import AgeSaid
from hamrah.people.rules.registration import PhoneSaid
from hamrah.people.tests.office import Office

SHE = {
    "relation": "father", "relation_name": "Nathu Gameti", "village_said": "Gogunda",
    "district_said": "Udaipur", "state_said": "Rajasthan", "gender": "F",
}  # fmt: skip
AS_WRITTEN_THERE = {
    "relation": "father", "relation_name": "नाथू गमेती", "village_said": "गोगुंदा",
    "district_said": "उदयपुर", "state_said": "Rajasthan", "gender": "F",
}  # fmt: skip
CONSENT = ConsentToLink(wants=("name", "village", "occupation", "phone"), how="thumb", days=365)


def grown(years: int = 34) -> AgeSaid:
    return AgeSaid(years, today())


class Pair:
    """The city's office asks; the village's office knows her, and she agreed there to be found."""

    def __init__(self, answers: str = "person") -> None:
        self.village, self.city = Office("Gogunda centre"), Office("Surat centre")
        self.there = self.village.worker(
            "Kesar Bai", accepted=True, age=grown(), occupation="loading",
            phones=(PhoneSaid("9829012345", "self", safe_to_call=True),), **SHE,
        )  # fmt: skip
        self.here = self.city.worker("केसर बाई", accepted=True, age=grown(35), **AS_WRITTEN_THERE)
        self.terms(self.village, answers)
        self.terms(self.city, answers)
        self.findable(self.village, self.there)

    @staticmethod
    def terms(office: Office, answers: str, *, is_sensitive: bool = False) -> None:
        with office.open("administrator"):
            boss = office.actor("administrator")
            actions.set_terms(boss, answers=answers, is_sensitive=is_sensitive)

    @staticmethod
    def findable(office: Office, person: Person) -> None:
        with office.open():
            said = ConsentSaid("network", "hi", "thumb")
            record_consent(office.actor(), person=person, said=said)
            actions.publish_findable(office.actor())

    def asked(self, office: Office | None = None, person: Person | None = None) -> Asking:
        office = office or self.city
        with office.open():
            return actions.ask_her(office.actor(), person=person or self.here, how="present", said_yes=True)

    def looked(self, office: Office | None = None, person: Person | None = None) -> list[Somebody]:
        office = office or self.city
        asking = self.asked(office, person)
        with office.open():
            actions.look_up(office.actor(), asking=asking)
            return list(asking.somebodies.all())

    def requested(
        self, office: Office | None = None, person: Person | None = None, **changes: Any
    ) -> LinkRequest:
        """Asked, looked, named and sent: a request of `office` that waits at the other."""
        office = office or self.city
        somebody = self.looked(office, person)[0]
        said = ConsentToLink(**{**CONSENT.__dict__, **changes})
        with office.open():
            actor = office.actor()
            somebody = actions.name_other(actor, somebody=somebody)
            return actions.send_request(actor, somebody=somebody, said=said)

    def received(self, office: Office | None = None) -> LinkRequest:
        """The open request that came to an office."""
        office = office or self.village
        tend(office.organisation.id)
        with office.open():
            return LinkRequest.objects.filter(is_ours=False).latest("made_at")

    def answered(self, *, gives: bool = True, office: Office | None = None) -> LinkRequest:
        """The village answers, and the city hears it."""
        office = office or self.village
        request = self.received(office)
        with office.open():
            request = actions.answer_request(office.actor(), request=request, gives=gives)
        self.post()
        return request

    def post(self) -> None:
        """Letters go to and fro until none waits."""
        for _ in range(3):
            tend(self.city.organisation.id)
            tend(self.village.organisation.id)

    def links(self, office: Office) -> list[Link]:
        with office.open():
            return list(Link.objects.filter(ended_on=None))

    def states(self, office: Office) -> list[str]:
        with office.open():
            return sorted(LinkRequest.objects.values_list("state", flat=True))
