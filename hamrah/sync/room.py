"""The face of sync to the house."""

from hamrah.ground.room import Room

ROOM = Room(name="sync")
