"""The models that ship can be learned anew, and their tables say exactly what was learned.

Not here: how well they judge (bench/likeness.py, bench/links.py).
"""

import random

import numpy as np

from bench.learn_likeness import LEVELS, TABLES, learn, tables_of
from bench.learn_nearness import learn as learn_nearness
from hamrah.people.rules.likeness import FIELDS

ROUNDED_TO = 0.01


def test_the_sum_of_the_tables_is_what_the_trees_say():
    rnd = np.random.RandomState(1)
    levels = np.column_stack([rnd.randint(0, len(LEVELS[field]), 2_000) for field in FIELDS]).astype(np.uint8)
    village, father = FIELDS.index("village"), FIELDS.index("father")
    truth = (levels[:, village] > 3) & (levels[:, father] > 2) & (rnd.rand(2_000) < 0.9)
    trees = learn(levels, truth)
    start, tables = tables_of(trees)
    said = trees.decision_function(levels[:50])
    for row, points in zip(levels, said, strict=False):
        level = {field: LEVELS[field][at] for field, at in zip(FIELDS, row, strict=True)}
        rows = ["+".join(level[field] for field in table.split("+")) for table in TABLES]
        summed = start + sum(tables[table].get(row, 0.0) for table, row in zip(TABLES, rows, strict=True))
        assert abs(summed - points) <= len(TABLES) * ROUNDED_TO / 2 + 1e-6
    assert np.corrcoef(said, truth[:50])[0, 1] > 0.5


def test_nearness_of_veils_is_learned_from_signs():
    examples = [(["name.same", "born.0"], True), (["name.other", "born.0"], False)] * 60
    _start, weights = learn_nearness(examples, random.Random(1))
    assert weights["name.same"] > 1
    assert weights["name.other"] < -1
    assert abs(weights["born.0"]) < 0.5
