"""The face of journeys to the house."""

from hamrah.ground.room import Panel, Room
from hamrah.journeys.demo import stage
from hamrah.journeys.panels import journey_line

ROOM = Room(
    name="journeys",
    questions=("journeys.see", "journeys.see_wages"),
    panels=(Panel("person", "journeys.see", "journeys/line.html", journey_line, 10),),
    demo=stage,
)
