"""From a file to batches of prepared rows, for long files in a process of its own, so that reading and
folding run beside the database. Not here: what becomes of a batch (actions.py).
"""

import os
import pickle
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from subprocess import PIPE, Popen
from typing import IO, NamedTuple
from uuid import UUID

from hamrah.ground.problem import Problem
from hamrah.imports.columns import Importable, Prepared
from hamrah.imports.mapping import Mapping
from hamrah.imports.rows import Refused, Register, Row, read_register

BATCH_ROWS = 2_000
# A process of its own costs a third of a second; short files are read here.
LONG_FILE_BYTES = 200_000
PICKLE = 5


class Line(NamedTuple):
    """One prepared row and where it stands."""

    sheet: str
    row: int
    prepared: Prepared


@dataclass(frozen=True)
class Order:
    """What to read and how: picklable, for the other process."""

    source: bytes
    importable: Importable
    mapping: str | None
    on: date
    basis: UUID | None
    is_first: bool = False


Batch = list[Line | Refused]


def batches(order: Order) -> Iterator[Batch]:
    """Batches of lines and refusals, in the file's order. Raises Problem `imports.*`."""
    if len(order.source) < LONG_FILE_BYTES:
        yield from read_batches(order)
        return
    command = [sys.executable, "-m", "hamrah.imports.reader"]
    # Not multiprocessing: it would import the caller's main module again, whatever that is.
    with Popen(command, stdin=PIPE, stdout=PIPE, env=_environment()) as reader:
        try:
            yield from _received(reader, order)
        finally:
            reader.kill()


def _environment() -> dict[str, str]:
    """The reader finds this very code, and no secret of the database."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    return kept | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}


def _received(reader: "Popen[bytes]", order: Order) -> Iterator[Batch]:
    assert reader.stdin is not None and reader.stdout is not None
    pickle.dump(order, reader.stdin, PICKLE)
    reader.stdin.close()
    while (message := _next(reader.stdout)) is not None:
        if isinstance(message, tuple):
            code, sentence, values = message
            raise Problem(code, sentence, **values)
        yield message


def _next(stream: IO[bytes]) -> Batch | tuple[str, str, dict[str, str]] | None:
    try:
        return pickle.load(stream)  # noqa: S301 - written by our own process
    except (EOFError, pickle.UnpicklingError) as ended:
        raise Problem(
            "imports.reading_stopped", "Reading the file stopped in the middle. Try again."
        ) from ended


def read_batches(order: Order) -> Iterator[Batch]:
    """Read here, in this process."""
    mapping = Mapping.from_json(order.mapping) if order.mapping else None
    register = read_register(order.source, order.importable, mapping, on=order.on)
    batch: Batch = []
    for item in register:
        batch.append(item if isinstance(item, Refused) else _prepared(item, order, register))
        if len(batch) == BATCH_ROWS:
            yield batch
            batch = []
    if batch:
        yield batch


def _prepared(row: Row, order: Order, register: Register) -> Line | Refused:
    try:
        prepared = order.importable.prepare(
            row.values, on=order.on, basis=order.basis, is_first=order.is_first
        )
        return Line(row.sheet, row.row, prepared)
    except Problem as problem:
        field = problem.field or ""
        return register.refused(row, field, problem.code, dict(problem.values))
