"""CSV and other separated text of any encoding and separator. Not here: office files, meaning of cells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from hamrah.ground.problem import Problem
from hamrah.imports.reading.archive import broken
from hamrah.imports.reading.book import MOST_COLUMNS, MOST_ROWS, Book, Row, Sheet
from hamrah.imports.reading.encoding import tell_encoding

SEPARATORS = (",", ";", "\t", "|")
LONGEST_LINE = 1_000_000  # characters
MOST_LINES_IN_A_CELL = 30
SAMPLE_LINES = 200
_NAMED_SEPARATOR = re.compile(r"^sep=(.)\s*$", re.IGNORECASE)


def open_text(stream: BinaryIO) -> Book:
    """Separated text as a book of one sheet named "". Problems as `tell_encoding`."""
    content = stream.read()
    encoding, errors = tell_encoding(content)

    def lines() -> Iterator[str]:
        return _lines(io.TextIOWrapper(io.BytesIO(content), encoding=encoding, errors=errors, newline=""))

    separator, width = _tell_separator(list(islice(lines(), SAMPLE_LINES)))
    told = {"encoding": encoding, "separator": separator}
    return Book("text", [Sheet("", lambda: _rows(lines(), separator, width))], told)


def _lines(stream: io.TextIOWrapper) -> Iterator[str]:
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise broken()
        yield line.rstrip("\r\n")


def _tell_separator(sample: list[str]) -> tuple[str, int]:
    """(separator, usual number of columns): the separator that most lines agree upon, widest first."""
    named = sample and _NAMED_SEPARATOR.match(sample[0])
    candidates = (named[1],) if named else SEPARATORS
    best = (0.0, candidates[0], 1)
    for separator in candidates:
        widths = Counter(len(_cells(line, separator)) for line in sample if line.strip())
        wide = {width: lines for width, lines in widths.items() if width > 1}
        if not wide:
            continue
        width, lines = max(wide.items(), key=lambda found: found[1])
        score = lines / sum(widths.values()) + min(width, 20) / 100
        if score > best[0]:
            best = (score, separator, width)
    return best[1], best[2]


def _cells(line: str, separator: str) -> list[str]:
    """One line's cells; a quotation mark that nobody closed is taken as a letter."""
    if '"' not in line:
        return line.split(separator)
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return line.split(separator)


def _rows(lines: Iterator[str], separator: str, width: int) -> Iterator[Row]:
    for number, cells in enumerate(_records(lines, separator, width), start=1):
        if number > MOST_ROWS:
            raise too_many_rows()
        if number == 1 and _NAMED_SEPARATOR.match(separator.join(cells)):
            continue
        if any(cells):
            yield number, [cell or None for cell in cells[:MOST_COLUMNS]]


def too_many_rows() -> Problem:
    return Problem(
        "imports.too_many_rows",
        "The file has more than %(most)s rows. Split it and load the parts.",
        most=MOST_ROWS,
    )


def _records(lines: Iterator[str], separator: str, width: int) -> Iterator[list[str]]:
    """Lines joined where a quoted cell runs over several; a lone quotation mark (ditto) opens nothing."""
    waiting: list[str] = []
    while True:
        line = waiting.pop(0) if waiting else next(lines, None)
        if line is None:
            return
        if '"' not in line:
            yield line.split(separator)
            continue
        yield _quoted(line, lines, waiting, separator, width)


def _quoted(line: str, lines: Iterator[str], waiting: list[str], separator: str, width: int) -> list[str]:
    """The cells of a line with quotation marks. Lines looked at and not used go to the front of `waiting`."""
    plain = line.split(separator)
    if any(cell.strip() == '"' for cell in plain) and len(plain) == width:
        return plain
    if line.count('"') % 2 == 0:
        cells = _cells(line, separator)
        return plain if len(plain) == width != len(cells) else cells
    joined = line
    taken: list[str] = []
    while len(taken) < MOST_LINES_IN_A_CELL:
        following = waiting.pop(0) if waiting else next(lines, None)
        if following is None:
            break
        taken.append(following)
        joined += "\n" + following
        if joined.count('"') % 2 == 0:
            cells = next(csv.reader(io.StringIO(joined, newline=""), delimiter=separator), [])
            if len(cells) == width or len(plain) != width:
                return cells
            break
    waiting[:0] = taken
    return plain
