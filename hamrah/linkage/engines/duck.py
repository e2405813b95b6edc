"""DuckDB: linkage on one machine. Not here: the queries (queries.py)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from hamrah.linkage.queries import BEST, BLOCKS, NEAREST, PAIRS

MEMORY = "3GB"
THREADS = 2


class DuckEngine:
    """A connection a step, so that scoring between them has the memory; what does not fit goes to scratch."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch

    def pairs(self, folder: Path) -> None:
        """stored, asked -> near."""
        with self._opened(folder, "stored", "asked") as connection:
            connection.execute(f"CREATE TABLE block AS {BLOCKS}")
            connection.execute(f"CREATE TABLE pair AS {PAIRS}")
            _write(connection, NEAREST, folder / "near.parquet")

    def best(self, folder: Path) -> None:
        """scored -> best."""
        with self._opened(folder, "scored") as connection:
            _write(connection, BEST, folder / "best.parquet")

    def close(self) -> None:
        """Nothing is held between steps."""

    @contextmanager
    def _opened(self, folder: Path, *tables: str) -> Iterator[duckdb.DuckDBPyConnection]:
        settings: dict[str, Any] = {
            "threads": THREADS,
            "memory_limit": MEMORY,
            "temp_directory": str(self.scratch / "spilled"),
            "preserve_insertion_order": False,
        }
        with duckdb.connect(config=settings) as connection:
            for name in tables:
                file = folder / f"{name}.parquet"
                connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{file}')")  # noqa: S608
            yield connection


def _write(connection: duckdb.DuckDBPyConnection, query: str, to: Path) -> None:
    connection.execute(f"COPY ({query}) TO '{to}' (FORMAT parquet)")
