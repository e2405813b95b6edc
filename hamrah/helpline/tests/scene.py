"""An office with a helpline: who answers, whom it knows, calls as they come. Not here: any test."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamrah.helpline import actions
from hamrah.helpline.models import Call, Callback
from hamrah.helpline.saying import CallSaid
from hamrah.people.models import Person
from hamrah.people.rules.registration import PhoneSaid
from hamrah.people.tests.office import Office

HERS, HIS, STRANGE = "9829077701", "9829077702", "9829077703"


class Desk(Office):
    """The counsellor answers; the coordinator and a volunteer are there too."""

    @property
    def gita(self) -> Any:
        return self.actor("counsellor")

    def known(self, name: str = "Kanku Bai", number: str = HERS, **phone: Any) -> Person:
        """A worker whose phone is on record."""
        said = PhoneSaid(number, **{"owner": "self", "safe_to_call": True, **phone})
        return self.worker(name, accepted=True, village_said="Gogunda", phones=(said,))

    def begun(self, **said: Any) -> Call:
        with self.open("counsellor"):
            call: Call = actions.begin_call(self.gita, said=CallSaid(**said))
        return call

    def rang(self, **said: Any) -> Call:
        """A whole call."""
        facts = {"topic": "wages", "disposition": "information", "caller": "self", "owner": "self", **said}
        with self.open("counsellor"):
            call = actions.begin_call(self.gita, said=CallSaid())
            over: Call = actions.end_call(self.gita, call=call, said=CallSaid(**facts))
        return over

    def missed(self, number: str = STRANGE, *, hours_ago: float = 0) -> Callback:
        with self.open("counsellor"):
            at = timezone.now() - timedelta(hours=hours_ago)
            row: Callback = actions.note_missed(self.gita, number=number, at=at)
        return row

    def page(self, role: str, path: str) -> Any:
        return self.browser(role).get(path)
