"""reading: a file of any office program as sheets of rows. Not here: what any cell means.

`open_book` tells the kind by content and never by the name. Rows stream: memory stays bounded whatever the
size. Every refusal is a Problem `imports.*` whose sentence says what a person can do about it.
"""

from hamrah.imports.reading.book import Book, Cell, Sheet
from hamrah.imports.reading.opening import open_book

__all__ = ["Book", "Cell", "Sheet", "open_book"]
