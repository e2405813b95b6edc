"""Measures linkage: time, memory and F1 from rows to clusters, with Splink 5 on the same rows beside it.

Run: python -m bench linkage; SIZE=1000000 for the large one. Not here: PostgreSQL (this is keys, blocks,
scores and clusters of one run; reading the register costs what an export costs).
"""

import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from bench.registers import facts, made, rows
from hamrah.linkage import files
from hamrah.linkage.engines import engine_named
from hamrah.linkage.rules.clusters import clusters
from hamrah.linkage.scoring import scored
from hamrah.people.rules.pairkeys import Derived, derived, probe_keys

SEED, NOISE = "bench-linkage-1", "normal"
A_SHARE = 5_000
LEAST = (-1.0, 0.0, 1.0, 2.0, 3.0)  # natural-log odds at which F1 is looked at
Row = dict[str, str]


def run(size: int = 10_000) -> list[dict[str, Any]]:
    """The figures of one size, Splink's beside ours where it is installed."""
    size = min(size, int(os.environ.get("SIZE") or 10_000))
    folder = Path(tempfile.gettempdir()) / "hamrah-bench"
    home = made(folder, seed=SEED, noise=NOISE, rows=size)
    who = [row["person_id"] for row in rows(home, "truth")]
    ours = linked(home, who)
    theirs = splink(home, who) if find_spec("splink") else {}
    return [
        {
            "name": f"linkage.{name}",
            "size": len(who),
            "value": round(value, 3),
            "unit": unit,
            "baseline": round(theirs.get(name, 0.0), 3),
            "baseline_name": "Splink 5, our key of each word",
            "ratio": round(value / theirs[name], 3) if theirs.get(name) else None,
        }
        for name, (value, unit) in ours.items()
    ]


def linked(home: Path, who: list[str]) -> dict[str, tuple[float, str]]:
    """Keys, blocks, scores and clusters, each timed."""
    began = time.monotonic()
    lines = keyed(home)
    keys_s = time.monotonic() - began
    engine = engine_named("duckdb", scratch=home)
    engine.pairs(home)
    blocks_s = time.monotonic() - began - keys_s
    pairs = files.read(home / "near.parquet", "person", "other")
    count = files.write(home / "scored.parquet", files.SCORES, scored(pairs, lines, least=min(LEAST)))
    engine.best(home)
    engine.close()
    scores_s = time.monotonic() - began - keys_s - blocks_s
    best = list(files.read(home / "best.parquet", "person", "other", "points"))
    best.sort(key=lambda row: (-row[2], row[0], row[1]))
    found = [f1_of(clusters(best, least=round(1000 * least)), who) for least in LEAST]
    all_s = time.monotonic() - began
    return {
        "f1": (max(found), "F1 of clusters"),
        "keys_s": (keys_s, "s"),
        "blocks_s": (blocks_s, "s"),
        "scores_s": (scores_s, "s"),
        "whole_s": (all_s, "s"),
        "likely_pairs": (count, "pairs"),
        "peak_mb": (peak_mb(), "MB, ours and two processes"),
    }


def keyed(home: Path) -> list[str]:
    """Folded lines; and the Parquet of keys, as an export writes it. On all cores."""
    lines: list[str] = []
    with multiprocessing.get_context("fork").Pool() as pool:
        made_of = pool.imap(share_of, shares(home))
        stored, asked = home / "stored.parquet", home / "asked.parquet"
        with files.Writer(stored, files.KEYS) as held, files.Writer(asked, files.KEYS) as probes:
            for keys, asks, folded in made_of:
                at = len(lines)
                held.add([(key, at + n) for n, own in enumerate(keys) for key in own])
                probes.add([(key, at + n) for n, own in enumerate(asks) for key in own])
                lines += folded
    return lines


def shares(home: Path) -> Iterator[list[Row]]:
    further = rows(home, "registers")
    while share := list(islice(further, A_SHARE)):
        yield share


def share_of(share: list[Row]) -> tuple[list[tuple[int, ...]], list[list[int]], list[str]]:
    """Stored keys, asked keys and folded lines of some rows."""
    told = [facts(row) for row in share]
    made_of: list[Derived] = [derived(one) for one in told]
    return (
        [one.keys for one in made_of],
        [[probe.key for probe in probe_keys(one)] for one in told],
        [one.trait for one in made_of],
    )


def f1_of(groups: list[list[int]], who: list[str]) -> float:
    """Pairwise F1 of clusters against the truth."""
    counts: dict[str, int] = {}
    for person in who:
        counts[person] = counts.get(person, 0) + 1
    true = sum(n * (n - 1) // 2 for n in counts.values())
    stated = sum(len(group) * (len(group) - 1) // 2 for group in groups)
    right = sum(who[a] == who[b] for group in groups for n, a in enumerate(group) for b in group[n + 1 :])
    return 2 * right / (stated + true) if stated + true else 0.0


def peak_mb() -> float:
    """The most memory held by this process, and by its largest child twice (two cores)."""
    own, child = (resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + 2 * child) / 1024


def splink(home: Path, who: list[str]) -> dict[str, float]:
    """Splink as its manual says, with our key of the first word for blocking."""
    from bench.linkage_splink import linked_by_splink

    return linked_by_splink(home, who)


if __name__ == "__main__":
    import json

    print(json.dumps(run(int(os.environ.get("SIZE") or 10_000)), indent=1))
