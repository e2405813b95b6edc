"""A split as bars beside its table. Not here: their colour (the stylesheet)."""

from collections.abc import Sequence
from dataclasses import dataclass

from hamrah.figures.counting import Part

WHOLE = 100


@dataclass(frozen=True)
class Bar:
    """One line of a split with the length of its bar, in hundredths."""

    part: Part
    length: int


def bars_of(parts: Sequence[Part]) -> list[Bar]:
    """The longest bar is a whole one; of shares a whole hundred per cent is, so that pages compare."""
    drawn = [_drawn(part) or 0 for part in parts]
    shares = any(part.number.percent is not None for part in parts)
    most = WHOLE if shares else max(drawn, default=0)
    return [Bar(part, WHOLE * value // most if most else 0) for part, value in zip(parts, drawn, strict=True)]


def _drawn(part: Part) -> int | None:
    return part.number.value if part.number.percent is None else part.number.percent
