"""Whoever may not see the people works out no small number either, however many figures she asks for."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.figures.counting import Number, Window, figure_of, measures_of, shown_to, split_of
from hamrah.figures.rules import LEAST, is_small, rounded, whole_years, withheld
from hamrah.ground.day import today
from hamrah.organisations.models import Centre
from hamrah.people.models import Person
from hamrah.people.tests.office import Office

DAYS = st.dates(date(2015, 1, 1), date(2026, 11, 22))
NOW = date(2026, 11, 22)


@pytest.fixture
def office(db: Any) -> Office:
    """Thirteen workers, registered on thirteen days of one year; four of them women."""
    office = Office()
    for at in range(13):
        worker = office.worker(f"Worker {at}", accepted=True, gender="F" if at < 4 else "M")
        with office.open():
            Person.objects.filter(id=worker.id).update(registered_on=date(2025, 5, 1) + timedelta(days=at))
    return office


def told(office: Office, code: str, role: str = "reader", **window: Any) -> Any:
    with office.open(role):
        actor = office.actor(role)
        measure = next(one for one in measures_of(actor) if one.code == code)
        return figure_of(measure, actor, Window(**{"until": today(), **window})).number


def test_what_is_told_is_rounded_and_a_small_number_is_not_told(office: Office) -> None:
    assert told(office, "people.registered", "coordinator").value == 13
    assert told(office, "people.registered").value == 15
    assert told(office, "people.women").is_withheld


def test_no_two_windows_differ_by_who_came_between_them(office: Office) -> None:
    days = [date(2025, 5, 1) + timedelta(days=at) for at in range(13)]
    assert {told(office, "people.registered", until=day).value for day in days} == {15}
    assert {told(office, "people.registered", since=day, until=date(2026, 3, 31)).value for day in days} == {
        15
    }


def test_no_window_is_narrowed_to_a_centre(office: Office) -> None:
    with office.open():
        centre = Centre.objects.create(name="Jhadol")
        Person.objects.filter(gender="M").update(centre=centre)
    assert told(office, "people.registered", "coordinator", centre=centre.id).value == 9
    assert told(office, "people.registered", centre=centre.id).value == 15
    page = office.browser("reader").get(f"/figures/people.registered/?by=centre&centre={centre.id}").content
    assert b"Jhadol</h1>" not in page
    assert b"too few to show" in page
    assert b"Rounded to 5" in page


def test_a_days_window_is_asked_for_by_who_sees_people_and_years_by_all(office: Office) -> None:
    reader = office.browser("reader").get("/figures/?since=2025-05-03&until=2025-05-04").content.decode()
    assert "Another window of time" not in reader
    assert "From 1 Apr 2025 to 31 Mar 2026" in reader
    coordinator = office.browser().get("/figures/?since=2025-05-03&until=2025-05-04").content.decode()
    assert "Another window of time" in coordinator
    assert "since=2025-04-01&amp;until=2026-03-31" in coordinator


def test_a_length_of_few_days_is_no_small_number_of_people(office: Office) -> None:
    with office.open("reader"):
        reader = office.actor("reader")
        measure = next(one for one in measures_of(reader) if one.has_days)
        assert shown_to(reader, measure, Number(3, 23, unit="days")) == Number(3, 25, unit="days")
        assert shown_to(reader, measure, Number(3, 9, unit="days")).is_withheld


def test_the_parts_of_a_figure_are_told_alike(office: Office) -> None:
    with office.open("reader"):
        reader = office.actor("reader")
        measure = next(one for one in measures_of(reader) if one.code == "people.registered")
        parts = split_of(measure, reader, Window(today(), since=date(2025, 5, 12)), "gender")
    assert [(part.number.value, part.number.is_withheld) for part in parts] == [(None, True), (None, True)]


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([10, 20], [False, False]),
        ([3, 20, 12], [True, False, True]),
        ([3, 2, 12, 40], [True, True, True, False]),
        ([6, 7, 40], [True, True, False]),
        ([0, 20], [False, False]),
        ([4], [True]),
        ([], []),
    ],
)
def test_a_small_cell_is_hidden_with_others_until_they_are_ten(counts: list[int], hidden: list[bool]) -> None:
    assert withheld(counts) == hidden


@given(st.lists(st.integers(0, 60), max_size=12))
def test_from_the_sum_and_the_shown_no_hidden_cell_can_be_worked_out(counts: list[int]) -> None:
    """With the rules, every rounded cell and the rounded sum, a hidden cell may still be anything to ten."""
    hidden = withheld(counts)
    total = sum(counts)
    if not any(hidden) or is_small(total):
        return
    shown = [rounded(count) for count, hide in zip(counts, hidden, strict=True) if not hide and count]
    most = rounded(total) + 2 - sum(max(LEAST, one - 2) for one in shown)
    assert sum(hidden) > 1 or sum(count > 0 for count in counts) == 1
    assert most >= LEAST


@given(st.none() | DAYS, DAYS, st.none() | DAYS, DAYS)
def test_windows_are_whole_years_and_equal_or_a_year_apart(
    since: date | None, until: date, other_since: date | None, other_until: date
) -> None:
    one, other = whole_years(since, until, NOW), whole_years(other_since, other_until, NOW)
    assert whole_years(*one, NOW) == one
    for mine, theirs in zip(one, other, strict=True):
        if mine is not None and theirs is not None and mine != theirs and NOW not in (mine, theirs):
            assert abs(mine - theirs) >= timedelta(days=365)
