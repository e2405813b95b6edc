"""Two offices that hand workers over, and workers who asked for something. Not here: any test."""

from typing import Any

import pytest

from hamrah.access.actions import add_user
from hamrah.access.actor import Actor, actor_for, installer
from hamrah.access.models import User
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.organisations import letters
from hamrah.organisations.actions import add_centre
from hamrah.people.models import Person
from hamrah.people.tests.office import Office
from hamrah.services import actions
from hamrah.services.actions.asking import Asked
from hamrah.services.actions.handing import Handing
from hamrah.services.models import HandOver, ServiceRequest

COLUMNS = ("name", "village", "phone")


class Scene:
    """A village office, a city office that takes letters, and a third that has nothing to do with it."""

    def __init__(self) -> None:
        self.village, self.city, self.third = Office("Village"), Office("City"), Office("Third")
        for office in (self.village, self.city, self.third):
            with office.open():
                letters.own_key()

    def worker(self, name: str = "Kanku Bai", **said: Any) -> Person:
        return self.village.worker(name, accepted=True, village_said="Gogunda", **said)

    def handing(self, **said: Any) -> Handing:
        plain = {"form": "referral", "kind": "shelter", "partner": self.city.organisation.code}
        plain |= {"columns": COLUMNS, "consent_how": "spoken", "words": "two nights, with a child"}
        return Handing(**{**plain, **said})

    def sent(self, *people: Person, **said: Any) -> HandOver:
        """Handed over by the village."""
        with self.village.open():
            row = actions.hand_over(
                self.village.actor(), people=list(people) or [self.worker()], handing=self.handing(**said)
            )
            row.refresh_from_db()
            return row

    def collects(self, office: Office) -> dict[str, int]:
        """An office opens its inbox."""
        with office.open():
            return actions.collect_letters(office.actor())

    def arrived(self, row: HandOver) -> HandOver:
        """The city's row of it, once it has fetched its letters."""
        self.collects(self.city)
        with self.city.open():
            return HandOver.objects.get(ref=row.ref, direction="in")

    def answers(self, there: HandOver, answer: str, words: str = "") -> HandOver:
        with self.city.open():
            return actions.answer_hand_over(self.city.actor(), hand_over=there, answer=answer, words=words)

    def heard(self, row: HandOver) -> HandOver:
        """The village's row, once it has fetched its letters."""
        self.collects(self.village)
        with self.village.open():
            row.refresh_from_db()
        return row


def asked(office: Office, person: Person, kind: str = "shelter", **said: Any) -> ServiceRequest:
    """She asks her office for a service."""
    answers = {"shelter": {"people": "2"}, "training": {"trade": "mason"}, "legal": {"about": "wages"}}
    with office.open():
        wish = Asked(kind, answers.get(kind, {}), **said)
        (id,) = actions.ask(office.actor(), people=[person], asked=wish)
        return ServiceRequest.objects.select_related("person").get(id=id)


def staff(office: Office, username: str, role: str, *, centre: Any = None) -> Actor:
    """Somebody new at an office, in one centre of it or in the whole."""
    full = f"{username}-{office.organisation.code}".lower()
    with office.open():
        grant = add_user(installer(office.organisation), username=full, name=username.title(), role=role)
        grant.centre = centre
        grant.save(update_fields=["centre"])
        user = grant.user
    with context.opened(door="identify"):
        actor = actor_for(user, code=office.organisation.code, second_step=True)
    assert actor is not None
    return actor


def user_of(actor: Actor) -> User:
    with context.opened(door="identify"):
        return User.objects.get(id=actor.user_id)


def centres(office: Office) -> tuple[Any, Any]:
    with office.open():
        boss = office.actor("administrator")
        return add_centre(boss, name="Gogunda"), add_centre(boss, name="Kotda")


def code_of(call: Any, *args: Any, **said: Any) -> str:
    """The code of the Problem that a call raises."""
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code
