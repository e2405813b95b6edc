"""Learns the weights of nearness from invented registers and writes hamrah/links/rules/nearness.json.

Run: python -m bench.learn_nearness FOLDER. Not here: measuring (bench/links.py), on another seed.

Pairs are those of two organisations that share a pair key; a keyed hash stands in for the oblivious
function, whose answers are as evenly spread. Plain logistic regression by stochastic gradient.
"""

import argparse
import csv
import hmac
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bench.registers import facts, made, rows
from hamrah.links.rules import nearness
from hamrah.links.rules.veil import veiled
from hamrah.people.rules.pairkeys import Probe, pair_keys, probe_keys
from hamrah.people.rules.trait import trait

SEEDS, ROWS = ("links-train-1", "links-train-2"), 34_783
FAMILIES = "PRVSWDT"
BLOCK_AT_MOST = 60
EPOCHS, SHRINK = 4, 2e-5
WEIGHTS = Path(__file__).resolve().parents[1] / "hamrah" / "links" / "rules" / "nearness.json"


class Record(NamedTuple):
    person: str
    office: str
    line: str
    keys: tuple[int, ...]
    probes: tuple[Probe, ...]


class Pair(NamedTuple):
    signs: list[str]
    same: bool
    records: tuple[int, int]


def records(home: Path) -> list[Record]:
    """Every row of the registers with the keys it stores and the keys it is asked by."""
    people = [row["person_id"] for row in rows(home, "truth")]
    found = []
    for row, person in zip(rows(home, "registers"), people, strict=True):
        told = facts(row)
        probes = tuple(probe for probe in probe_keys(told) if probe.family in FAMILIES)
        found.append(Record(person, row["org"], trait(told), tuple(pair_keys(told)), probes))
    return found


def pairs(known: list[Record]) -> Iterator[Pair]:
    """Every record asked about, and those of other organisations that its keys meet; compared under the
    rarest key of both. Each pair once: the later record asks."""
    blocks: dict[int, list[int]] = defaultdict(list)
    for at, record in enumerate(known):
        met: dict[int, list[Probe]] = defaultdict(list)
        for probe in record.probes:
            members = blocks.get(probe.key, ())
            if len(members) <= BLOCK_AT_MOST:
                for other in members:
                    if known[other].office != record.office:
                        met[other].append(probe)
        for other, probes in met.items():
            rarest = min(probes, key=lambda probe: len(blocks[probe.key]))
            signs = nearness.signs(
                *(veiled(known[one].line, secret_of(rarest.key)) for one in (at, other)),
                families=[probe.family for probe in probes],
                shared_by=len(blocks[rarest.key]),
            )
            yield Pair(signs, record.person == known[other].person, (other, at))
        for key in record.keys:
            blocks[key].append(at)


def secret_of(key: int) -> bytes:
    """What the oblivious function would answer for a key."""
    return hmac.digest(b"stand-in", str(key).encode(), "sha256")


def true_pairs(known: list[Record]) -> int:
    """Pairs of one person in two organisations, found by keys or not."""
    by_person: dict[str, list[str]] = defaultdict(list)
    for record in known:
        by_person[record.person].append(record.office)
    return sum(a != b for offices in by_person.values() for a, b in combinations(offices, 2))


def learn(examples: list[tuple[list[str], bool]], rnd: random.Random) -> tuple[float, dict[str, float]]:
    """Start and weights, with a step of its own for each sign (AdaGrad)."""
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1.0)
    for _ in range(EPOCHS):
        rnd.shuffle(examples)
        for signs, same in examples:
            total = weights[""] + sum(weights[sign] for sign in signs)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - same
            if abs(error) < 1e-4:
                continue
            for sign in ("", *signs):
                slope = error + SHRINK * weights[sign]
                squares[sign] += slope * slope
                weights[sign] -= 0.5 * slope / math.sqrt(squares[sign])
    return weights.pop(""), weights


def best_f1(scored: list[tuple[float, bool]], total: int) -> tuple[float, float, float, float]:
    """Best F1 over all lines, with its line, precision and recall; `total` true pairs there are."""
    right, best = 0, (0.0, 0.0, 0.0, 0.0)
    for count, (score, same) in enumerate(sorted(scored, reverse=True), 1):
        right += same
        f1 = 2 * right / (count + total)
        if f1 > best[0]:
            best = (f1, score, right / count, right / total)
    return best


def line_at(scored: list[tuple[float, bool]], precision: float) -> float:
    """The lowest score at which everything above is right this often."""
    right, line = 0, float("inf")
    for count, (score, same) in enumerate(sorted(scored, reverse=True), 1):
        right += same
        if right / count >= precision:
            line = score
    return line


def main(folder: Path) -> None:
    rnd = random.Random(7)
    examples, checks, totals = [], [], 0
    for seed in SEEDS:
        for noise in ("normal", "hard"):
            known = records(made(folder, seed=seed, noise=noise, rows=ROWS))
            found = list(pairs(known))
            rnd.shuffle(found)
            if noise == "normal" and seed == SEEDS[-1]:
                checks, totals = found, true_pairs(known)
            else:
                examples += found
    start, weights = learn([(pair.signs, pair.same) for pair in examples], rnd)
    score = lambda pair: start + sum(weights.get(sign, 0.0) for sign in pair.signs)  # noqa: E731
    scored = [(score(pair), pair.same) for pair in checks]
    f1, line, precision, recall = best_f1(scored, totals)
    print(f"held back: F1 {f1:.3f} at {line:.2f}: precision {precision:.3f}, recall {recall:.3f}")
    kept = {sign: round(weight, 3) for sign, weight in sorted(weights.items()) if abs(weight) >= 0.005}
    strong, possible = line_at(scored, 0.97), line_at(scored, 0.75)
    WEIGHTS.write_text(
        json.dumps(
            {"start": round(start, 3), "strong": round(strong, 2), "possible": round(possible, 2),
             "weights": kept}, indent=1) + "\n", encoding="utf-8",
    )  # fmt: skip


if __name__ == "__main__":
    csv.field_size_limit(1 << 20)
    parser = argparse.ArgumentParser(prog="python -m bench.learn_nearness", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the invented registers are made")
    main(parser.parse_args().folder)
