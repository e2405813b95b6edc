"""The face of wages to the house."""

from hamrah.ground.room import Room

ROOM = Room(
    name="wages",
    questions=("wages.see_diary", "wages.see_pay"),
)
