"""The money of cases: an order that reaches back over 10,000 workers; fifty in one case: entered, worked out,
on the claim sheet, in the application and its enclosures.

Not here: the law alone (law.py). Baseline of the recomputing: the law's own arithmetic for the same claims,
without reading or writing a row. An order changes the legal minimum of each.
"""

import re
import shutil
import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from bench.installation import FOLDER, apart

CASES, WORKERS, TIMES = 200, 50, 15
# Before this day nobody knew that Rajasthan's rates of July 2020 were others.
KNOWN_THEN = date(2021, 1, 1)
Figure = dict[str, Any]


def run() -> list[Figure]:
    """Seconds to recompute, milliseconds of the sheet."""
    shutil.rmtree(FOLDER / "cases", ignore_errors=True)
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
    return [*recomputed(office, actor), *fifty(office, cases[0])]


def filled(actor: Any, people: list[Any]) -> list[Any]:
    """Cases with fifty workers each, claimed as the law was known in January 2021."""
    from django.utils import timezone

    from hamrah.cases.claimed import keep, said_by, statements_of
    from hamrah.cases.models import Case, Claimant
    from hamrah.cases.rules.claims import Where
    from hamrah.ground.many import insert_many

    where, draw = Where("RJ", "construction", "", "unskilled"), Random(2020)
    plain = {"kind": "unpaid_wages", "tier": 4, "opened_on": date(2020, 9, 1), "moved_at": timezone.now()}
    cases = [Case(number=f"2020-{number:06}", **plain) for number in range(CASES)]
    insert_many(cases)
    rows = [Claimant(case=case, person=person, **worked(draw)) for case in cases for person in people]
    Claimant.objects.bulk_create(rows, batch_size=1_000)
    keep(
        [one for row in rows for one in statements_of(actor, row, said_by(row), where, known=KNOWN_THEN)], []
    )
    return cases


def worked(draw: Random) -> dict[str, Any]:
    """What one says: no two of ten thousand the same."""
    since = date(2020, 7, 1) + timedelta(days=draw.randrange(12))
    return {
        "joined_on": date(2020, 9, 1), "basis": "day", "since": since,
        "until": date(2020, 8, 20) + timedelta(days=draw.randrange(11)), "half_days": draw.randrange(40, 80),
        "rate_paise": draw.choice((25_000, 30_000, 35_000)), "overtime_hours": draw.randrange(40),
        "advance_paise": 10_000 * draw.randrange(40), "paid_paise": 10_000 * draw.randrange(60),
    }  # fmt: skip


def recomputed(office: Any, actor: Any) -> list[Figure]:
    """After an order, as the law room asks; then all by the verb, when nothing is news; the law alone."""
    from hamrah.cases.actions import money
    from hamrah.cases.claimed import asked_again
    from hamrah.cases.models import Claim
    from hamrah.cases.recomputing import recompute
    from hamrah.cases.rules.claims import worked_out
    from hamrah.ground.day import today
    from hamrah.wages.law import changed as changed_keys
    from hamrah.wages.orders import packs_of

    with office.open():
        packs = packs_of(actor)
        rows = Claim.objects.standing().filter(kind="minimum")
        works = [asked_again(row.work, row.kind) for row in rows]
        began = time.perf_counter()
        for asked in works:
            worked_out(asked, packs, known=today())
        law_s = time.perf_counter() - began
        keys = changed_keys(packs.known(KNOWN_THEN), packs)
        order_s, changed = timed(lambda: recompute(actor, keys))
        again_s, none = timed(lambda: money.recompute_claims(actor))
    assert (changed, none) == (CASES * WORKERS, 0)
    return [
        _figure(
            "cases.recompute", order_s, f"s, {changed} of {len(works)} claims change", law_s, "law alone"
        ),
        _figure("cases.recompute_again", again_s, "s, both claims of each, none changes", law_s, "law alone"),
    ]


def timed(call: Any) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = call()
    return time.perf_counter() - began, answer


def fifty(office: Any, case: Any) -> Iterator[Figure]:
    """Milliseconds of the pages of a case of fifty, and what the server takes to enter such a group."""
    desk = office.browser()
    for name, where, most in (
        ("sheet_50", f"/cases/{case.id}/claims/", 300),
        ("case_50", f"/cases/{case.id}/", 300),
        ("application_50", f"/cases/{case.id}/letters/petition.pdf?language=hi", 2_000),
        ("enclosures_50", f"/cases/{case.id}/papers/computation.pdf?language=hi", 2_000),
    ):
        yield page_figure(desk, name, where, most)
    seconds, _answer = timed(lambda: entered(desk))
    yield _figure("cases.group_entered", seconds, "s of the server, 50 pasted", 600, "ten minutes allowed")


def page_figure(desk: Any, name: str, where: str, most_ms: int) -> Figure:
    """The middle of some, the first left out; beside what is allowed."""
    took, size = [], 0
    for _time in range(TIMES + 1):
        seconds, answer = timed(lambda: desk.get(where, headers={"host": "127.0.0.1"}))
        assert answer.status_code == 200, answer.status_code
        took.append(seconds * 1000)
        size = len(answer.content)
    return _figure(f"cases.{name}", statistics.median(took[1:]), f"ms, {size // 1000} kB", most_ms, "target")


def entered(desk: Any) -> None:
    """A first worker, fifty pasted and registered, their days, their claims."""
    host = {"host": "127.0.0.1"}
    first = {
        "name": "Kesar Bai Gameti", "village": "Sayra", "kind": "unpaid_wages", "basis": "day", "days": "20",
        "rate": "500", "party_role": "contractor", "channel": "walk_in", "safe": "yes", "agrees": "on",
    }  # fmt: skip
    case = desk.post("/cases/new/", first, headers=host).headers["Location"]
    lines = "\n".join(f"{name}\t{father}\tSayra\t\t20\t500" for name, father in gang_of_fifty())
    page = desk.post(f"{case}group/", {"text": lines}, headers=host).content.decode()
    who = {name: "new" for name in re.findall(r'name="(who-\d+)"', page)}
    assert len(who) == WORKERS, len(who)
    joined = desk.post(f"{case}group/", {"text": lines, "join": "yes", **who}, headers=host)
    assert joined.status_code == 302, joined.content.decode()
    days = {"since-all": "2026-08-01", "until-all": "2026-09-15"}
    assert desk.post(f"{case}days/", days, headers=host).status_code == 302
    law = {"place": "RJ", "employment": "construction", "skill": "unskilled", "zone": ""}
    assert desk.post(f"{case}claims/", law, headers=host).status_code == 302


def gang_of_fifty() -> Iterator[tuple[str, str]]:
    """Names that nobody takes for one another."""
    names = ("Thavra", "Hurma", "Nathu", "Valji", "Soma", "Gamra", "Mangi", "Deva", "Khema", "Roopa")
    families = ("Gameti", "Kharadi", "Dama", "Meena", "Parmar")
    fathers = ("Hakra", "Dala", "Bhera", "Lala", "Kana", "Vela", "Moga", "Jota", "Pema", "Rata")
    for at in range(WORKERS):
        yield f"{names[at % 10]} {families[at // 10]}", fathers[(at + at // 10) % 10]


def _figure(name: str, value: float, unit: str, baseline: float, than: str) -> Figure:
    return {
        "name": name, "size": CASES * WORKERS, "value": round(value, 2), "unit": unit,
        "baseline": round(baseline, 2), "baseline_name": than,
        "ratio": round(value / baseline, 2) if baseline else 0.0,
    }  # fmt: skip
