"""An office that runs cases, gangs of workers, and others who should not see. Not here: any test."""

from datetime import date, timedelta
from typing import Any

import pytest

from hamrah.cases import actions
from hamrah.cases.actions import CaseSaid, ClaimantSaid, StepSaid
from hamrah.cases.models import Case
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people.models import Person
from hamrah.people.tests.office import Office


class Desk(Office):
    """A legal aid desk: a counsellor takes cases, a coordinator looks after them."""

    def gang(self, count: int) -> list[Person]:
        names = zip(range(count), NAMES * 10, strict=False)
        return [self.accepted(f"{name} {letter_of(no)} Gameti") for no, name in names]

    def accepted(self, name: str = "Kanku Bai") -> Person:
        return self.worker(name, accepted=True)

    def case(self, people: list[Person] | None = None, kind: str = "unpaid_wages", **said: Any) -> Case:
        """Opened by the counsellor, three weeks of work at 500 rupees each."""
        people = people or [self.accepted()]
        with self.open():
            facts = {"safe": "yes", "party_said": "Ramesh Thekedar", "words": "Twenty days are not paid."}
            case: Case = actions.open_case(
                self.actor("counsellor"),
                said=CaseSaid(kind, **{**facts, **said}),
                claimants=[worked(one) for one in people],
            )
            return case

    def step(self, case: Case, what: str, came: str = "", **said: Any) -> Case:
        with self.open():
            actions.note_step(self.actor("counsellor"), case=case, step=StepSaid(what, came, **said))
        return self.now(case)

    def now(self, case: Case) -> Case:
        """As it stands."""
        with self.open():
            return Case.objects.get(id=case.id)


NAMES = ["Ramlal", "Devi", "Kesar", "Mangi", "Hurma", "Nathu", "Valji", "Soma", "Gamra", "Thavra", "Lali"]


def letter_of(no: int) -> str:
    """A word that tells the names of a long list apart."""
    return ["Bheel", "Kala", "Rama", "Soma", "Deva"][no // len(NAMES) % 5]


def worked(person: Person, **said: Any) -> ClaimantSaid:
    """Twenty days of last month at 500 rupees."""
    month_ago = today() - timedelta(days=30)
    plain: dict[str, Any] = {"since": month_ago, "until": today() - timedelta(days=5), "half_days": 40}
    return ClaimantSaid(person.id, **{**plain, "rate_paise": 50_000, **said})


def years_ago(years: int) -> date:
    return today().replace(year=today().year - years, day=1)


def code_of(call: Any, *args: Any, **said: Any) -> str:
    """The code of the Problem that a call raises."""
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code
