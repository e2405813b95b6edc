"""An invented office for tests: an organisation, its people at work, workers it registered, a browser.

Not here: any test.
"""

from itertools import count
from typing import Any

from django.test import Client

from hamrah.access.actions import add_user
from hamrah.access.actor import Actor, actor_for, installer
from hamrah.ground import context
from hamrah.ground.ids import new_id
from hamrah.organisations.actions import found_organisation
from hamrah.organisations.models import Organisation
from hamrah.people import actions
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.models import Person
from hamrah.people.rules.registration import Registration
from tests.cast import signed_in

NUMBERS = count(1)


class Office:
    """One organisation of an installation. Each office of a test has a code of its own."""

    def __init__(self, name: str = "Gogunda office", **facts: Any) -> None:
        self.organisation: Organisation = found_organisation(code=f"T{next(NUMBERS)}", name=name, **facts)
        self._actors: dict[str, Actor] = {}

    def actor(self, role: str = "coordinator") -> Actor:
        """Somebody with this role, the same one each time."""
        if role not in self._actors:
            username = f"{role}-{self.organisation.code}".lower()
            grant = add_user(installer(self.organisation), username=username, name=role, role=role)
            with context.opened(door="identify"):
                actor = actor_for(grant.user, code=self.organisation.code, second_step=True)
            assert actor is not None
            self._actors[role] = actor
        return self._actors[role]

    def open(self, role: str = "coordinator") -> Any:
        """The organisation's context, as a page has it."""
        actor = self.actor(role)
        return context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id)

    def worker(self, name: str = "Kanku Bai", *, accepted: bool = False, **said: Any) -> Person:
        """A registered worker. `accepted`: consenting to register and card, and accepted."""
        consents = (ConsentSaid("register", "en", "thumb"), ConsentSaid("card", "en", "thumb"))
        registration = Registration(name=name, id=new_id(), **said)
        with self.open():
            person: Person = actions.register_worker(
                self.actor(), said=registration, consents=consents if accepted else ()
            )
            if accepted:
                actions.submit_worker(self.actor(), person=person)
                actions.accept_worker(self.actor(), person=person)
            person.refresh_from_db()
        return person

    def browser(self, role: str = "coordinator") -> Client:
        """Signed in as somebody with this role."""
        from hamrah.access.models import User

        with context.opened(door="identify"):
            return signed_in(User.objects.get(id=self.actor(role).user_id))
