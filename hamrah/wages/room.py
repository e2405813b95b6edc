"""The face of wages to the house."""

from hamrah.ground.room import Nav, Room
from hamrah.ground.words import _
from hamrah.wages.law_tasks import tasks as law_tasks

ROOM = Room(
    name="wages",
    questions=("wages.see_diary", "wages.see_pay", "wages.see_law"),
    nav=(Nav(_("Law of wages"), "wages:law", "wages.see_law", "paper", 62),),
    tasks=(law_tasks,),
)
