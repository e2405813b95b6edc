"""The demo's journeys: who is away where since when, and who came back. Not here: the workers."""

from datetime import date
from typing import Any

from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.journeys.actions import end_spell, start_spell
from hamrah.people.models import Person
from hamrah.places.models import Place

# Of a thousand workers so many journeys, and at least so many; nobody of a small register goes twice.
LEFT_HOME, MET_IN_THE_CITY = (210, 40), (60, 4)
CORRIDORS = {
    "asha": ("ahmedabad", "ahmedabad", "ahmedabad", "surat", "surat", "mumbai", "rajkot", "vapi", "udaipur"),
    "deepa": ("ahmedabad", "ahmedabad", "ahmedabad", "surat", "vadodara"),
}
PAID = (("day", 55_000), ("day", 70_000), ("month", 1_200_000), ("piece", 900), ("thousand_bricks", 75_000))
# Most leave after Diwali and after the sowing; a month is as likely as it stands here often.
LEAVES_IN = (11, 11, 11, 11, 12, 12, 1, 2, 3, 7, 8, 8, 9)
HOW_ENDED = ("returned", "returned", "returned", "lost_contact")


def stage(demo: Demo) -> None:
    """Spells of accepted workers of both ends; half of them have returned, some plan to go."""
    for username, share in (("asha", LEFT_HOME), ("deepa", MET_IN_THE_CITY)):
        actor = demo.actors[username]
        with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
            _journeys(demo, actor, CORRIDORS[username], demo.share(share[0], least=share[1]))


def _journeys(demo: Demo, actor: Any, corridor: tuple[str, ...], count: int) -> None:
    cities = {place.code: place for place in Place.objects.of_kind("city").filter(code__in=corridor)}
    people = Person.objects.visible_to(actor).standing().filter(state="accepted").order_by("no")
    for at, person in enumerate(people[:count]):
        facts = facts_of(demo, person, cities[demo.draw.choice(corridor)])
        if at % 25 == 24:
            start_spell(actor, person=person, left_on=None, **facts)
            continue
        left_on = month_left(demo)
        spell = start_spell(actor, person=person, left_on=left_on, **facts)
        if at % 2 == 0 and at % 3:
            how = demo.draw.choice(HOW_ENDED)
            end_spell(
                actor, spell=spell, how=how, returned_on=_back(demo, left_on) if how == "returned" else None
            )
        elif at % 10 == 3:
            # He moved on from there: the spell before ends thereby.
            start_spell(
                actor, person=person, left_on=demo.months_ago(0), **facts_of(demo, person, cities["surat"])
            )


def month_left(demo: Demo) -> date:
    """The first of a month of this year or the last, not to come."""
    month = demo.draw.choice(LEAVES_IN)
    months = (demo.day.month - month) % 12
    return demo.months_ago(months + 12 * (demo.draw.random() < 0.35))


def _back(demo: Demo, left_on: date) -> date:
    away = (demo.day.year - left_on.year) * 12 + demo.day.month - left_on.month
    return demo.months_ago(demo.draw.randrange(max(0, away - 8), away + 1))


def facts_of(demo: Demo, person: Person, city: Place) -> dict[str, Any]:
    """Where to, with whom, through whom, for what pay in paise."""
    basis, rate_paise = demo.draw.choice(PAID)
    return {
        "destination_id": city.id,
        "destination_said": city.name,
        "sector": person.sector,
        "occupation": person.occupation,
        "recruited_how": demo.draw.choice(("self", "relative", "contractor", "naka")),
        "travelling_with": demo.draw.choice(("alone", "gang", "spouse", "family")),
        "rate_basis": basis,
        "rate_paise": rate_paise,
        "advance_paise": demo.draw.choice((None, None, 500_000)),
    }
