"""The face of imports to the house."""

from hamrah.ground.room import Nav, Room
from hamrah.ground.words import _
from hamrah.imports.commands import COMMANDS

ROOM = Room(
    name="imports",
    questions=("imports.see",),
    nav=(Nav(_("Import"), "imports:imports", "imports.see", "import", 50),),
    commands=COMMANDS,
)
