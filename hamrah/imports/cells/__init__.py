"""cells: what one cell says, by kind. Not here: which column is which, rows, files.

`reader_for(column, limits)` gives a function from a cell to `Read` (fields, unread). It raises `Wrong` where
the whole row must be refused; what is merely unreadable comes back as `Unread` and the row goes on.
"""

from hamrah.imports.cells.kinds import KINDS, Limits, reader_for
from hamrah.imports.cells.reading_of import Read, Unread, Wrong

__all__ = ["KINDS", "Limits", "Read", "Unread", "Wrong", "reader_for"]
