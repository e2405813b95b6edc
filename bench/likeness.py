"""The one scorer, judged as the promise says: two registers of 20,000 people at each noise, of seeds that no
learning, no choice of a line and no table has seen.

Truth: every two rows of one person, of one organisation or of two, whether keys bring them together or not.
Compared: the pairs that linkage compares (the house's keys and queries). Best pairwise F1 over all lines; at
the line that ships (`strong` in weights.json) precision and recall; how far the stated probability lies from
the share that is true, over all pairs stated at 1 in 100 or more. Each value is the worse of the two seeds.

Not here: links without names (links.py), F1 of clusters (linkage.py), recall of search (search.py).
"""

import os
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from bench import calibration
from bench.linkage import keyed
from bench.registers import made, rows
from hamrah.linkage import files
from hamrah.linkage.engines import engine_named
from hamrah.linkage.scoring import scored
from hamrah.people.rules.likeness import STRONG

SEEDS = tuple((os.environ.get("SEEDS") or "unseen-5-1 unseen-5-2").split())
ROWS = 34_783  # 20,000 people
# Noise -> best F1, precision and recall at the line, error of the stated probability: what is allowed.
TARGETS: dict[str, dict[str, float]] = {
    "easy": {"f1": 0.97, "error_above_1_in_100": 0.03},
    "normal": {"f1": 0.89, "precision_at_line": 0.97, "recall_at_line": 0.78, "error_above_1_in_100": 0.03},
    "hard": {"f1": 0.70, "error_above_1_in_100": 0.03},
}
TOLD = {
    "f1": "best pairwise F1",
    "precision_at_line": "share of proposals true",
    "recall_at_line": "share of pairs proposed",
    "error_above_1_in_100": "mean error of chance",
    "keys_find": "share of pairs compared",
    "pairs_a_row": "pairs compared a row",
}
Figure = dict[str, Any]


def run() -> list[Figure]:
    """Figures of each noise, the worse of the seeds; every seed is printed."""
    folder = Path(os.environ.get("BENCH_REGISTERS") or Path(tempfile.gettempdir()) / "hamrah-bench")
    found = []
    for noise, targets in TARGETS.items():
        of_seeds = [judged(made(folder, seed=seed, noise=noise, rows=ROWS)) for seed in SEEDS]
        for seed, row in zip(SEEDS, of_seeds, strict=True):
            print(noise, seed, {name: round(row[name], 4) for name in TOLD})
        found += [figure(f"likeness.{name}.{noise}", name, of_seeds, targets.get(name)) for name in TOLD]
    return found


def figure(title: str, name: str, of_seeds: list[dict[str, float]], target: float | None) -> Figure:
    worse = max if name.startswith("error") or name == "pairs_a_row" else min
    value = round(worse(row[name] for row in of_seeds), 4)
    return {
        "name": title, "size": ROWS, "value": value, "unit": TOLD[name], "baseline": target or 0,
        "baseline_name": "target" if target else "", "ratio": round(value / target, 3) if target else None,
    }  # fmt: skip


def judged(home: Path) -> dict[str, float]:
    """What the shipped tables make of one register."""
    who = [row["person_id"] for row in rows(home, "truth")]
    points, truth = compared(home, who)
    total = sum(n * (n - 1) // 2 for n in Counter(who).values())
    row, _line = calibration.figures(points, truth, total)
    right = truth[points >= STRONG]
    return {
        **row,
        "precision_at_line": float(right.mean()),
        "recall_at_line": float(right.sum() / total),
        "pairs_a_row": len(points) / len(who),
    }


def compared(home: Path, who: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Log-odds and truth of every pair that linkage compares."""
    lines = keyed(home)
    engine = engine_named("duckdb", scratch=home)
    engine.pairs(home)
    engine.close()
    pairs = files.read(home / "near.parquet", "person", "other")
    found = [
        (points / 1000, who[one] == who[other])
        for one, other, points in scored(pairs, lines, least=float("-inf"))
    ]
    points, truth = zip(*found, strict=True)
    return np.array(points), np.array(truth)
