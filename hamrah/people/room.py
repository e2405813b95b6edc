"""The face of people to the house."""

from hamrah.ground.room import Room

ROOM = Room(
    name="people",
    questions=("people.search", "people.see", "people.see_sealed_facts"),
)
