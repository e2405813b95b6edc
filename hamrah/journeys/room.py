"""The face of journeys to the house."""

from hamrah.ground.room import Room
from hamrah.journeys.demo import stage

ROOM = Room(name="journeys", questions=("journeys.see",), demo=stage)
