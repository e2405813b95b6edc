"""Both engines on the same invented keys, row for row. Skips in one line where Spark or Java is missing."""

import random
import shutil
from importlib.util import find_spec

import pytest

from hamrah.linkage import files
from hamrah.linkage.engines import engine_named

pytest.importorskip("duckdb", reason="linkage needs the extra [analytics]")


@pytest.fixture
def folder(tmp_path):
    """Three hundred records, some keys that two share, some that too many share."""
    rnd = random.Random("engines")
    stored = [
        (rnd.choice((rnd.randrange(200), rnd.randrange(-(2**63), 2**63), 7)), p)
        for p in range(300)
        for _ in range(6)
    ]
    files.write(tmp_path / "stored.parquet", files.KEYS, sorted(set(stored)))
    files.write(tmp_path / "asked.parquet", files.KEYS, sorted(set(stored[:1200])))
    files.write(tmp_path / "scored.parquet", files.SCORES,
                [(a, b, rnd.randrange(4000)) for a in range(40) for b in range(a + 1, 40)])  # fmt: skip
    return tmp_path


def answers(name, folder):
    engine = engine_named(name, scratch=folder)
    try:
        engine.pairs(folder)
        engine.best(folder)
    finally:
        engine.close()
    near = list(files.read(folder / "near.parquet", "person", "other", "votes"))
    best = list(files.read(folder / "best.parquet", "person", "other", "points"))
    return sorted(near), sorted(best)


def test_a_key_that_too_many_share_brings_no_pair(folder):
    files.write(folder / "asked.parquet", files.KEYS, [(7, p) for p in range(300)])
    assert answers("duckdb", folder)[0] == []


def test_two_who_share_a_key_are_a_pair_once(folder):
    files.write(folder / "stored.parquet", files.KEYS, [(1, 5), (1, 9), (2, 5), (2, 9)])
    files.write(folder / "asked.parquet", files.KEYS, [(1, 5), (1, 9), (2, 5)])
    assert [(a, b) for a, b, _ in answers("duckdb", folder)[0]] == [(5, 9)]


@pytest.mark.skipif(find_spec("pyspark") is None or shutil.which("java") is None,
                    reason="Spark is compared where `make cluster` and a Java are there")  # fmt: skip
def test_both_engines_answer_the_same_row_for_row(folder):
    ours = answers("duckdb", folder)
    for name in ("near.parquet", "best.parquet"):
        (folder / name).unlink()
    assert answers("spark", folder) == ours
    assert all(ours)
