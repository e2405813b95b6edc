"""Links across organisations on an unseen register: F1 of veils, and memberships that guessing recovers.

Not here: learning the weights (learn_nearness.py); the same guessing against the real hub with its database
and quota (hamrah/links/tests/test_guessing.py). A keyed hash stands in for the oblivious function.

Baseline of F1: one keyed filter of 1,024 bits a record over unfolded text (name, relation, village, birth
year), Dice, on the very same candidate pairs. Speed: CPU of one core, blinding, evaluating and proving.
"""

import hmac
import os
import tempfile
import time
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from voprf import ristretto

from bench.learn_nearness import Pair, best_f1, pairs, records, true_pairs
from bench.registers import made, rows
from hamrah.links import quotas
from hamrah.links.rules import nearness
from hamrah.people.rules.facts import Facts
from hamrah.people.rules.pairkeys import probe_keys

SEED, ROWS = "links-unseen-1", 34_783  # 20,000 people
GUESSES, EVALUATIONS = 10_000, 2_000
CLK_BITS, CLK_HASHES = 1_024, 10
Figure = dict[str, Any]


def run() -> list[Figure]:
    """F1 at each noise, memberships recovered by guessing, evaluations a second."""
    with tempfile.TemporaryDirectory() as own:
        folder = Path(os.environ.get("BENCH_REGISTERS") or own)
        figures = [figure for noise in ("easy", "normal", "hard") for figure in measured(folder, noise)]
    return [*figures, *evaluations()]


def measured(folder: Path, noise: str) -> list[Figure]:
    home = made(folder, seed=SEED, noise=noise, rows=ROWS)
    known = records(home)
    found, total = list(pairs(known)), true_pairs(known)
    scored = [(nearness.nearness(pair.signs), pair.same) for pair in found]
    filters = [clk(row) for row in rows(home, "registers")]
    plain = [(dice(*(filters[at] for at in pair.records)), pair.same) for pair in found]
    f1, line, precision, recall = best_f1(scored, total)
    baseline = best_f1(plain, total)[0]
    print(f"{noise}: F1 {f1:.3f} at {line:.2f}: precision {precision:.3f}, recall {recall:.3f}")
    figures = [_figure(f"links.f1.{noise}", f1, "F1", baseline, "keyed filter, unfolded text")]
    if noise == "normal":
        wrong = sum(abs_error(scored)) / len(scored)
        figures.append(
            _figure("links.calibration.normal", wrong, "mean error of stated chance", 0.03, "target")
        )
        figures += guessed(found, known)
    return figures


def abs_error(scored: list[tuple[float, bool]]) -> list[float]:
    """For each pair, how far the share that is right in its tenth of chance lies from the stated chance."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for odds, same in scored:
        chance = nearness.chance(odds)
        tenths.setdefault(min(9, int(chance * 10)), []).append((chance, same))
    errors = []
    for members in tenths.values():
        stated = sum(chance for chance, _same in members) / len(members)
        right = sum(same for _chance, same in members) / len(members)
        errors += [abs(stated - right)] * len(members)
    return errors


def guessed(found: list[Pair], known: list[Any]) -> list[Figure]:
    """Of the last 10,000 records as guesses: how many of another organisation's members they reveal."""
    first = len(known) - GUESSES
    hits = {
        pair.records[1]
        for pair in found
        if pair.records[1] >= first and pair.same and nearness.nearness(pair.signs) >= nearness.POSSIBLE
    }
    alone = len(hits) * quotas.LOOKS_A_DAY / GUESSES
    name = "the hub's key and database"
    return [_figure("links.guessed.alone_a_day", alone, f"of {GUESSES} guesses", len(hits), name)]


def evaluations() -> list[Figure]:
    """Keys a second through the function, both sides, in one batch; and keys that one worker makes."""
    hub = ristretto.Evaluator(b"b" * 32)
    began = time.process_time()
    blinded = [ristretto.Client.blind(str(at).encode()) for at in range(EVALUATIONS)]
    answer = hub.evaluate_batch([asked for _client, asked in blinded])
    ristretto.Client.finalize_batch([client for client, _asked in blinded], answer, hub.public_key)
    rate = EVALUATIONS / (time.process_time() - began)
    asked = probe_keys(Facts(name="Kesar Bai", relation_name="Nathu", village="Gogunda", birth_year=1990))
    return [
        _figure("links.keys_a_second", rate, "keys a second and core", len(asked), "keys one worker asks")
    ]


def clk(row: dict[str, str]) -> int:
    """The usual keyed filter of a record: pairs of letters of unfolded fields."""
    bits = 0
    for field in ("name", "relation_name", "village"):
        for pair in pairwise(f" {row[field].lower()} "):
            bits |= _bits(field + "".join(pair))
    born = int(row["registered"][:4]) - int(row["age"]) if row["age"] else 0
    for year in range(born - 3, born + 4) if born else ():
        bits |= _bits(f"born{year}")
    return bits


def _bits(text: str) -> int:
    digest = hmac.digest(b"baseline", text.encode(), "sha256")
    bits = 0
    for at in islice(range(0, 32, 3), CLK_HASHES):
        bits |= 1 << (int.from_bytes(digest[at : at + 2], "big") % CLK_BITS)
    return bits


def dice(left: int, right: int) -> float:
    return 2 * (left & right).bit_count() / max(1, left.bit_count() + right.bit_count())


def _figure(name: str, value: float, unit: str, baseline: float, baseline_name: str) -> Figure:
    return {
        "name": name, "size": ROWS, "value": round(value, 4), "unit": unit, "baseline": round(baseline, 4),
        "baseline_name": baseline_name, "ratio": round(value / baseline, 3) if baseline else 0.0,
    }  # fmt: skip
