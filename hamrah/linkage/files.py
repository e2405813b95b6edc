"""The Parquet of one run: columns of whole numbers, no names. Not here: who reads it (engines/)."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

A_GROUP = 500_000
KEYS = pa.schema([("key", pa.int64()), ("person", pa.int32())])
SCORES = pa.schema([("person", pa.int32()), ("other", pa.int32()), ("points", pa.int32())])
Pair = tuple[int, int]


class Writer:
    """One file, written group by group."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.schema, self._writer, self.count = schema, pq.ParquetWriter(path, schema), 0

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, *_failure: object) -> None:
        self._writer.close()

    def add(self, rows: list[tuple[int, ...]]) -> None:
        """So many rows more."""
        if rows:
            columns = zip(*rows, strict=True)
            self._write(
                [pa.array(column, one.type) for column, one in zip(columns, self.schema, strict=True)]
            )

    def add_packed(self, *columns: bytes) -> None:
        """The same, each column as the bytes of its numbers: what another process made, without unpacking."""
        sizes = [one.type.bit_width // 8 for one in self.schema]
        count = len(columns[0]) // sizes[0]
        self._write(
            [
                pa.Array.from_buffers(one.type, count, [None, pa.py_buffer(column)])
                for one, column in zip(self.schema, columns, strict=True)
            ]
        )

    def _write(self, arrays: list[pa.Array]) -> None:
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self.schema))
        self.count += len(arrays[0])


def write(path: Path, schema: pa.Schema, rows: Iterable[tuple[int, ...]]) -> int:
    """Rows into one file; answers how many."""
    further = iter(rows)
    with Writer(path, schema) as writer:
        while group := list(islice(further, A_GROUP)):
            writer.add(group)
        return writer.count


def read(path: Path, *columns: str) -> Iterator[tuple[int, ...]]:
    """Rows of a file, or of a folder of them, in their order."""
    for batch in ds.dataset(path, format="parquet").to_batches(columns=list(columns)):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
