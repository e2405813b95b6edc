"""Tables of this room: phones and their users, what came from them, what they hold, what disagrees."""

from hamrah.sync.models.arriving import FieldCommand, FieldFile, RescueBox
from hamrah.sync.models.conflicts import Conflict
from hamrah.sync.models.phones import FieldKey, FieldPhone, Invitation, NonceSeen, Partition
from hamrah.sync.models.sending import Held

__all__ = [
    "Conflict",
    "FieldCommand",
    "FieldFile",
    "FieldKey",
    "FieldPhone",
    "Held",
    "Invitation",
    "NonceSeen",
    "Partition",
    "RescueBox",
]
