"""Reads the files of real spellings beside the repository: pairs (native word, Latin word).

Not here: the files. They are read from HAMRAH_SHARED, else from ../shared, and never copied.
"""

import csv
import os
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("HAMRAH_SHARED") or ROOT.parent / "shared")
NAMES = SHARED / "data" / "names"

Pair = tuple[str, str]


def pairs_of(lexicon: str) -> list[Pair]:
    """Every row of `parlikar`, `dakshina.<lang>.<part>` or `aksharantar.<lang>.<part>`: (native, Latin).

    Raises FileNotFoundError where the files are absent.
    """
    if lexicon == "parlikar":
        return [(row[1], row[0]) for row in _rows("parlikar.hi.tsv")][1:]
    if lexicon.startswith("aksharantar"):
        return [(row[1], row[0]) for row in _rows(f"{lexicon}.csv", ",")]
    return [(row[0], row[1]) for row in _rows(f"{lexicon}.tsv")]


def _rows(file: str, between: str = "\t") -> list[list[str]]:
    with (NAMES / file).open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.reader(lines, delimiter=between, quoting=csv.QUOTE_NONE) if len(row) > 1]


def share_found(keys: Callable[[str], Iterable[str]], pairs: list[Pair]) -> float:
    """Share of the pairs, 0-1, whose two words have a key in common."""
    return sum(not {*keys(native)}.isdisjoint(keys(roman)) for native, roman in pairs) / len(pairs)
