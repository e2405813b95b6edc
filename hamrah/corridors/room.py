"""The face of corridors to the house."""

from hamrah.corridors.commands import COMMANDS
from hamrah.corridors.demo import stage
from hamrah.corridors.services import services_on_road
from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _

ROOM = Room(
    name="corridors",
    questions=("corridors.see",),
    nav=(Nav(_("Corridors"), "corridors:corridors", "corridors.see", "road", 57),),
    panels=(Panel("corridor", "services.see", "corridors/services.html", services_on_road, 10),),
    commands=COMMANDS,
    demo=stage,
)
