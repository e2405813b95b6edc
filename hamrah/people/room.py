"""The face of people to the house."""

from hamrah.ground.room import Room
from hamrah.people.columns import REGISTER
from hamrah.people.commands import COMMANDS

ROOM = Room(
    name="people",
    questions=("people.search", "people.see", "people.see_sealed_facts"),
    imports=(REGISTER,),
    commands=COMMANDS,
)
