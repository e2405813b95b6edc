"""From a file to batches of prepared rows, for long files in a process of its own, so that reading and
folding run beside the database. Not here: what becomes of a batch (actions.py).
"""

import gc
import multiprocessing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from typing import NamedTuple
from uuid import UUID

from hamrah.ground.problem import Problem
from hamrah.imports.columns import Importable, Prepared
from hamrah.imports.mapping import Mapping
from hamrah.imports.rows import Refused, Register, Row, read_register

BATCH_ROWS = 2_000
# A process of its own costs a third of a second; short files are read here.
LONG_FILE_BYTES = 200_000


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
    receiver, sender = multiprocessing.Pipe(duplex=False)
    reader = multiprocessing.get_context("spawn").Process(target=_send, args=(order, sender), daemon=True)
    reader.start()
    sender.close()
    try:
        yield from _received(receiver)
    finally:
        reader.terminate()
        reader.join()


def _send(order: Order, sender: Connection) -> None:
    """In the other process: batches, or the Problem, then None."""
    # Nothing here refers to itself, and collecting costs a third of the time.
    gc.disable()
    try:
        for batch in read_batches(order):
            sender.send(batch)
        sender.send(None)
    except Problem as problem:
        sender.send((problem.code, str(problem.message), dict(problem.values)))


def _received(receiver: Connection) -> Iterator[Batch]:
    while (message := _next(receiver)) is not None:
        if isinstance(message, tuple):
            code, sentence, values = message
            raise Problem(code, sentence, **values)
        yield message


def _next(receiver: Connection) -> Batch | tuple[str, str, dict[str, str]] | None:
    try:
        return receiver.recv()
    except EOFError as ended:
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
    assert order.importable.prepare is not None
    try:
        prepared = order.importable.prepare(
            row.values, on=order.on, basis=order.basis, is_first=order.is_first
        )
        return Line(row.sheet, row.row, prepared)
    except Problem as problem:
        field = problem.field or ""
        return register.refused(row, field, problem.code, dict(problem.values))
