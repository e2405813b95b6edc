"""The face of corridors to the house."""

from hamrah.ground.room import Room

ROOM = Room(name="corridors")
