"""DuckDB: linkage on one machine. Not here: the queries (queries.py)."""

from pathlib import Path

import duckdb

from hamrah.linkage.queries import BEST, BLOCKS, NEAREST, PAIRS

MEMORY = "4GB"
THREADS = 2


class DuckEngine:
    """One connection; what does not fit into memory goes to the scratch folder."""

    def __init__(self, scratch: Path) -> None:
        self.connection = duckdb.connect()
        for statement in (
            f"SET threads = {THREADS}",
            f"SET memory_limit = '{MEMORY}'",
            f"SET temp_directory = '{scratch / 'spilled'}'",
            "SET preserve_insertion_order = false",
        ):
            self.connection.execute(statement)

    def pairs(self, folder: Path) -> None:
        """stored, asked -> near."""
        self._view(folder, "stored")
        self._view(folder, "asked")
        self.connection.execute(f"CREATE OR REPLACE TABLE block AS {BLOCKS}")
        self.connection.execute(f"CREATE OR REPLACE TABLE pair AS {PAIRS}")
        self._write(NEAREST, folder / "near.parquet")
        self.connection.execute("DROP TABLE pair; DROP TABLE block")

    def best(self, folder: Path) -> None:
        """scored -> best."""
        self._view(folder, "scored")
        self._write(BEST, folder / "best.parquet")

    def close(self) -> None:
        """End the connection."""
        self.connection.close()

    def _view(self, folder: Path, name: str) -> None:
        self.connection.execute(
            f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet('{folder / name}.parquet')"  # noqa: S608
        )

    def _write(self, query: str, to: Path) -> None:
        self.connection.execute(f"COPY ({query}) TO '{to}' (FORMAT parquet)")
