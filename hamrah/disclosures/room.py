"""The face of disclosures to the house."""

from hamrah.disclosures.commands import COMMANDS
from hamrah.disclosures.demo import stage
from hamrah.disclosures.erasing import erase_from_exports, open_request
from hamrah.disclosures.held import held
from hamrah.disclosures.panels import tasks
from hamrah.ground.room import Nav, Room
from hamrah.ground.words import _

ROOM = Room(
    name="disclosures",
    questions=("disclosures.see", "disclosures.see_requests"),
    nav=(Nav(_("What leaves"), "disclosures:exports", "disclosures.see", "out", 70),),
    tasks=(tasks,),
    holds=(held,),
    keeps=(open_request,),
    erases=(erase_from_exports,),
    commands=COMMANDS,
    demo=stage,
)
