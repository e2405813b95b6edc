"""The face of services to the house."""

from hamrah.ground.room import Nav, Room
from hamrah.ground.words import _

ROOM = Room(
    name="services",
    questions=("services.see", "services.see_sensitive", "services.see_directory", "services.see_reviews"),
)
