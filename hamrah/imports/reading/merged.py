"""Merged cells: the value of a merged cell stands in each of its rows. Not here: reading the ranges.

Filled downwards in the first column of the range only: a title merged across all columns must not become
a name, a village and a phone.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hamrah.imports.reading.book import Cell, Row


class Range(NamedTuple):
    """A merged range; rows count from 1 as the spreadsheet does, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


def fill_down(rows: Iterator[Row], merges: Iterable[Range]) -> Iterator[Row]:
    """The same rows with merged cells filled from above. Rows must come in order."""
    waiting = sorted((merge for merge in merges if merge.bottom > merge.top), reverse=True)
    if not waiting:
        return rows
    return _filled(rows, waiting)


def _filled(rows: Iterator[Row], waiting: list[Range]) -> Iterator[Row]:
    open_ranges: list[tuple[Range, Cell]] = []
    for number, cells in rows:
        open_ranges = [pair for pair in open_ranges if pair[0].bottom >= number]
        for merge, value in open_ranges:
            _put(cells, merge.left, value)
        while waiting and waiting[-1].top <= number:
            merge = waiting.pop()
            if merge.top == number:
                open_ranges.append((merge, cells[merge.left] if merge.left < len(cells) else None))
        yield number, cells


def _put(cells: list[Cell], column: int, value: Cell) -> None:
    if value is None:
        return
    cells.extend([None] * (column + 1 - len(cells)))
    if cells[column] is None:
        cells[column] = value
