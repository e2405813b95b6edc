"""Measures linkage: time, memory and F1 from rows to clusters, with Splink 5 on the same rows beside it.

Run: python -m bench linkage; SIZE=1000000 for the large one. Not here: PostgreSQL (this is keys, blocks,
scores and clusters of one run; reading the register costs what an export costs).
"""

import multiprocessing
import os
import tempfile
import threading
import time
from array import array
from collections.abc import Iterable, Iterator
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
LOOK_SECONDS = 0.5
Row = dict[str, str]
Packed = tuple[bytes, bytes]


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
            "baseline_name": "Splink 5, our key of each word" if theirs.get(name) else "",
            "ratio": round(value / theirs[name], 3) if theirs.get(name) else None,
        }
        for name, (value, unit) in ours.items()
    ]


def linked(home: Path, who: list[str]) -> dict[str, tuple[float, str]]:
    """Keys, blocks, scores and clusters, each timed."""
    with Memory() as memory:
        found = timed(home, who)
    return {**found, "peak_mb": (memory.peak_mb, "MB, all processes together")}


def timed(home: Path, who: list[str]) -> dict[str, tuple[float, str]]:
    """Each step's seconds, and F1."""
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
    }


def keyed(home: Path) -> list[str]:
    """Folded lines; and the Parquet of keys, as an export writes it. On all cores."""
    lines: list[str] = []
    stored, asked = home / "stored.parquet", home / "asked.parquet"
    with (
        multiprocessing.get_context("fork").Pool() as pool,
        files.Writer(stored, files.KEYS) as held,
        files.Writer(asked, files.KEYS) as probes,
    ):
        for keys, asks, folded in pool.imap(share_of, shares(home)):
            held.add_packed(*keys)
            probes.add_packed(*asks)
            lines += folded
    return lines


def shares(home: Path) -> Iterator[tuple[int, list[Row]]]:
    """So many rows at a time, with the number of the first."""
    further, at = rows(home, "registers"), 0
    while share := list(islice(further, A_SHARE)):
        yield at, share
        at += len(share)


def share_of(asked: tuple[int, list[Row]]) -> tuple[Packed, Packed, list[str]]:
    """Stored keys and asked keys as packed columns, and folded lines, of some rows."""
    at, share = asked
    told = [facts(row) for row in share]
    made_of: list[Derived] = [derived(one) for one in told]
    return (
        packed(at, (one.keys for one in made_of)),
        packed(at, ([probe.key for probe in probe_keys(one)] for one in told)),
        [one.trait for one in made_of],
    )


def packed(at: int, keys_of: Iterable[Iterable[int]]) -> Packed:
    """The columns key and person, each as the bytes of its numbers."""
    keys, people = array("q"), array("i")
    for person, own in enumerate(keys_of, start=at):
        before = len(keys)
        keys.extend(own)
        people.extend([person] * (len(keys) - before))
    return keys.tobytes(), people.tobytes()


def f1_of(groups: list[list[int]], who: list[str]) -> float:
    """Pairwise F1 of clusters against the truth."""
    counts: dict[str, int] = {}
    for person in who:
        counts[person] = counts.get(person, 0) + 1
    true = sum(n * (n - 1) // 2 for n in counts.values())
    stated = sum(len(group) * (len(group) - 1) // 2 for group in groups)
    right = sum(who[a] == who[b] for group in groups for n, a in enumerate(group) for b in group[n + 1 :])
    return 2 * right / (stated + true) if stated + true else 0.0


class Memory:
    """The most memory that this process and its children held at once, pages they share counted once."""

    def __init__(self) -> None:
        self.peak_mb, self._over = 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_failure: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            self.peak_mb = max(self.peak_mb, sum(map(own_mb, [os.getpid(), *children()])))


def children() -> list[int]:
    """The processes this one started."""
    return [child.pid for child in multiprocessing.active_children() if child.pid]


def own_mb(process: int) -> float:
    """What a process holds, a page that several share in parts (the kernel's Pss); 0 for one that ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def splink(home: Path, who: list[str]) -> dict[str, float]:
    """Splink as its manual says, with our key of the first word for blocking."""
    from bench.linkage_splink import linked_by_splink

    return linked_by_splink(home, who)
