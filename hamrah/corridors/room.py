"""The face of corridors to the house."""

from hamrah.corridors.commands import COMMANDS
from hamrah.corridors.demo import stage
from hamrah.ground.room import Nav, Room
from hamrah.ground.words import _

ROOM = Room(
    name="corridors",
    questions=("corridors.see",),
    nav=(Nav(_("Corridors"), "corridors:corridors", "corridors.see", "road", 57),),
    commands=COMMANDS,
    demo=stage,
)
