"""A table of counts of people, made safe to show to those who may not see the people.

Not here: counting distinct workers. The rules are those of census offices (Handbook on Statistical Disclosure
Control, 2nd ed. 2024): a threshold, rounding, and a second cell hidden where one alone could be worked out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hamrah.figures.rules import LEAST as LEAST_WORKERS
from hamrah.figures.rules import rounded

LEAST_FOR_WAGES, WAGES_TO_RUPEES = 20, 10
Cell = tuple[str, str]


@dataclass(frozen=True)
class SafeTable:
    """`cells`: counts rounded to 5. A cell that is not among them has fewer than ten workers, perhaps none:
    the two look alike. Sums are sums of what is shown, so that they tell nothing of what is not."""

    cells: Mapping[Cell, int]
    hidden: int

    def row(self, name: str) -> int:
        return sum(count for (row, _column), count in self.cells.items() if row == name)

    def column(self, name: str) -> int:
        return sum(count for (_row, column), count in self.cells.items() if column == name)

    @property
    def total(self) -> int:
        return sum(self.cells.values())


def safe_table(workers: Mapping[Cell, int]) -> SafeTable:
    """Of distinct workers by (row, column) what may be shown."""
    counted = {cell: count for cell, count in workers.items() if count > 0}
    shown = {cell: count for cell, count in counted.items() if count >= LEAST_WORKERS}
    while alone := _alone(counted, shown):
        shown = {cell: count for cell, count in shown.items() if cell not in alone}
    return SafeTable({cell: rounded(count) for cell, count in shown.items()}, len(counted) - len(shown))


def safe_wage(rupees: float, *, workers: int) -> int | None:
    """A wage of many to ten rupees; None where they are too few."""
    return rounded(round(rupees), to=WAGES_TO_RUPEES) if workers >= LEAST_FOR_WAGES else None


def _alone(counted: Mapping[Cell, int], shown: Mapping[Cell, int]) -> set[Cell]:
    """In each row and column with one hidden cell, the smallest that is shown: it must go too."""
    chosen = set()
    for side in (0, 1):
        hidden_in = _by(side, (cell for cell in counted if cell not in shown))
        shown_in = _by(side, shown)
        for name, hidden in hidden_in.items():
            beside = shown_in.get(name, [])
            if len(hidden) == 1 and beside:
                chosen.add(min(beside, key=lambda cell: (shown[cell], cell)))
    return chosen


def _by(side: int, cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        found.setdefault(cell[side], []).append(cell)
    return found


def roll_up(counts: Iterable[tuple[Cell, int]], part_of: Mapping[str, str]) -> dict[Cell, int]:
    """Counts by finer columns summed into the coarser ones they are part of (districts into states).

    Raises KeyError for a column that is part of nothing: a sum that silently loses people is worse."""
    summed: dict[Cell, int] = {}
    for (row, column), count in counts:
        cell = (row, part_of[column])
        summed[cell] = summed.get(cell, 0) + count
    return summed


def totals(cells: Mapping[Cell, int], side: int) -> Iterator[tuple[str, int]]:
    """Sums by row (0) or column (1), the largest first."""
    sums: dict[str, int] = {}
    for cell, count in cells.items():
        sums[cell[side]] = sums.get(cell[side], 0) + count
    return iter(sorted(sums.items(), key=lambda one: (-one[1], one[0])))
