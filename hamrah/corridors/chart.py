"""What a chart of the season is drawn from. Not here: its colours (the stylesheet), counting."""

from collections.abc import Mapping
from dataclasses import dataclass

from hamrah.ground.day_words import month_name

HEIGHT, STEP, BAR = 100, 26, 18


@dataclass(frozen=True)
class Column:
    """One month: `workers` None where they are too few to show. Lengths in the chart's own units."""

    name: str
    workers: int | None
    x: int
    height: int

    @property
    def y(self) -> int:
        return HEIGHT - self.height

    @property
    def middle(self) -> int:
        return self.x + BAR // 2


def season(months: Mapping[int, int | None], language: str) -> list[Column]:
    """Twelve columns from January on, the highest as high as the chart."""
    most = max((workers or 0 for workers in months.values()), default=0)
    return [
        Column(month_name(month, language), workers, _left(at), _height(workers, most))
        for at, (month, workers) in enumerate(months.items())
    ]


def _left(at: int) -> int:
    return at * STEP + (STEP - BAR) // 2


def _height(workers: int | None, most: int) -> int:
    return HEIGHT * workers // most if workers and most else 0


def length(workers: int | None, most: int) -> int:
    """A bar in hundredths of the longest."""
    return 100 * workers // most if workers and most else 0
