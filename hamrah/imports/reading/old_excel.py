"""Excel before 2007 (XLS) and XLSB, read by calamine in a process of its own. Not here: XLSX, ODS (streamed).

These formats are held in memory whole, and one cell far out makes a sheet of four thousand million empty ones
(tried: 34 seconds, then no memory). The other process has limits of memory and time; if it dies, the file is
broken and nothing else is.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, Any, BinaryIO

from hamrah.ground.problem import Problem
from hamrah.imports.reading.archive import broken, encrypted
from hamrah.imports.reading.book import MOST_ROWS, Book, Cell, Row, Sheet
from hamrah.imports.reading.merged import Range, fill_down
from hamrah.imports.reading.text import too_many_rows

MOST_OLD_BYTES = 40_000_000
SECONDS = 120
CHILD = "hamrah.imports.reading.old_excel_child"
ENCRYPTED, BROKEN = 3, 4  # how the other process ends


def open_old_excel(stream: BinaryIO) -> Book:
    """Problems imports.encrypted, imports.broken_file, imports.too_big_old, imports.too_many_rows."""
    size = stream.seek(0, 2)
    stream.seek(0)
    if size > MOST_OLD_BYTES:
        raise Problem(
            "imports.too_big_old", "Old Excel files of this size are not read. Save it as XLSX and try again."
        )
    lines = _converted(stream)
    sheets: list[Sheet] = []
    while line := lines.readline():
        about = json.loads(line)
        if isinstance(about, dict):
            merges = [Range(*merge) for merge in about["merges"]]
            rows = partial(_rows, lines, lines.tell(), merges)
            sheets.append(Sheet(about["sheet"], rows, about["hidden"]))
    if not sheets:
        raise broken()
    return Book("xls", sheets)


def _converted(stream: BinaryIO) -> IO[bytes]:
    """The workbook as lines of JSON in a file without a name: a dict for a sheet, then its rows."""
    out = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the book
    with tempfile.TemporaryFile() as source:
        while chunk := stream.read(1 << 20):
            source.write(chunk)
        source.seek(0)
        home = str(Path(__file__).parents[3])
        try:
            ended = subprocess.run(
                [sys.executable, "-m", CHILD],
                stdin=source,
                stdout=out,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
                env={**os.environ, "PYTHONPATH": home},
            )
        except subprocess.TimeoutExpired as wrong:
            raise broken() from wrong
    if ended.returncode == ENCRYPTED:
        raise encrypted()
    if ended.returncode:
        raise broken()
    out.seek(0)
    return out


def _rows(lines: IO[bytes], start: int, merges: list[Range]) -> Iterator[Row]:
    return fill_down(_plain_rows(lines, start), merges)


def _plain_rows(lines: IO[bytes], start: int) -> Iterator[Row]:
    place = start
    while True:
        lines.seek(place)  # other sheets may be read in between
        line = lines.readline()
        place = lines.tell()
        row: Any = json.loads(line) if line else None
        if not isinstance(row, list):
            return
        if row[0] > MOST_ROWS:
            raise too_many_rows()
        yield row[0], [_cell(cell) for cell in row[1]]


def _cell(cell: Any) -> Cell:
    return date.fromisoformat(cell[0]) if isinstance(cell, list) else cell
