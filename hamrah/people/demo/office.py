"""The demo's offices: who registers, who decides, on which papers. Not here: workers."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hamrah.ground import context
from hamrah.ground.demo import DESTINATION, SOURCE, Demo
from hamrah.ground.names.invented import VILLAGE_NAMES
from hamrah.organisations.actions import add_village
from hamrah.organisations.models import Village
from hamrah.people.actions import state_basis
from hamrah.people.models import Basis, Person

REGISTRAR = {SOURCE: "asha", DESTINATION: "deepa"}
COORDINATOR = {SOURCE: "bina", DESTINATION: "hema"}
# Which script each clerk of an office writes.
CLERKS = {SOURCE: ("deva", "latin"), DESTINATION: ("gujr", "other")}


@dataclass
class Office:
    """One organisation at work. `villages` by Latin name."""

    code: str
    registrar: Any
    coordinator: Any
    basis: UUID
    villages: dict[str, UUID]

    @property
    def clerks(self) -> tuple[str, ...]:
        """Scripts, as fields of an invented name."""
        return CLERKS[self.code]

    def people(self, *states: str) -> list[Person]:
        """Those at these stages, in the order in which they were registered."""
        with context.opened(organisation_id=self.registrar.organisation_id, user_id=self.registrar.user_id):
            rows = Person.objects.visible_to(self.registrar).standing().order_by("no")
            return list(rows.filter(state__in=states))


def open_office(demo: Demo, code: str) -> Office:
    """State the basis of its papers and add its villages."""
    registrar = demo.actors[REGISTRAR[code]]
    basis = state_basis(
        registrar,
        purposes=["register", "card", "services"],
        notice_version="paper form of 2025",
        held_by=demo.organisations[code].name,
        filed_where="register room, shelf 2",
    )
    villages = {name.latin: add_village(registrar, name=name.latin).id for name, *_ in VILLAGE_NAMES}
    return Office(code, registrar, demo.actors[COORDINATOR[code]], basis.id, villages)


def office_of(demo: Demo, code: str) -> Office:
    """The office as an earlier loading opened it."""
    registrar = demo.actors[REGISTRAR[code]]
    with context.opened(organisation_id=registrar.organisation_id, user_id=registrar.user_id):
        basis = Basis.objects.filter(purposes__contains=["card"]).order_by("stated_at").first()
        villages = {village.name: village.id for village in Village.objects.visible_to(registrar)}
    assert basis is not None, "the demo states it first"
    return Office(code, registrar, demo.actors[COORDINATOR[code]], basis.id, villages)
