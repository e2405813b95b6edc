"""What corridors tell the tests of the house: verbs with arguments, pages, rows. Not here: any test."""

from datetime import timedelta
from typing import Any

from hamrah.corridors import actions
from hamrah.corridors.actions.villages import ListSaid
from hamrah.corridors.rules.few import FEWEST
from hamrah.ground.day import today
from hamrah.journeys.models import Spell
from hamrah.organisations.actions import add_village
from hamrah.people.actions.consenting import ConsentSaid, give_consents
from hamrah.people.models import Person


def said() -> ListSaid:
    month = today() + timedelta(days=30)
    return ListSaid("panchayat", "Devi Lal", "98290 00000", "ration of who is away", month)


def furnish(house: Any, boss: Any) -> None:
    """A village whose list is kept, with as many as a list needs; one asked for, one that has none yet."""
    keep = house.extras
    village, keep["other_village"] = (add_village(boss, name=name) for name in ("Kadiya", "Barvada"))
    for at in range(FEWEST):
        person = Person.objects.create(
            name=f"Vala {at}", state="accepted", village=village, adult_from=today() - timedelta(days=999),
            hamlet="Kala phala", centre=house.centre,
        )  # fmt: skip
        give_consents(boss, person, [ConsentSaid("village", "en", "thumb")])
        Spell.objects.create(person=person, state="there", left_on=today() - timedelta(days=60))
    keep["kept"] = actions.begin_list(boss, village=village, why="the ration shop asks")
    keep["list"] = actions.ask_list(boss, kept=keep["kept"], said=said())
    keep["lister"] = Person.objects.filter(village=village).first()


VERBS = {
    "corridors.begin_list": lambda h: {"village": h.extras["other_village"], "why": "the ANM asks"},
    "corridors.ask_list": lambda h: {"kept": h.extras["kept"], "said": said()},
    "corridors.print_list": lambda h: {"sheet": h.extras["list"]},
    "corridors.end_list": lambda h: {"kept": h.extras["kept"]},
}

NAMES_A_ROW = {"corridors.begin_list", "corridors.ask_list", "corridors.print_list", "corridors.end_list"}

PAGES = """
    corridors:road_paper   GET   /corridors/district:117/city:ahmedabad/paper/  ACRDKF
    corridors:villages     GET   /corridors/villages/                        AC
    corridors:village      GET   /corridors/villages/{kept}/                 AC
    corridors:end_list     POST  /corridors/villages/{kept}/end/             AC
    corridors:list         GET   /corridors/villages/lists/{list}/           AC
    corridors:paper        POST  /corridors/villages/lists/{list}/paper/     AC
    corridors:table        POST  /corridors/villages/lists/{list}/table/     AC
    corridors:yes          POST  /corridors/villages/of/{lister}/yes/        ACR
"""
