"""The face of journeys to the house."""

from hamrah.ground.room import Room

ROOM = Room(name="journeys", questions=("journeys.see",))
