"""The face of help to the house."""

from hamrah.ground.room import Nav, Room
from hamrah.ground.words import _

ROOM = Room(
    name="help",
    nav=(Nav(_("Help"), "help:index", "access.see_own_account", "question", 96),),
)
