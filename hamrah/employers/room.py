"""The face of employers to the house."""

from hamrah.employers.demo import stage
from hamrah.ground.room import Nav, Room
from hamrah.ground.words import _

ROOM = Room(
    name="employers",
    questions=("employers.see",),
    nav=(Nav(_("Employers"), "employers:parties", "employers.see", "office", 55),),
    demo=stage,
)
