"""The face of imports to the house."""

from hamrah.ground.room import Room
from hamrah.imports.commands import COMMANDS

ROOM = Room(name="imports", questions=("imports.see",), commands=COMMANDS)
