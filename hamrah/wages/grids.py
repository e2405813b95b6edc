"""A month as pages draw it: weeks of a calendar, lines of a gang, diaries side by side. Not here: pages."""

from calendar import Calendar, monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language

from hamrah.ground.day import today
from hamrah.ground.day_words import day_words
from hamrah.wages import told
from hamrah.wages.models import Diary, Month
from hamrah.wages.rules.marks import NOTHING, Mark
from hamrah.wages.rules.typed import written
from hamrah.wages.writing import marks_of

# Any Monday: the names of the days of a week are asked of days, in whatever language.
A_MONDAY = date(2024, 1, 1)


@dataclass(frozen=True)
class Cell:
    """One day in a grid."""

    on: date
    mark: Mark
    is_to_come: bool = False
    is_disputed: bool = False

    @property
    def sign(self) -> str:
        return told.MARKS[self.mark.word][1]

    @property
    def words(self) -> Any:
        return told.MARKS[self.mark.word][0]

    @property
    def hours(self) -> str:
        return told.hours_said(self.mark.quarters)

    @property
    def said(self) -> str:
        return day_words(self.on, get_language() or "en")


@dataclass(frozen=True)
class Line:
    """One worker's month in a gang's grid. `typed`: as it is posted."""

    diary: Diary
    typed: str
    halves: int


def month_row(diary: Diary, first: date) -> Month | None:
    return Month.objects.filter(diary=diary, month=first).first()


def weeks(first: date, month: Month | None) -> list[list[Cell | None]]:
    """The month as weeks from Monday; None where a day is another month's."""
    days = marks_of(month) if month else {}
    return [
        [cell_of(day, days.get(day.day, NOTHING)) if day.month == first.month else None for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]


def cell_of(day: date, mark: Mark) -> Cell:
    return Cell(day, mark, is_to_come=day > today())


def weekday_names() -> list[str]:
    """Two letters or one of each day of the week, Monday first, in the page's language."""
    from django.utils.dates import WEEKDAYS_ABBR

    return [str(WEEKDAYS_ABBR[at]) for at in range(7)]


def typed_month(first: date, month: Month | None) -> str:
    return written(marks_of(month) if month else {}, last_day(first))


def last_day(first: date) -> int:
    return monthrange(first.year, first.month)[1]


def worked(month: Month | None) -> int:
    """Halves of days in a month."""
    from hamrah.wages.rules.marks import WORKED

    return sum(WORKED.get(mark.word, 0) for mark in marks_of(month).values()) if month else 0


def lines(diaries: Sequence[Diary], first: date) -> list[Line]:
    """A gang's month, in one query for all."""
    rows = Month.objects.filter(diary__in=diaries, month=first).defer("acts")
    by_diary = {one.diary_id: one for one in rows}
    return [
        Line(one, typed_month(first, by_diary.get(one.id)), worked(by_diary.get(one.id))) for one in diaries
    ]


@dataclass(frozen=True)
class Beside:
    """One diary's month among others."""

    diary: Diary
    keeper: Any
    cells: list[Cell]
    halves: int


def beside(diaries: Iterable[Diary], first: date) -> tuple[list[Beside], list[date]]:
    """(each diary's month, the days on which they contradict one another)."""
    rows = {
        one.diary_id: one for one in Month.objects.filter(diary__in=list(diaries), month=first).defer("acts")
    }
    days = {diary: marks_of(rows[diary.id]) for diary in diaries if diary.id in rows}
    disputed = sorted(set(_disputed(list(days.values()))))
    shown = [
        Beside(
            diary,
            told.KEEPERS[diary.keeper],
            [
                Cell(first.replace(day=at), marks.get(at, NOTHING), is_disputed=at in disputed)
                for at in range(1, last_day(first) + 1)
            ],
            worked(rows[diary.id]),
        )
        for diary, marks in days.items()
    ]
    return shown, [first.replace(day=at) for at in disputed]


def _disputed(diaries: Sequence[dict[int, Mark]]) -> Iterator[int]:
    for day in {day for marks in diaries for day in marks}:
        said = {marks[day] for marks in diaries if day in marks}
        if len(said) > 1:
            yield day


def month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def month_after(first: date) -> date | None:
    """The month after, unless it is still to come."""
    after = (first + timedelta(days=32)).replace(day=1)
    return after if after <= today() else None
