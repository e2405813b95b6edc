"""The face of cases to the house."""

from hamrah.ground.room import Room

ROOM = Room(name="cases")
