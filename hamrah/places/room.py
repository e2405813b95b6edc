"""The room's face: the permission to look at places, and its entry in the menu. Not here: pages."""

from hamrah.ground.room import Nav, Room
from hamrah.ground.words import _

ROOM = Room(
    name="places",
    questions=("places.see",),
    nav=(Nav(_("Places"), "places:states", "places.see", "city", 70),),
)
