"""Name keys: true pairs found, strangers who collide, words a second; Soundex and Metaphone beside them.

Not here: finding people by these keys.

Recall: every row (native word, Latin word) of a file counts once, unweighted; it is found when the two share
any key. Collision: chance that two random people of 60,000 (population.py, seed keys-1; men and women apart)
share any key of the first word of `given`, divided by the chance that the two words are exactly equal.
Soundex and Metaphone (jellyfish) read no Indic script, so they get our own Latin spelling of the native word.
Speed: CPU time on one core, best of five, nothing remembered. Keys a word: on the words of Parlikar's names.
Reads HAMRAH_SHARED (else ../shared); writes only to a temporary folder.
"""

import argparse
import csv
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import jellyfish

from hamrah.ground.names import keys, latin
from hamrah.ground.tests.name_pairs import SHARED, pairs_of, share_found

Keys = Callable[[str], Iterable[str]]

LANGUAGES = ("hi", "mr", "gu", "pa", "te", "kn", "bn", "ta")
LEXICONS = (
    {"keys.recall.parlikar": "parlikar"}
    | {f"keys.recall.dakshina.{lang}": f"dakshina.{lang}.dev" for lang in LANGUAGES}
    | {"keys.recall.odia": "aksharantar.or.valid"}
)
PEOPLE, SEED, BASELINE = 60_000, "keys-1", "Soundex"


def soundex(word: str) -> tuple[str, ...]:
    """Soundex of the Latin spelling, one key."""
    return (jellyfish.soundex(letters_of(word)),)


def metaphone(word: str) -> tuple[str, ...]:
    """Metaphone of the Latin spelling, one key."""
    return (jellyfish.metaphone(letters_of(word)),)


@cache
def letters_of(word: str) -> str:
    return "".join(letter for letter in latin(word) if letter.isascii() and letter.isalpha())


def first_words() -> dict[str, Counter[str]]:
    """How many of the invented people, by sex (M, F), have each first word."""
    with tempfile.TemporaryDirectory() as folder:
        make = [
            sys.executable,
            str(SHARED / "data" / "population.py"),
            "--people",
            str(PEOPLE),
            "--seed",
            SEED,
        ]
        subprocess.run([*make, "--out", folder], check=True, capture_output=True)
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        with (Path(folder) / "people.csv").open(encoding="utf-8", newline="") as people:
            for person in csv.DictReader(people):
                counted[person["sex"]][person["given"].split()[0]] += 1
    return counted


def times_exact(keys: Keys, people: Counter[str]) -> float:
    """Chance that two people share a key, as a multiple of the chance that their words are equal."""
    holders: dict[str, set[str]] = defaultdict(set)
    found = {word: frozenset(keys(word)) for word in people}
    for word, own in found.items():
        for key in own:
            holders[key].add(word)
    equal = sum(count * (count - 1) for count in people.values())
    alike = sum(
        count * sum(people[other] for other in set().union(*(holders[key] for key in found[word])) | {word})
        for word, count in people.items()
    )
    return (alike - people.total()) / equal


def words_a_second(keys: Keys, words: list[str]) -> float:
    """Words one core turns into keys in a second of CPU time, best of five."""
    best = 0.0
    for _ in range(5):
        began = time.process_time()
        for word in words:
            keys(word)
        best = max(best, len(words) / (time.process_time() - began))
    return best


def figure(name: str, size: int, unit: str, measured: list[float]) -> dict[str, Any]:
    """One row: ours, Soundex as the baseline, Metaphone beside them."""
    ours, baseline, other = measured
    return {
        "name": name,
        "size": size,
        "value": round(ours, 4),
        "unit": unit,
        "baseline": round(baseline, 4),
        "baseline_name": BASELINE,
        "ratio": round(ours / baseline, 3),
        "metaphone": round(other, 4),
    }


def run() -> list[dict[str, Any]]:
    """Every figure of the room, in the order of the list above."""
    methods: list[Keys] = [keys, soundex, metaphone]
    figures = []
    lexicons = {name: pairs_of(lexicon) for name, lexicon in LEXICONS.items()}
    for name, pairs in lexicons.items():
        figures.append(
            figure(name, len(pairs), "share of pairs", [share_found(each, pairs) for each in methods])
        )
    people = first_words()
    for name, sex in (("keys.collision.men", "M"), ("keys.collision.women", "F")):
        measured = [times_exact(each, people[sex]) for each in methods]
        figures.append(figure(name, people[sex].total(), "times exact equality", measured))
    words = [word for pairs in lexicons.values() for pair in pairs[:1500] for word in pair]
    letters_of.cache_clear()
    speeds = [words_a_second(each, words) for each in (keys, soundex_anew, metaphone_anew)]
    figures.append(figure("keys.tokens_per_s", len(words), "words a second and core", speeds))
    names = [word for pair in lexicons["keys.recall.parlikar"] for word in pair]
    a_word = sum(len(keys(word)) for word in names) / len(names)
    figures.append(figure("keys.keys_a_word", len(names), "keys a word", [a_word, 1, 1]))
    return figures


def soundex_anew(word: str) -> str:
    return jellyfish.soundex(letters_of.__wrapped__(word))


def metaphone_anew(word: str) -> str:
    return jellyfish.metaphone(letters_of.__wrapped__(word))


if __name__ == "__main__":
    argparse.ArgumentParser(prog="python -m bench.keys", description=__doc__).parse_args()
    print(f"{'':26}{'size':>7}{'ours':>12}{'Soundex':>12}{'Metaphone':>12}  unit")
    for row in run():
        numbers = "".join(f"{row[part]:12.4g}" for part in ("value", "baseline", "metaphone"))
        print(f"{row['name']:26}{row['size']:7}{numbers}  {row['unit']}")
