"""Book, Sheet, Cell: the shapes all readers give. Not here: how a kind of file is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

# None is an empty cell. Numbers and real dates stay what the office program kept.
Cell: TypeAlias = str | int | float | date | None
Row: TypeAlias = tuple[int, list[Cell]]

# Beyond these a file is no register but an accident or an attack.
MOST_ROWS = 500_000
MOST_COLUMNS = 300
MOST_BYTES = 200_000_000
MOST_UNPACKED_BYTES = 1_500_000_000
MOST_CELL_LETTERS = 32_767  # the limit of a spreadsheet cell


@dataclass
class Sheet:
    """One sheet. `rows()` may be called again and starts anew; row numbers are the spreadsheet's (from 1).

    Rows without any cell may be missing; a row may be shorter than others. `hidden_columns` counts from 0.
    """

    name: str
    rows: Callable[[], Iterator[Row]]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()

    def texts(self) -> Iterator[list[str]]:
        """Every row as texts, those the file leaves out as empty ones, so that numbers stay the file's."""
        at = 0
        for number, cells in self.rows():
            yield from ([] for _gap in range(at + 1, number))
            at = number
            yield [_text(cell) for cell in cells]


@dataclass
class Book:
    """An opened file: `kind` is xlsx, ods, xls or text; `told` what was found out (encoding, separator)."""

    kind: str
    sheets: list[Sheet]
    told: dict[str, str] = field(default_factory=dict)


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell)
