"""The face of stands to the house."""

from hamrah.ground.room import Nav, Room
from hamrah.ground.words import _
from hamrah.stands.demo import stage
from hamrah.stands.field import FIELD

ROOM = Room(
    name="stands",
    field=FIELD,
    questions=("stands.see",),
    nav=(Nav(_("Labour stands"), "stands:stands", "stands.see", "place", 58),),
    demo=stage,
)
