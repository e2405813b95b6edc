"""Days worked: a gang's month saved, a year of one office's diaries on disk, days counted for a certificate.

The baseline of the bytes is a row for every mark, with the two indexes it needs; that of the milliseconds is
what the issue allows. Not here: the law of wages (law.py).
"""

import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from bench.installation import installed

PEOPLE, GANG, DAYS_A_MONTH, MONTHS, TIMES = 260, 200, 20, 12, 5
MOST_MS = 500
# As a row a mark would be kept: who, which day, what, by whom, when; found by diary and day, and by id.
A_ROW_A_MARK = """
CREATE TEMP TABLE mark_rows (
    id uuid PRIMARY KEY, organisation_id uuid NOT NULL, version integer NOT NULL, change bigint NOT NULL,
    diary uuid NOT NULL, "on" date NOT NULL, mark smallint NOT NULL, quarters smallint NOT NULL,
    by_id uuid NOT NULL, at timestamptz NOT NULL, UNIQUE (organisation_id, diary, "on"))
"""
INVENTED_ROWS = """
INSERT INTO mark_rows SELECT gen_random_uuid(), %s, 1, 1, diary, DATE '2025-01-01' + day, 1, 0, %s, now()
FROM (SELECT gen_random_uuid() AS diary FROM generate_series(1, %s)) d, generate_series(1, %s) day
"""
Figure = dict[str, Any]


def run() -> list[Figure]:
    """Milliseconds of a gang's month and of a certificate's count; bytes and rows of a worker's year."""
    with installed(PEOPLE, use="diary"):
        return [*measured()]


def measured() -> Iterator[Figure]:
    from hamrah.access.demo import actors
    from hamrah.ground import context
    from hamrah.people.models import Person

    bina = actors()["bina"]
    with context.opened(organisation_id=bina.organisation_id, user_id=bina.user_id):
        people = list(Person.objects.filter(organisation_id=bina.organisation_id)[:GANG])
        gang = gang_of(bina, people)
        yield figure(
            "diary.gang_month_ms", len(people), month_ms(bina, gang), "ms", MOST_MS, "the most allowed"
        )
        kept_daily(bina, gang)
        ours, rows = year_of(len(people))
        theirs = a_row_a_mark(bina, len(people))
        yield figure("diary.bytes_a_worker_year", len(people), ours, "bytes", theirs, "a row a mark")
        yield figure(
            "diary.rows_a_worker_year", len(people), rows, "rows", DAYS_A_MONTH * MONTHS, "a row a mark"
        )
        yield figure(
            "diary.count_a_year_ms",
            len(people),
            count_ms(bina, people),
            "ms",
            MOST_MS,
            "as of the month saved",
        )


def gang_of(actor: Any, people: list[Any]) -> Any:
    from hamrah.wages import actions
    from hamrah.wages.actions.diaries import GangSaid

    gang = actions.form_gang(actor, said=GangSaid("measured", None, "a contractor", "mason"))
    actions.join_gang(actor, gang=gang, people=people)
    return gang


def month_ms(actor: Any, gang: Any) -> float:
    """Middle of five months of the whole gang, each saved by one verb."""
    from hamrah.ground.day import today
    from hamrah.wages import actions

    first = today().replace(day=1)
    taken = []
    for _ in range(TIMES):
        first = (first - timedelta(days=1)).replace(day=1)
        marks = month_of(gang, first, 28)
        began = time.perf_counter()
        actions.mark_gang(actor, gang=gang, marks=marks)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def month_of(gang: Any, first: date, days: int) -> Any:
    from hamrah.wages.actions.diaries import GangMarks
    from hamrah.wages.rules.marks import Mark
    from hamrah.wages.rules.refusing import MarkSaid

    said = [MarkSaid(first + timedelta(days=at), Mark("full" if at % 7 else "rest")) for at in range(days)]
    return GangMarks(dict.fromkeys(gang.diaries.values_list("id", flat=True), said))


def kept_daily(actor: Any, gang: Any) -> None:
    """A year in which somebody taps each day: the log of a month then has a line for each of its days."""
    from django.utils import timezone

    from hamrah.ground.day import today
    from hamrah.wages.models import Diary, Month
    from hamrah.wages.rules.acts import Hand
    from hamrah.wages.rules.marks import Mark
    from hamrah.wages.rules.refusing import MarkSaid
    from hamrah.wages.writing import write_marks

    Month.objects.filter(diary__gang=gang).delete()
    diaries, first = list(Diary.objects.filter(gang=gang)), today().replace(day=1)
    hand = Hand("field", actor.user_id)
    for _ in range(MONTHS):
        first = (first - timedelta(days=1)).replace(day=1)
        for at in range(DAYS_A_MONTH):
            said = [MarkSaid(first + timedelta(days=at), Mark("full"))]
            write_marks(dict.fromkeys(diaries, said), hand, at=timezone.now())


def year_of(workers: int) -> tuple[float, float]:
    """(bytes with indexes, rows) of a worker's year, written anew as a restored table is."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM FULL wages_month")
        cursor.execute("SELECT pg_total_relation_size('wages_month'), count(*) FROM wages_month")
        size, rows = cursor.fetchone()
    return size / workers, rows / workers


def a_row_a_mark(actor: Any, workers: int) -> float:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(A_ROW_A_MARK)
        days = DAYS_A_MONTH * MONTHS
        cursor.execute(INVENTED_ROWS, [actor.organisation_id, actor.user_id, workers, days])
        cursor.execute("SELECT pg_total_relation_size('mark_rows')")
        return cursor.fetchone()[0] / workers


def count_ms(actor: Any, people: list[Any]) -> float:
    """Twelve months of the whole gang, counted at once."""
    from hamrah.ground.day import today
    from hamrah.wages.hazri import hazri_of_many
    from hamrah.wages.rules.counting import twelve_months_to

    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        hazri_of_many(actor, people, twelve_months_to(today()), today())
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def figure(name: str, size: int, value: float, unit: str, *beside: Any) -> Figure:
    """`beside`: the baseline, and what it is."""
    baseline, against = beside
    return {
        "name": name, "size": size, "value": round(value, 1), "unit": unit, "baseline": round(baseline, 1),
        "baseline_name": against, "ratio": round(value / baseline, 4) if baseline else None,
    }  # fmt: skip
