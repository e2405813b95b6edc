"""A month as its page posts it: read day by day, and what cannot be read is said. Not here: keeping it."""

from datetime import date

import pytest
from django.http import QueryDict

from hamrah.ground.problem import Problem
from hamrah.wages.forms.diaries import marks_posted, muster_posted

FEBRUARY = date(2026, 2, 1)


def posted(text: str) -> QueryDict:
    return QueryDict(text)


def test_only_what_changed_is_said():
    said = marks_posted(posted("was=P&d1=full&d2=half"), FEBRUARY)
    assert [(one.on.day, one.mark.word) for one in said] == [(2, "half")]


def test_a_gangs_line_is_read_day_by_day():
    said = muster_posted(posted("m-7=PHA&w-7=P"), 7, FEBRUARY)
    assert [(one.on.day, one.mark.word) for one in said] == [(2, "half"), (3, "absent")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("d29=full", "wages.no_such_day"),
        ("d1=full&o-day=30&o-hours=2", "wages.no_such_day"),
        ("d1=full&o-day=1&o-hours=many", "wages.bad_overtime"),
        ("d1=full&o-day=1&o-hours=-2", "wages.bad_overtime"),
        ("d1=asleep", "wages.unknown_mark"),
    ],
)
def test_a_day_that_cannot_be_is_named(text, code):
    with pytest.raises(Problem) as refused:
        marks_posted(posted(text), FEBRUARY)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "code"), [("m-7=PX", "wages.month_unreadable"), (f"m-7={'P' * 29}", "wages.no_such_day")]
)
def test_a_gangs_line_that_cannot_be_read_is_said(text, code):
    with pytest.raises(Problem) as refused:
        muster_posted(posted(text), 7, FEBRUARY)
    assert refused.value.code == code
