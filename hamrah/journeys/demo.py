"""The demo's journeys: who is away where since when, and who came back. Not here: the workers."""

from typing import Any

from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.journeys.actions import end_spell, start_spell
from hamrah.people.models import Person
from hamrah.places.models import Place

WORKERS = 40
CITIES = ("ahmedabad", "ahmedabad", "surat", "mumbai", "rajkot")
PAID = (("day", 55_000), ("day", 70_000), ("month", 1_200_000), ("piece", 900))


def stage(demo: Demo) -> None:
    """A spell for each of the first forty accepted workers; a third of them have returned."""
    actor = demo.actors["asha"]
    cities = {place.code: place for place in Place.objects.of_kind("city").filter(code__in=CITIES)}
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        people = Person.objects.visible_to(actor).standing().filter(state="accepted").order_by("no")
        for at, person in enumerate(people[:WORKERS]):
            left = demo.draw.randrange(0, 9)
            spell = start_spell(
                actor, person=person, left_on=demo.months_ago(left), **facts_of(demo, person, cities)
            )
            if at % 3 == 0:
                back = demo.months_ago(demo.draw.randrange(0, left + 1))
                end_spell(actor, spell=spell, how="returned", returned_on=back)


def facts_of(demo: Demo, person: Person, cities: dict[str, Place]) -> dict[str, Any]:
    """Where to, with whom, through whom, for what pay in paise."""
    basis, rate_paise = demo.draw.choice(PAID)
    city = cities.get(demo.draw.choice(CITIES))
    return {
        "destination_id": city.id if city else None,
        "destination_said": city.name if city else "Ahmedabad",
        "sector": person.sector,
        "occupation": person.occupation,
        "recruited_how": demo.draw.choice(("self", "relative", "contractor", "naka")),
        "travelling_with": demo.draw.choice(("alone", "gang", "spouse", "family")),
        "rate_basis": basis,
        "rate_paise": rate_paise,
        "advance_paise": demo.draw.choice((None, None, 500_000)),
    }
