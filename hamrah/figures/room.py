"""The face of figures to the house."""

from hamrah.ground.room import Room

ROOM = Room(name="figures", questions=("figures.see",))
