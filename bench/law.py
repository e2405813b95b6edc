"""The law of wages: claims worked out again after a retroactive order, a second; each beside a naive way.

Not here: reading claims from and writing them to the database (part `cases`).

A claim: 10,000 workers drawn by seed, 90 days each, a fifth with overtime, one payment, a rate change inside.
Baseline: the same kernel without what it keeps, the line of rates made anew for each claim.
"""

import time
from datetime import date, timedelta
from random import Random
from typing import Any

from hamrah.wages.law import Agreed, Day, Packs, Paid, Work, changed, legal_minimum, plain, shipped, touches

USUAL_SIZE, NAIVE, TODAY = 10_000, 500, date(2026, 11, 22)
PLACES = (
    ("RJ", "construction", ""),
    ("RJ", "hotel", ""),
    ("GJ", "textile", "I"),
    ("IN", "construction", "A"),
)


def run(size: int) -> list[dict[str, Any]]:
    """Claims a second, and how long a whole recomputation takes."""
    draw = Random(2021)
    works = [_work(draw) for _ in range(size)]
    packs = shipped()
    seconds = _seconds(lambda: [legal_minimum(work, packs, known=TODAY) for work in works])
    naive = _seconds(lambda: [_anew(work) for work in works[:NAIVE]]) * size / NAIVE
    stored = [legal_minimum(work, packs, known=TODAY) for work in works]
    to_store = _seconds(lambda: [plain(statement) for statement in stored])
    before = packs.known(date(2023, 8, 30))
    keys = changed(before, packs)
    asked = _seconds(lambda: [touches(keys, work) for work in works])
    return [
        _figure("law.recompute_s", size, seconds, baseline=naive, said="the rates resolved for each claim"),
        _figure("law.touched_s", size, asked, baseline=seconds, said="working every claim out again"),
        _figure("law.to_plain_s", size, to_store, baseline=seconds, said="working every claim out again"),
    ]


def _work(draw: Random) -> Work:
    place, employment, zone = draw.choice(PLACES)
    began = date(2022, 11, 1) + timedelta(days=draw.randrange(60))
    days = tuple(
        Day(began + timedelta(days=ahead), draw.choice((2, 2, 2, 1)), 120 if ahead % 5 == 0 else 0)
        for ahead in range(90)
    )
    return Work(
        place, employment, zone, days=days, agreed=Agreed("day", 40_000), paid=(Paid(began, 500_000),)
    )


def _anew(work: Work) -> Any:
    known = shipped()
    facts = [fact for found in known.facts.values() for fact in found]
    return legal_minimum(work, Packs(known.orders, facts, known.factors), known=TODAY)


def _seconds(act: Any) -> float:
    """CPU seconds, the best of three: other work of the machine does not count."""
    best = None
    for _ in range(3):
        began = time.process_time()
        act()
        took = time.process_time() - began
        best = took if best is None else min(best, took)
    assert best is not None
    return best


def _figure(name: str, size: int, value: float, *, baseline: float, said: str) -> dict[str, Any]:
    return {
        "name": name, "size": size, "value": round(value, 3), "unit": "s", "baseline": round(baseline, 3),
        "baseline_name": said, "ratio": round(value / baseline, 4) if baseline else None,
    }  # fmt: skip
