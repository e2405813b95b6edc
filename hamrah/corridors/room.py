"""The face of corridors to the house."""

from hamrah.corridors.commands import COMMANDS
from hamrah.corridors.demo import stage
from hamrah.corridors.panels import ask_for_list, where_printed
from hamrah.corridors.services import services_on_road
from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _

ROOM = Room(
    name="corridors",
    questions=("corridors.see", "corridors.see_lists"),
    nav=(Nav(_("Corridors"), "corridors:corridors", "corridors.see", "road", 57),),
    panels=(
        Panel("corridor", "services.see", "corridors/services.html", services_on_road, 10),
        Panel("person", "people.record_consent", "corridors/of_person.html", ask_for_list, 85),
        Panel("export", "corridors.see_lists", "corridors/of_export.html", where_printed),
    ),
    commands=COMMANDS,
    demo=stage,
)
