"""Splink 5 on the rows of the bench of linkage, as its manual says. Not here: ours (bench/linkage.py).

It gets what our model gets: folded words of name, relation's name, village and district, birth year, phone;
it blocks on our key of the first word with one more fact, and learns its weights by itself.
"""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa

from bench.registers import facts, rows
from hamrah.people.rules.facts import fold


def linked_by_splink(home: Path, who: list[str]) -> dict[str, float]:
    """Its best pairwise F1 and its seconds."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    began = time.monotonic()
    table = pa.Table.from_pylist([_row(at, row) for at, row in enumerate(rows(home, "registers"))])
    api = DuckDBAPI()
    registered = api.register(table)
    blocks = [block_on("key", "relation_key"), block_on("key", "village_key"), block_on("phone"),
              block_on("relation_key", "village_key"), block_on("key", "district_key", "decade")]  # fmt: skip
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="at",
        comparisons=[cl.JaroWinklerAtThresholds(field, [0.93, 0.86])
                     for field in ("name", "relation", "village", "district")]
        + [cl.ExactMatch("gender"), cl.ExactMatch("phone"), cl.ExactMatch("decade")],
        blocking_rules_to_generate_predictions=blocks,
    )  # fmt: skip
    linker = Linker(registered, settings)
    linker.training.estimate_probability_two_random_records_match([blocks[0]], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6)
    for rule in (blocks[0], blocks[2]):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.01)
    sql = f"SELECT at_l, at_r, match_probability FROM {found.physical_name}"
    pairs = api._con.execute(sql).fetchall()
    return {"f1": _best_f1(pairs, who), "whole_s": time.monotonic() - began}


def _row(at: int, row: dict[str, str]) -> dict[str, Any]:
    folded = fold(facts(row))

    def key(words: Iterable[Any]) -> str | None:
        return next((word.keys[0] for word in words), None)

    def said(words: Iterable[Any]) -> str | None:
        return " ".join(word.sounds for word in words) or None

    return {
        "at": at,
        "name": said(folded.name),
        "relation": said(folded.relation_name),
        "village": said(folded.village),
        "district": said(folded.district),
        "gender": folded.gender or None,
        "phone": folded.phones[0] if folded.phones else None,
        "decade": str(folded.birth_year // 10) if folded.birth_year else None,
        "key": key(folded.name),
        "relation_key": key(folded.relation_name),
        "village_key": key(folded.village),
        "district_key": key(folded.district),
    }


def _best_f1(pairs: list[tuple[int, int, float]], who: list[str]) -> float:
    """The best pairwise F1 over all thresholds."""
    counts: dict[str, int] = {}
    for person in who:
        counts[person] = counts.get(person, 0) + 1
    true = sum(n * (n - 1) // 2 for n in counts.values())
    right, best = 0, 0.0
    for stated, (one, other, _) in enumerate(sorted(pairs, key=lambda pair: -pair[2]), start=1):
        right += who[one] == who[other]
        best = max(best, 2 * right / (stated + true))
    return best
