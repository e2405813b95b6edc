"""The room's face: the permission to look at places. Not here: pages."""

from hamrah.ground.room import Room

ROOM = Room(name="places", questions=("places.see",))
