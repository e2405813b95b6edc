"""The face of cases to the house."""

from hamrah.cases.demo import stage
from hamrah.cases.erasing import erase_her_cases, keeps
from hamrah.cases.field_records import FIELD
from hamrah.cases.leaving import held, opens
from hamrah.cases.looking import concealed
from hamrah.cases.measures import MEASURES
from hamrah.cases.panels import her_cases, of_order, of_party, tasks
from hamrah.cases.recomputing import recompute
from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _
from hamrah.wages.orders import RECOMPUTES

# An order that reaches back changes what open claims come to.
RECOMPUTES.append(recompute)

ROOM = Room(
    name="cases",
    questions=("cases.see", "cases.see_danger", "cases.see_board", "cases.see_caution", "cases.take_along"),
    nav=(Nav(_("Cases"), "cases:cases", "cases.see", "paper", 30),),
    panels=(
        Panel("person", "cases.see", "cases/of_person.html", her_cases, 12),
        Panel("party", "cases.see_caution", "cases/of_party.html", of_party, 5),
        Panel("order", "cases.see", "cases/of_order.html", of_order),
    ),
    tasks=(tasks,),
    measures=MEASURES,
    holds=(held,),
    opens=(opens,),
    keeps=(keeps,),
    erases=(erase_her_cases,),
    conceals=(concealed,),
    demo=stage,
    field=FIELD,
)
