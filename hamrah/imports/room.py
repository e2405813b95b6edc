"""The face of imports to the house."""

from hamrah.ground.room import Nav, Panel, Room
from hamrah.ground.words import _
from hamrah.imports.commands import COMMANDS
from hamrah.imports.demo import stage
from hamrah.imports.erasing import erase_from_imports
from hamrah.imports.tasks import tasks
from hamrah.imports.village_lists import COMMAND, bring_villages

ROOM = Room(
    name="imports",
    questions=("imports.see",),
    nav=(Nav(_("Import"), "imports:imports", "imports.see", "import", 47),),
    panels=(Panel("villages", "organisations.add_villages", "imports/bring_villages.html", bring_villages),),
    tasks=(tasks,),
    commands=(*COMMANDS, COMMAND),
    erases=(erase_from_imports,),
    demo=stage,
)
