"""Do the cells below a heading fit a kind of column? Not here: the headings' own words."""

from collections.abc import Sequence

from hamrah.imports.cells import Limits, Wrong, reader_for
from hamrah.imports.cells.marks import is_ditto
from hamrah.imports.columns import Column
from hamrah.imports.reading import Cell

MOST_LOOKED_AT = 60
# Kinds whose cells are told by their look; the others take any words.
TELLING = ("date", "born", "age", "phone", "gender", "eshram", "yes_no", "choice")


def fit_of(values: Sequence[Cell], column: Column, limits: Limits) -> float:
    """Share of the filled cells that read well as this column, 0 to 1; an empty column fits anything."""
    filled = [value for value in values if value is not None and not _is_mark(value)][:MOST_LOOKED_AT]
    if not filled or column.kind in ("never", "skip"):
        return 1.0
    if column.kind in TELLING:
        return _share_read(filled, column, limits)
    if column.kind == "code":
        return 1.0
    return 1.0 - 0.8 * _share_told(filled)


def _is_mark(value: Cell) -> bool:
    return isinstance(value, str) and is_ditto(value.strip())


def _share_read(filled: Sequence[Cell], column: Column, limits: Limits) -> float:
    read = reader_for(column, limits)
    good = empty = 0
    for value in filled:
        try:
            result = read(value)
        except Wrong:
            continue
        good += bool(result.fields)
        empty += not result.fields and not result.unread
    return good / (len(filled) - empty) if len(filled) > empty else 1.0


def _share_told(filled: Sequence[Cell]) -> float:
    """Share of cells without a letter: dates, numbers, phones, which no name or village is."""
    return sum(not (isinstance(value, str) and any(map(str.isalpha, value))) for value in filled) / len(
        filled
    )
