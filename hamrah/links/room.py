"""The face of links to the house."""

from hamrah.ground.room import Room

ROOM = Room(name="links", questions=("links.see",))
