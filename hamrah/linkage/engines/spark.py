"""Spark: linkage on many machines, or on this one for comparing. Not here: the queries (queries.py).

The cluster is the one that the environment names (SPARK_MASTER_URL), else two threads of this machine.
"""

import os
from pathlib import Path

from pyspark.sql import SparkSession

from hamrah.linkage.queries import BEST, BLOCKS, NEAREST, PAIRS


class SparkEngine:
    """One session; its own page of figures stays off, for it would open a port."""

    def __init__(self, scratch: Path) -> None:
        builder = SparkSession.builder.master(os.environ.get("SPARK_MASTER_URL", "local[2]"))
        for name, value in {
            "spark.app.name": "hamrah-linkage",
            "spark.ui.enabled": "false",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.local.dir": str(scratch / "spilled"),
            "spark.sql.warehouse.dir": str(scratch / "warehouse"),
            "spark.sql.shuffle.partitions": "8",
        }.items():
            builder = builder.config(name, value)
        self.session = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("ERROR")

    def pairs(self, folder: Path) -> None:
        """stored, asked -> near."""
        self._view(folder, "stored")
        self._view(folder, "asked")
        for name, query in (("block", BLOCKS), ("pair", PAIRS)):
            self.session.sql(query).createOrReplaceTempView(name)
        self._write(NEAREST, folder / "near.parquet")

    def best(self, folder: Path) -> None:
        """scored -> best."""
        self._view(folder, "scored")
        self._write(BEST, folder / "best.parquet")

    def close(self) -> None:
        """End the session."""
        self.session.stop()

    def _view(self, folder: Path, name: str) -> None:
        self.session.read.parquet(str(folder / f"{name}.parquet")).createOrReplaceTempView(name)

    def _write(self, query: str, to: Path) -> None:
        self.session.sql(query).coalesce(1).write.mode("overwrite").parquet(str(to))
