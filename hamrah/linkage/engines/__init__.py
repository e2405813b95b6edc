"""The engines that ask the queries of linkage, by name. Not here: the queries (queries.py)."""

from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from hamrah.ground.problem import Problem
from hamrah.ground.words import _

# engine -> (the library it needs, the extra that brings it)
ENGINES = {"duckdb": ("duckdb", "analytics"), "spark": ("pyspark", "cluster")}
Row = tuple[int, int, int]


class Engine(Protocol):
    """Reads and writes Parquet in one folder."""

    def pairs(self, folder: Path) -> None:
        """stored, asked -> near: (person, other, votes) of pairs worth comparing."""

    def best(self, folder: Path) -> None:
        """scored -> best: (person, other, points), the likeliest first."""

    def close(self) -> None:
        """Give back what it holds."""


def refuse_unless_installed(name: str) -> None:
    """Raises `linkage.no_engine` where the engine's library is not installed."""
    library, extra = ENGINES[name]
    if find_spec(library) is None or find_spec("pyarrow") is None:
        raise Problem(
            "linkage.no_engine",
            _("%(engine)s is not installed here. Install it with: pip install 'hamrah[%(extra)s]'"),
            engine=name,
            extra=extra,
        )


def engine_named(name: str, *, scratch: Path) -> Engine:
    """The engine. Raises `linkage.no_engine`."""
    refuse_unless_installed(name)
    if name == "spark":
        from hamrah.linkage.engines.spark import SparkEngine

        return SparkEngine(scratch)
    from hamrah.linkage.engines.duck import DuckEngine

    return DuckEngine(scratch)
