"""The face of places to the house."""

from hamrah.ground.room import Room

ROOM = Room(name="places", questions=("places.see",))
