"""The room's part of the command line: issuing and printing, trusting and checking."""

from hamrah.cards.commands.designing import DESIGNING
from hamrah.cards.commands.issuing import ISSUING
from hamrah.cards.commands.naming import NAMING
from hamrah.cards.commands.printing import PRINTING
from hamrah.cards.commands.trusting import TRUSTING

COMMANDS = (*ISSUING, *PRINTING, *DESIGNING, *NAMING, *TRUSTING)

__all__ = ["COMMANDS"]
