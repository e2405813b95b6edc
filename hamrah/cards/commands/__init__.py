"""The room's part of the command line: issuing and printing, trusting and checking."""

from hamrah.cards.commands.issuing import ISSUING
from hamrah.cards.commands.trusting import TRUSTING

COMMANDS = (*ISSUING, *TRUSTING)

__all__ = ["COMMANDS"]
