"""Learns likeness from invented registers: writes hamrah/people/rules/weights.json and docs/likeness.svg.

Run: python -m bench.learn_likeness FOLDER, with the development libraries. Not here: search
(bench/search.py), and the weights of the one free box, which weights.json keeps as they were learned before.

Boosted trees whose every branch may read only the fields of one of TABLES; so their sum is exactly one table
of log-odds for each, which is what the house ships and reads (rules/likeness.py). Learned from pairs that the
house's own keys bring together, so that brothers and namesakes are the ones told apart. Other seeds judge.
"""

import argparse
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # a busy machine waits for its slowest thread
import numpy as np

from bench.calibration import judged, written
from bench.registers import facts, made, rows
from hamrah.linkage import files
from hamrah.linkage.engines import engine_named
from hamrah.people.rules import alike, likeness
from hamrah.people.rules.likeness import FIELDS, Question
from hamrah.people.rules.pairkeys import derived, probe_keys
from hamrah.people.rules.trait import parsed

SEEDS = ("train-1", "train-2")
JUDGES = ("eval-1",)
NOISES = ("easy", "normal", "hard")
PEOPLE_ROWS = 34_783  # 20,000 people
TABLES = (
    "given+name+rest+common",
    "given+father+village",
    "given+father+common",
    "given+gender+years",
    "father+kind+village",
    "relation+father+name",
    "village+district+state",
    "name+relation+middle",
    "given+known_as+village",
    "given+father+phone",
    "given+village+years",
    "given+father+years",
    "given+phone+years",
    "given+district+village",
    "given+occupation+years",
    "given+kind+gender",
    "given+village+phone",
    "given+father+village+phone",
)
AGREEMENT = ("missing", "other", "weak", "alike", "near", "same")
EXACT = ("missing", "other", "same")
YEARS = ("missing", "15", "10-14", "7-9", "5-6", "4", "3", "2", "1", "0")
LEVELS: dict[str, tuple[str, ...]] = dict.fromkeys(FIELDS, AGREEMENT) | {
    "rest": ("none", "one", "other", "same"),
    "known_as": ("missing", "other", "crossed", "same"),
    "common": ("0", "1", "2", "3", "4"),
    "middle": ("none", "same"),
    "years": YEARS,
    "phone": ("missing", "other", "near", "same"),
    **dict.fromkeys(("kind", "state", "gender", "occupation"), EXACT),
}
OF_TEN_THOUSAND = (1, 4, 12, 35)  # people of ten thousand who share a word: the steps of `common`
FEW = 0.1  # of the pairs that are two people: enough to learn from, weighed up again
BLANKED = ("state", "occupation", "gender", "district", "years", "phone", "kind")


class Register:
    """One invented register: the folded lines, their keys, and who each is."""

    def __init__(self, home: Path) -> None:
        told = [facts(row) for row in rows(home, "registers")]
        made_of = [derived(one) for one in told]
        self.lines = [one.trait for one in made_of]
        stored = ((key, at) for at, one in enumerate(made_of) for key in one.keys)
        files.write(home / "stored.parquet", files.KEYS, stored)
        asked = ((probe.key, at) for at, one in enumerate(told) for probe in probe_keys(one))
        files.write(home / "asked.parquet", files.KEYS, asked)
        self.home = home
        self.who = [row["person_id"] for row in rows(home, "truth")]

    def pairs(self) -> Iterator[tuple[int, ...]]:
        """The pairs that linkage would compare."""
        engine = engine_named("duckdb", scratch=self.home)
        engine.pairs(self.home)
        engine.close()
        return files.read(self.home / "near.parquet", "person", "other")

    def true_pairs(self) -> int:
        """How many pairs of rows are one person."""
        return sum(n * (n - 1) // 2 for n in Counter(self.who).values())


def examples(register: Register) -> tuple[np.ndarray, np.ndarray]:
    """The level of each field, as a number, and the truth, of every pair."""
    numbers = [{level: n for n, level in enumerate(LEVELS[field])} for field in FIELDS]
    found, truth, last, question = [], [], -1, Question(register.lines[0])
    for one, other in register.pairs():
        if one != last:
            last, question = one, Question(register.lines[one])
        levels = question.levels(register.lines[other])
        found.append([number[level] for number, level in zip(numbers, levels, strict=True)])
        truth.append(register.who[one] == register.who[other])
    return np.array(found, dtype=np.uint8), np.array(truth)


def common_words(registers: list[Register]) -> dict[str, int]:
    """Words of names and how common they are, from 1; whatever is rarer is not listed."""
    counted: Counter[str] = Counter()
    total = 0
    for register in registers:
        for line in register.lines:
            total += 1
            counted.update(set(alike.told_apart(parsed(line).name)[0]) if line[0] != "|" else ())
    steps = {word: sum(10_000 * n >= step * total for step in OF_TEN_THOUSAND) for word, n in counted.items()}
    return {word: step for word, step in sorted(steps.items()) if step}


def learn(levels: np.ndarray, truth: np.ndarray) -> Any:
    """The trees. Two people are thinned out; a third of the pairs lose fields that a form may not ask."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    rnd = np.random.RandomState(5)
    kept = truth | (rnd.rand(len(truth)) < FEW)
    levels, truth = levels[kept].copy(), truth[kept]
    poorer = rnd.rand(len(truth)) < 0.35
    for field in BLANKED:
        levels[poorer & (rnd.rand(len(truth)) < 0.5), FIELDS.index(field)] = 0
    together = [{FIELDS.index(field) for field in table.split("+")} for table in TABLES]
    trees = HistGradientBoostingClassifier(
        max_iter=220, learning_rate=0.14, max_leaf_nodes=24, min_samples_leaf=60, l2_regularization=2,
        interaction_cst=together, early_stopping=False, random_state=0,
    )  # fmt: skip
    return trees.fit(levels, truth, sample_weight=np.where(truth, 1, 1 / FEW))


def tables_of(trees: Any) -> tuple[float, dict[str, dict[str, float]]]:
    """Start and tables whose sum is exactly what the trees say."""
    shapes = {table: [len(LEVELS[field]) for field in table.split("+")] for table in TABLES}
    grids = {table: np.zeros(shape) for table, shape in shapes.items()}
    start = float(trees._baseline_prediction.ravel()[0])
    for (tree,) in trees._predictors:
        for box, points in leaves(tree.nodes):
            table = next(t for t in TABLES if set(box) <= set(t.split("+")))
            where = tuple(box.get(field, slice(None)) for field in table.split("+"))
            grids[table][np.ix_(*[np.arange(n)[w] for n, w in zip(shapes[table], where, strict=True)])] += (
                points
            )
    return start, {table: dict(cells(table, grid)) for table, grid in grids.items()}


def leaves(nodes: Any, at: int = 0, box: dict[str, slice] | None = None) -> Iterator[Any]:
    """Each leaf: the range of levels of each field on its way, and its points."""
    box, node = box or {}, nodes[at]
    if node["is_leaf"]:
        yield box, float(node["value"])
        return
    field = FIELDS[node["feature_idx"]]
    whole = box.get(field, slice(0, len(LEVELS[field])))
    cut = int(np.floor(node["num_threshold"])) + 1
    yield from leaves(nodes, node["left"], box | {field: slice(whole.start, min(cut, whole.stop))})
    yield from leaves(nodes, node["right"], box | {field: slice(max(cut, whole.start), whole.stop)})


def cells(table: str, grid: np.ndarray) -> Iterator[tuple[str, float]]:
    """Rows of one table, in words: same+near+same -> 2.31."""
    of = [LEVELS[field] for field in table.split("+")]
    for places in product(*(range(len(levels)) for levels in of)):
        if points := round(float(grid[places]), 2):
            yield "+".join(levels[place] for levels, place in zip(of, places, strict=True)), points


def main(folder: str) -> None:
    homes = {
        (seed, noise): made(Path(folder), seed=seed, noise=noise, rows=PEOPLE_ROWS)
        for seed in (*SEEDS, *JUDGES)
        for noise in NOISES
    }
    learning = [Register(homes[seed, noise]) for seed in SEEDS for noise in NOISES]
    likeness.COMMON.clear()
    likeness.COMMON.update(common_words(learning))
    likeness.commonness.cache_clear()
    found = [examples(register) for register in learning]
    trees = learn(np.vstack([levels for levels, _ in found]), np.concatenate([truth for _, truth in found]))
    start, tables = tables_of(trees)
    judges: dict[str, list[Any]] = defaultdict(list)
    for seed, noise in product(JUDGES, NOISES):
        register = Register(homes[seed, noise])
        levels, truth = examples(register)
        judges[noise].append((trees.decision_function(levels), truth, register.true_pairs()))
    figures = judged(judges)
    written(
        figures,
        {"start": round(start, 3), "tables": tables, "common": likeness.COMMON},
    )
    print(json.dumps(figures["rows"], indent=1))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.learn_likeness", description=__doc__)
    parser.add_argument("folder", help="where the invented registers are made")
    main(parser.parse_args().folder)
