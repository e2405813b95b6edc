"""Marks go into months: many diaries and days in four statements. Not here: whether they may (actions/)."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from hamrah.ground.ids import new_id
from hamrah.wages import refusals
from hamrah.wages.models import Diary, Month
from hamrah.wages.rules.acts import Act, Hand, acts, appended, standing
from hamrah.wages.rules.marks import MONTH_BYTES, Mark, first_of, packed, unpacked
from hamrah.wages.rules.refusing import MarkSaid, changes

Said = Mapping[Diary, Sequence[MarkSaid]]


def write_marks(said: Said, hand: Hand, *, at: datetime | None = None) -> int:
    """Add what is new to the months, and answer how many days that were. The months are locked, so that two
    who write at once are written one after the other. Raises `wages.said_meanwhile`."""
    wanted = {(diary.id, first_of(one.on)) for diary, marks in said.items() for one in marks}
    months = locked(wanted)
    written, crossed, changed = 0, [], []
    for diary, marks in said.items():
        for first, of_month in by_month(marks).items():
            month = months[diary.id, first]
            stands = {first.replace(day=day): mark for day, mark in marks_of(month).items()}
            new, met = changes(of_month, stands)
            crossed += met
            if new:
                written += len(new)
                changed.append(with_act(month, Act(at or timezone.now(), hand, plain(new))))
    if crossed:
        raise refusals.crossed(crossed)
    save(changed)
    return written


def by_month(marks: Iterable[MarkSaid]) -> Mapping[date, list[MarkSaid]]:
    months: dict[date, list[MarkSaid]] = defaultdict(list)
    for one in marks:
        months[first_of(one.on)].append(one)
    return months


def plain(marks: Iterable[MarkSaid]) -> tuple[tuple[int, Mark], ...]:
    return tuple(sorted(((one.on.day, one.mark) for one in marks), key=lambda one: one[0]))


def marks_of(month: Month) -> dict[int, Mark]:
    return unpacked(bytes(month.marks), bytes(month.overtime))


def with_act(month: Month, act: Act) -> Month:
    """The month with one act more; what stands is derived from all of them."""
    month.acts = appended(bytes(month.acts), act)
    month.marks, month.overtime = packed(standing(acts(month.acts)))
    return month


def locked(wanted: Iterable[tuple[UUID, date]]) -> dict[tuple[UUID, date], Month]:
    """The months of these diaries, made where there were none, locked in one order for all writers."""
    keys = sorted(wanted, key=str)
    empty = [
        Month(id=new_id(), diary_id=diary, month=first, marks=bytes(MONTH_BYTES)) for diary, first in keys
    ]
    Month.objects.bulk_create(empty, ignore_conflicts=True)
    rows = Month.objects.filter(diary__in={diary for diary, _first in keys})
    rows = rows.filter(month__in={first for _diary, first in keys}).order_by("diary_id", "month")
    return {(one.diary_id, one.month): one for one in rows.select_for_update()}


def save(months: Sequence[Month]) -> None:
    """All changed months in one statement."""
    rows = [
        {"id": str(one.id), **{name: "\\x" + bytes(getattr(one, name)).hex() for name in SAVED}}
        for one in months
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE wages_month m SET marks = v.marks, overtime = v.overtime, acts = v.acts "
            "FROM jsonb_to_recordset(%s::jsonb) AS v(id uuid, marks bytea, overtime bytea, acts bytea) "
            "WHERE m.id = v.id",
            [json.dumps(rows)],
        )


SAVED = ("marks", "overtime", "acts")
