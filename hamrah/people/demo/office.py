"""The demo's offices: who registers, who decides, on which papers. Not here: workers."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hamrah.ground import context
from hamrah.ground.demo import DESTINATION, FINANCE, SOURCE, Demo
from hamrah.ground.names.invented import CITY_HOMES, HALF_NAMES, VILLAGE_NAMES, Home
from hamrah.organisations.actions import add_village
from hamrah.organisations.models import Village
from hamrah.people.actions import state_basis
from hamrah.people.models import Basis, Person
from hamrah.places.models import Place

REGISTRAR = {SOURCE: "asha", DESTINATION: "deepa", FINANCE: "nasreen"}
COORDINATOR = {SOURCE: "bina", DESTINATION: "hema", FINANCE: "mukesh"}
COUNSELLOR = {SOURCE: "gita", DESTINATION: "jyoti", FINANCE: "om"}
# Which script each clerk of an office writes.
CLERKS = {SOURCE: ("deva", "latin"), DESTINATION: ("gujr", "other"), FINANCE: ("latin", "deva")}
# From this many people on the villages are more, or half the register would be namesakes.
MANY = 300
# The older form and the newer one, which asks for more.
FORMS = {
    "paper form of 2022": ("register", "card", "services"),
    "paper form of 2025": ("register", "card", "services", "network"),
}


@dataclass
class Office:
    """One organisation at work. `villages` by Latin name; `bases`: its older paper form and the newer."""

    code: str
    registrar: Any
    coordinator: Any
    counsellor: Any
    bases: tuple[UUID, ...]
    villages: dict[str, UUID]

    @property
    def basis(self) -> UUID:
        """Its older form."""
        return self.bases[0]

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
    """State the bases of its papers and add the villages its people come from."""
    registrar = demo.actors[REGISTRAR[code]]
    bases = [
        state_basis(
            registrar,
            purposes=list(purposes),
            notice_version=form,
            held_by=demo.organisations[code].name,
            filed_where=f"register room, shelf {shelf}",
        ).id
        for shelf, (form, purposes) in enumerate(FORMS.items(), start=2)
    ]
    return Office(code, *_staff(demo.actors, code), tuple(bases), _villages(demo, registrar, code))


def _staff(actors: dict[str, Any], code: str) -> tuple[Any, Any, Any]:
    return actors[REGISTRAR[code]], actors[COORDINATOR[code]], actors[COUNSELLOR[code]]


def _villages(demo: Demo, registrar: Any, code: str) -> dict[str, UUID]:
    """In their blocks, so that figures by block have something to say."""
    homes = dict.fromkeys(CITY_HOMES if code == DESTINATION else VILLAGE_NAMES)
    wanted: list[Home] = list(homes)
    if demo.people >= MANY:
        wanted += [(half.and_(home[0]), *home[1:]) for home in homes for half in HALF_NAMES]
    blocks = {
        (place.name, place.parent.name): place.id
        for place in Place.objects.of_kind("block").filter(name__in={home[1] for home in homes})
        .select_related("parent")
        if place.parent
    }  # fmt: skip
    return {
        name.latin: add_village(
            registrar, name=name.latin, name_local=name.deva, parent=blocks.get((block, district))
        ).id
        for name, block, district, _state in wanted
    }


def office_of(demo: Demo, code: str) -> Office:
    """The office as an earlier loading opened it."""
    registrar = demo.actors[REGISTRAR[code]]
    with context.opened(organisation_id=registrar.organisation_id, user_id=registrar.user_id):
        bases = Basis.objects.filter(purposes__contains=["card"]).order_by("stated_at")[: len(FORMS)]
        ids = [basis.id for basis in bases]
        villages = {village.name: village.id for village in Village.objects.visible_to(registrar)}
    assert ids, "the demo states them first"
    return Office(code, *_staff(demo.actors, code), (ids[0], ids[-1]), villages)
