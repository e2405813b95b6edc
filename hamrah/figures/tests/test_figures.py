"""Figures: what is counted, in which window, split how, and what a reader of figures is not told."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
import python_calamine

from hamrah.figures.actions import end_opening_balance, state_opening_balance
from hamrah.figures.counting import Window, figure_of, measures_of, split_of
from hamrah.figures.models import OpeningBalance
from hamrah.figures.tables import as_csv
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people.models import Person
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    """Seven workers of two months, five of them women."""
    office = Office()
    for at in range(7):
        worker = office.worker(f"Worker {at}", accepted=at < 4, gender="F" if at < 5 else "M")
        with office.open():
            Person.objects.filter(id=worker.id).update(registered_on=date(2026, 1 + at % 2, 10))
    return office


def measure(office: Office, code: str) -> Any:
    return next(one for one in measures_of(office.actor()) if one.code == code)


def counted(office: Office, code: str, role: str = "coordinator", **window: Any) -> Any:
    with office.open(role):
        return figure_of(
            measure(office, code), office.actor(role), Window(**{"until": today(), **window})
        ).number


def test_a_count_is_of_the_window_both_days_included(office: Office) -> None:
    assert counted(office, "people.registered").value == 7
    assert counted(office, "people.registered", since=date(2026, 2, 10)).value == 3
    assert counted(office, "people.registered", until=date(2026, 1, 10)).value == 4
    assert counted(office, "people.registered", until=date(2026, 1, 9)).value == 0


def test_a_share_says_of_how_many(office: Office) -> None:
    women = counted(office, "people.women")
    assert (women.value, women.whole, women.percent) == (5, 7, 71)


def test_a_share_of_nobody_has_no_percentage(office: Office) -> None:
    assert counted(office, "people.women", until=date(2020, 1, 1)).percent is None


def test_months_stand_in_their_order(office: Office) -> None:
    with office.open():
        parts = split_of(measure(office, "people.registered"), office.actor(), Window(today()), "month")
    assert [(part.key, part.number.value) for part in parts] == [
        (date(2026, 1, 1), 4),
        (date(2026, 2, 1), 3),
    ]


def test_every_split_of_every_measure_sums_to_the_whole(office: Office) -> None:
    with office.open():
        for one in measures_of(office.actor()):
            whole = figure_of(one, office.actor(), Window(today())).number
            for by in ("month", "block", "gender"):
                parts = split_of(one, office.actor(), Window(today()), by)
                if not one.has_days:
                    assert sum(part.number.value or 0 for part in parts) == (whole.value or 0), (one.code, by)


def test_a_stranger_counts_none_of_it(office: Office) -> None:
    assert counted(Office("Elsewhere"), "people.registered").value == 0


# -- opening balances ----------------------------------------------------------------------------


def test_an_opening_balance_stands_apart_and_is_never_added(office: Office) -> None:
    with office.open():
        said = {"value": 100_000, "until": date(2020, 3, 31), "source": "Annual report 2019-20, p. 4"}
        state_opening_balance(office.actor(), measure="people.registered", **said)
    assert counted(office, "people.registered").value == 7
    page = office.browser().get("/figures/people.registered/").content.decode()
    assert "1,00,000" in page
    assert "Annual report 2019-20" in page
    assert "1,00,007" not in page


def test_a_second_one_ends_the_first_which_stays_on_record(office: Office) -> None:
    with office.open():
        for value in (1, 2):
            state_opening_balance(
                office.actor(), measure="people.registered", value=value, until=today(), source="book"
            )
        assert list(OpeningBalance.objects.filter(ended_at=None).values_list("value", flat=True)) == [2]
        assert end_opening_balance(office.actor(), measure="people.registered") == 1
        assert OpeningBalance.objects.count() == 2


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("figures.unknown_measure", {"measure": "people.giants"}),
        ("figures.not_a_count", {"measure": "people.women"}),
        ("figures.not_a_count", {"value": -1}),
        ("figures.in_the_future", {"until": date(2999, 1, 1)}),
        ("figures.no_source", {"source": "  "}),
    ],
)
def test_a_wrong_opening_balance_is_refused(office: Office, code: str, changed: dict[str, Any]) -> None:
    said = {"measure": "people.registered", "value": 5, "until": date(2020, 1, 1), "source": "book"} | changed
    with office.open(), pytest.raises(Problem) as refusal:
        state_opening_balance(office.actor(), **said)
    assert refusal.value.code == code


# -- pages ---------------------------------------------------------------------------------------


def test_the_page_of_a_figure_splits_it(office: Office) -> None:
    browser = office.browser()
    for by in ("month", "block", "gender", "nonsense"):
        assert browser.get("/figures/people.registered/", {"by": by}).status_code == 200
    assert "Block not known" in browser.get("/figures/people.registered/?by=block").content.decode()


def test_an_unknown_figure_is_not_found(office: Office) -> None:
    assert office.browser().get("/figures/people.giants/").status_code == 404


def test_an_unreadable_window_is_said_and_counts_all(office: Office) -> None:
    answer = office.browser().get("/figures/people.registered/?since=yesterday&block=1")
    assert answer.status_code == 200
    assert "valid date" in answer.content.decode()


def test_the_table_is_a_spreadsheet_that_says_what_it_counts(office: Office) -> None:
    answer = office.browser().get("/figures/people.women/table.xlsx?by=month&since=2026-01-01")
    rows = python_calamine.load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "Women registered"
    assert ["2026-01-01"] in [[cell for cell in row if cell == "2026-01-01"] for row in rows]
    assert [row[1:4] for row in rows[-2:]] == [[3.0, 4.0, 75.0], [2.0, 3.0, 67.0]]


def test_a_cell_never_begins_a_formula() -> None:
    assert as_csv(iter([["=1+1", "-2", 3, "@x"]])).decode("utf-8-sig") == "'=1+1,'-2,3,'@x\r\n"
