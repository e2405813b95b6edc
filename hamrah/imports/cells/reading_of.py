"""Read, Unread, Wrong: what reading a cell may end in. Not here: any kind of cell."""

from typing import Any, NamedTuple


class Unread(NamedTuple):
    """A cell's text that could not be read; the row goes on without it. `code` is a key of why.WHY."""

    field: str
    text: str
    code: str


class Read(NamedTuple):
    """Normalised fields of one cell, and what of it could not be read."""

    fields: dict[str, Any]
    unread: tuple[Unread, ...] = ()


class Wrong(Exception):
    """This cell refuses its row. `code` is a key of why.WHY; `withheld`: its value must appear nowhere."""

    def __init__(self, code: str, *, withheld: bool = False) -> None:
        self.code = code
        self.withheld = withheld
        super().__init__(code)


NOTHING = Read({})
