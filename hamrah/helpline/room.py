"""The face of helpline to the house."""

from hamrah.ground.room import Room

ROOM = Room(name="helpline")
