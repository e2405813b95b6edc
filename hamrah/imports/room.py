"""The face of imports to the house."""

from hamrah.ground.room import Room
from hamrah.imports.commands import COMMANDS
from hamrah.imports.demo import stage

ROOM = Room(name="imports", questions=("imports.see",), commands=COMMANDS, demo=stage)
