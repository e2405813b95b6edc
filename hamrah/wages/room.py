"""The face of wages to the house."""

from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _
from hamrah.wages.demo import stage
from hamrah.wages.erasing import erase_her_days
from hamrah.wages.field_records import FIELD
from hamrah.wages.law_tasks import tasks as law_tasks
from hamrah.wages.leaving import EXPORTS, held, opens
from hamrah.wages.measures import MEASURES
from hamrah.wages.panels import her_days, tasks

ROOM = Room(
    name="wages",
    questions=("wages.see_diary", "wages.see_pay", "wages.see_law", "wages.take_along"),
    nav=(
        Nav(_("Hazri"), "wages:gangs", "wages.see_diary", "journal", 31),
        Nav(_("Law of wages"), "wages:law", "wages.see_law", "wage", 62),
    ),
    panels=(Panel("person", "wages.see_diary", "wages/of_person.html", her_days, 12),),
    tasks=(tasks, law_tasks),
    exports=EXPORTS,
    holds=(held,),
    opens=(opens,),
    erases=(erase_her_days,),
    demo=stage,
    field=FIELD,
    measures=MEASURES,
)
