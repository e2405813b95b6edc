"""Learns the weights of likeness from invented registers and writes hamrah/people/rules/weights.json.

Run: python -m bench.learn_likeness FOLDER. Not here: measuring (bench/search.py), on other seeds than these.

Logistic regression on the signs of (asked, candidate) pairs, plain Python; candidates are those that pair
keys really find, so that brothers and namesakes are the ones told apart.
"""

import json
import math
import random
import sys
from collections import defaultdict
from itertools import islice
from pathlib import Path

from bench.registers import facts, free_text, made, rows
from hamrah.people.rules.freebox import FreeQuestion
from hamrah.people.rules.likeness import Question
from hamrah.people.rules.pairkeys import Probe, free_probe_keys, pair_keys, probe_keys
from hamrah.people.rules.trait import trait

SEEDS = ("train-1", "train-2")
NOISES = ("normal", "hard")
FORMS = ((), ("gender",), ("gender", "state", "occupation"))  # what may be asked; each learned from a third
ROWS = 100_000
CANDIDATES = 60
QUERIES = 700
POSTINGS = 500
EPOCHS = 4
SHRINK = 2e-5
WEIGHTS = Path(__file__).resolve().parents[1] / "hamrah" / "people" / "rules" / "weights.json"

Pair = tuple[list[str], bool]


def pairs(home: Path, rnd: random.Random) -> tuple[list[Pair], list[Pair]]:
    """Signs and truth of every query with the records that its keys find, by form and by free box."""
    people = [row["person_id"] for row in rows(home, "truth")]
    lines, index = [], defaultdict(list)
    for at, row in enumerate(rows(home, "registers")):
        told = facts(row)
        lines.append(trait(told))
        for key in pair_keys(told):
            index[key].append(at)
    fielded, free = [], []
    for row in islice(rows(home, "queries"), QUERIES):
        told = facts(row, fields=rnd.choice(FORMS))
        question, box = Question(trait(told)), FreeQuestion(free_text(row))
        for at in candidates(probe_keys(told), index, total=len(lines)):
            fielded.append((question.signs(lines[at]), people[at] == row["person_id"]))
        for at in candidates(free_probe_keys(free_text(row)), index, total=len(lines)):
            free.append((box.signs(lines[at]), people[at] == row["person_id"]))
    return fielded, free


def candidates(probes: list[Probe], index, *, total: int) -> list[int]:
    """Record numbers by summed rarity of the keys they share."""
    weights: dict[int, float] = defaultdict(float)
    for probe in probes:
        hits = index.get(probe.key, ())
        if len(hits) <= POSTINGS:
            for at in hits:
                weights[at] += math.log(total / len(hits))
    return sorted(weights, key=weights.__getitem__, reverse=True)[:CANDIDATES]


def learn(examples: list[Pair], rnd: random.Random) -> tuple[float, dict[str, float]]:
    """Start and weights by stochastic gradient with per-sign steps (AdaGrad)."""
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1.0)
    for _ in range(EPOCHS):
        rnd.shuffle(examples)
        for signs, same in examples:
            total = weights[""] + sum(weights[s] for s in signs)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - same
            if abs(error) < 1e-4:
                continue
            for sign in ("", *signs):
                slope = error + SHRINK * weights[sign]
                squares[sign] += slope * slope
                weights[sign] -= 0.5 * slope / math.sqrt(squares[sign])
    start = weights.pop("")
    return start, weights


def main(folder: str) -> None:
    rnd = random.Random("likeness")
    fielded: list[Pair] = []
    free: list[Pair] = []
    for seed in SEEDS:
        for noise in NOISES:
            by_form, by_box = pairs(made(Path(folder), seed=seed, noise=noise, rows=ROWS), rnd)
            fielded += by_form
            free += by_box
    start, weights = learn(fielded, rnd)
    start_free, weights_free = learn(free, rnd)
    weights |= weights_free | {"free": start_free}
    written = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    written |= {"start": round(start, 3), "weights": {s: round(weights[s], 3) for s in sorted(weights)}}
    WEIGHTS.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
