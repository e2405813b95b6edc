"""The money of cases: an order that reaches back over 10,000 workers, the claim sheet of fifty.

Not here: the law alone (law.py). Baseline of the recomputing: the law's own arithmetic for the same claims,
without reading or writing a row. Two claims a worker: 20,000 are looked at, 10,000 change.
"""

import statistics
import time
from datetime import date
from typing import Any

from bench.installation import FOLDER, apart

CASES, WORKERS, TIMES = 200, 50, 15
# Before this day nobody knew that Rajasthan's rates of July 2020 were others.
KNOWN_THEN = date(2021, 1, 1)
Figure = dict[str, Any]


def run() -> list[Figure]:
    """Seconds to recompute, milliseconds of the sheet."""
    apart(FOLDER / "cases")
    from hamrah.config.opening import migrate, open_house

    with open_house(migrated=False):
        migrate()
        return measured()


def measured() -> list[Figure]:
    from hamrah.people.tests.office import Office

    office = Office("Bench")
    actor = office.actor()
    people = [office.worker(f"Worker {number}") for number in range(WORKERS)]
    with office.open():
        cases = filled(actor, people)
    return [*recomputed(office, actor), sheet(office, cases[0])]


def filled(actor: Any, people: list[Any]) -> list[Any]:
    """Cases with fifty workers each, claimed as the law was known in January 2021."""
    from hamrah.cases.claimed import keep, said_by, statements_of
    from hamrah.cases.models import Case, Claimant
    from hamrah.cases.rules.claims import Where
    from hamrah.ground.many import insert_many

    where = Where("RJ", "construction", "", "unskilled")
    plain = {"kind": "unpaid_wages", "tier": 4, "opened_on": date(2020, 9, 1)}
    cases = [Case(number=f"2020-{number:06}", **plain) for number in range(CASES)]
    insert_many(cases)
    work = {"since": date(2020, 7, 1), "until": date(2020, 8, 31), "half_days": 91, "rate_paise": 30_000}
    said = {"joined_on": date(2020, 9, 1), "basis": "day", "advance_paise": 200_000, **work}
    rows = [Claimant(case=case, person=person, **said) for case in cases for person in people]
    Claimant.objects.bulk_create(rows, batch_size=1_000)
    keep(
        [one for row in rows for one in statements_of(actor, row, said_by(row), where, known=KNOWN_THEN)], []
    )
    return cases


def recomputed(office: Any, actor: Any) -> list[Figure]:
    """All of it as the verb does it; then once more, when nothing is news; and the law alone."""
    from hamrah.cases.actions import money
    from hamrah.cases.claimed import work_kept
    from hamrah.cases.models import Claim
    from hamrah.cases.rules.claims import work_of, worked_out
    from hamrah.ground.day import today
    from hamrah.wages.orders import packs_of

    with office.open():
        packs = packs_of(actor)
        works = [(row.kind, work_of(*work_kept(row.work), row.kind)) for row in Claim.objects.standing()]
        began = time.perf_counter()
        for kind, work in works:
            worked_out(work, kind, packs, known=today())
        law_s = time.perf_counter() - began
    first_s, changed = timed(lambda: money.recompute_claims(actor))
    again_s, none = timed(lambda: money.recompute_claims(actor))
    assert (changed, none) == (CASES * WORKERS, 0)
    return [
        _figure(
            "cases.recompute", first_s, f"s, {changed} of {len(works)} claims change", law_s, "law alone"
        ),
        _figure("cases.recompute_again", again_s, "s, none changes", law_s, "law alone"),
    ]


def timed(call: Any) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = call()
    return time.perf_counter() - began, answer


def sheet(office: Any, case: Any) -> Figure:
    """The page of claims of a case of fifty, both claims of each opened to their lines."""
    desk = office.browser()
    where = f"/cases/{case.id}/claims/"
    desk.get(where, headers={"host": "127.0.0.1"})
    took, size = [], 0
    for _time in range(TIMES):
        seconds, answer = timed(lambda: desk.get(where, headers={"host": "127.0.0.1"}))
        assert answer.status_code == 200, answer.status_code
        took.append(seconds * 1000)
        size = len(answer.content)
    return _figure("cases.sheet_50", statistics.median(took), f"ms, {size // 1000} kB", 300, "target")


def _figure(name: str, value: float, unit: str, baseline: float, than: str) -> Figure:
    return {
        "name": name, "size": CASES * WORKERS, "value": round(value, 2), "unit": unit,
        "baseline": round(baseline, 2), "baseline_name": than,
        "ratio": round(value / baseline, 2) if baseline else 0.0,
    }  # fmt: skip
