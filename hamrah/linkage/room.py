"""The face of linkage to the house."""

from hamrah.ground.room import Room
from hamrah.linkage.commands import COMMANDS

ROOM = Room(name="linkage", commands=COMMANDS)
