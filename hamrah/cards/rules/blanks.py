"""The box of blank cards as arithmetic: what must lie in it, and when it runs short. Pure.

Not here: the lines of the box's book and the prints that use blanks up (models/).
"""

from dataclasses import dataclass

BOUGHT, SPOILT, COUNTED = "bought", "spoilt", "counted"
MOST = 100_000
# A box so small is low whatever was printed of late.
LEAST_IN_BOX = 20
LOW, SHORT, WRONG = "low", "short", "wrong"


@dataclass(frozen=True)
class Box:
    """Blanks since the box was last counted: `counted` lay in it then, `bought` came since; `printed` came
    out of the printer as good cards, `misprinted` spoilt; `spoilt` never came to it: bent, wet, a test."""

    counted: int
    bought: int
    printed: int
    misprinted: int
    spoilt: int

    @property
    def left(self) -> int:
        """What must lie in the box; below zero where more was printed than the book knows of."""
        return self.counted + self.bought - self.printed - self.misprinted - self.spoilt


def shortage(left: int, *, waiting: int, in_a_month: int) -> str:
    """ "wrong": more went out than the book knows of; "short": fewer blanks than cards `waiting` for one;
    "low": after those, not enough for another month like the last, or fewer than LEAST_IN_BOX; else
    nothing."""
    if left < 0:
        return WRONG
    if left < waiting:
        return SHORT
    return LOW if left - waiting < max(in_a_month, LEAST_IN_BOX) else ""
