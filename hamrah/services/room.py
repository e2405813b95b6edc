"""The face of services to the house."""

from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _
from hamrah.services.commands import COMMANDS
from hamrah.services.demo import stage
from hamrah.services.erasing import erase_her_services
from hamrah.services.field import FIELD
from hamrah.services.leaving import EXPORTS, held, opens
from hamrah.services.measures import MEASURES
from hamrah.services.panels import her_services, tasks

ROOM = Room(
    name="services",
    field=FIELD,
    questions=("services.see", "services.see_sensitive", "services.see_directory", "services.see_reviews"),
    nav=(
        Nav(_("Services"), "services:worklist", "services.see", "check", 32),
        Nav(_("Where help is"), "services:directory", "services.see_directory", "place", 50),
    ),
    panels=(Panel("person", "services.see", "services/of_person.html", her_services, 15),),
    tasks=(tasks,),
    exports=EXPORTS,
    holds=(held,),
    opens=(opens,),
    erases=(erase_her_services,),
    commands=COMMANDS,
    demo=stage,
    measures=MEASURES,
)
