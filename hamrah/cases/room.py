"""The face of cases to the house."""

from hamrah.cases.panels import her_cases, of_party, tasks
from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _

ROOM = Room(
    name="cases",
    questions=("cases.see", "cases.see_danger", "cases.see_board", "cases.see_caution"),
    nav=(Nav(_("Cases"), "cases:cases", "cases.see", "paper", 30),),
    panels=(
        Panel("person", "cases.see", "cases/of_person.html", her_cases, 12),
        Panel("party", "cases.see_caution", "cases/of_party.html", of_party, 5),
    ),
    tasks=(tasks,),
)
