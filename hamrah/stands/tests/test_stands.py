"""Labour stands: what was seen there, and the rate book that is shown to a worker."""

from datetime import date

import pytest

from hamrah.ground.problem import Problem
from hamrah.organisations.actions import add_village
from hamrah.people.tests.office import Office
from hamrah.stands import actions
from hamrah.stands.models import HeadCount, RateSeen, Visit
from hamrah.stands.rules import HEAD, TALL, by_month, drawn, nearest_rank, scale

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 4)


@pytest.fixture
def office():
    office = Office()
    with office.open():
        yield office


@pytest.fixture
def stand(office):
    return add_village(office.actor(), name="Kadia Naka", kind="stand")


def refusal(act, **said):
    with pytest.raises(Problem) as caught:
        act(**said)
    return caught.value.code


def heard(office, stand, rupees, *, on=DAY, trade="mason", **said):
    return actions.note_rate(
        office.actor(), stand=stand, seen_on=on, trade=trade, rate_paise=rupees * 100, **said
    )


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"trade": "juggling"}, "stands.unknown_trade"),
        ({"whom": "cats"}, "stands.unknown_trade"),
        ({"rupees": 20}, "stands.bad_rate"),
        ({"rupees": 20_000}, "stands.bad_rate"),
        ({"on": date(2999, 1, 1)}, "stands.bad_day"),
    ],
)
def test_a_rate_that_cannot_be_is_refused(office, stand, said, code):
    assert refusal(lambda: heard(office, stand, said.pop("rupees", 700), **said)) == code


def test_a_number_that_cannot_be_is_refused(office, stand):
    visit = {"stand": stand, "visited_on": DAY, "met_men": -1}
    assert refusal(lambda: actions.note_visit(office.actor(), **visit)) == "stands.bad_number"
    count = {"stand": stand, "counted_on": DAY, "men": 10, "women": 90_000}
    assert refusal(lambda: actions.note_headcount(office.actor(), **count)) == "stands.bad_number"


def test_a_village_is_no_stand(office):
    village = add_village(office.actor(), name="Gogunda")
    assert refusal(lambda: heard(office, village, 700)) == "stands.no_stand"


def test_low_usual_and_high_are_rates_somebody_was_offered():
    ranked = [400, 500, 600, 700, 800, 900, 1_000, 1_100, 1_200, 1_300]
    assert [nearest_rank(ranked, percent) for percent in (10, 50, 90)] == [400, 800, 1_200]
    assert [nearest_rank([550], percent) for percent in (10, 50, 90)] == [550] * 3


def test_rates_fall_into_their_months():
    rates = [(date(2025, 3, 9), 700), (date(2025, 3, 1), 600), (date(2025, 1, 31), 500)]
    assert [(m.month, m.low, m.usual, m.high, m.heard) for m in by_month(rates)] == [
        (date(2025, 1, 1), 500, 500, 500, 1),
        (date(2025, 3, 1), 600, 600, 700, 2),
    ]


def test_a_higher_rate_is_drawn_higher_and_a_month_without_rates_leaves_its_gap():
    rates = [(date(2025, 1, 1), 50_000), (date(2025, 2, 1), 60_000), (date(2025, 5, 1), 90_000)]
    marks = drawn(by_month(rates)).marks
    assert marks[0].usual > marks[1].usual > marks[2].usual
    assert marks[2].x - marks[1].x == pytest.approx(3 * (marks[1].x - marks[0].x), abs=4)
    assert all(HEAD <= mark.usual <= TALL for mark in marks)


@pytest.mark.parametrize(("low", "high"), [(50_000, 50_000), (42_000, 88_000), (5_000, 1_000_000)])
def test_the_scale_holds_what_is_drawn(low, high):
    bottom, top, step = scale(low, high)
    assert bottom <= low <= high < top and bottom % step == top % step == 0


def test_nothing_is_drawn_of_nothing():
    assert drawn([]) is None


# -- pages ---------------------------------------------------------------------------------------


def test_what_is_typed_at_a_stand_is_noted(office, stand):
    browser, at = office.browser("registrar"), f"/stands/{stand.id}"
    browser.post(f"{at}/visit/", {"visited_on": "2025-03-04", "met_men": "30", "complaints": "2"})
    browser.post(f"{at}/headcount/", {"counted_on": "2025-03-04", "men": "120", "women": "40"})
    rate = {"seen_on": "2025-03-04", "trade": "mason", "rate": "712.50"}
    assert browser.post(f"{at}/rate/", rate).status_code == 302
    assert (Visit.objects.get().met_men, HeadCount.objects.get().women) == (30, 40)
    assert RateSeen.objects.get().rate_paise == 71_250


def test_a_rate_that_is_a_slip_is_shown_again_with_the_reason(office, stand):
    rate = {"seen_on": "2025-03-04", "trade": "mason", "rate": "7"}
    answer = office.browser("registrar").post(f"/stands/{stand.id}/rate/", rate).content.decode()
    assert "from 50 to 10,000" in answer and 'value="7"' in answer


def test_the_rate_book_says_the_last_month_and_holds_every_number_in_a_table(office, stand):
    for rupees in (600, 700, 900):
        heard(office, stand, rupees)
    heard(office, stand, 550, on=date(2025, 1, 2))
    page = office.browser("counsellor").get("/stands/rates/?trade=mason").content.decode()
    assert "<svg" in page and "<script" not in page.split("<svg", 1)[1].split("</svg>", 1)[0]
    assert page.count("₹700") >= 2 and page.count("₹550") >= 2


def test_women_and_men_are_told_apart_where_both_were_noted(office, stand):
    heard(office, stand, 480, trade="helper", whom="men")
    heard(office, stand, 410, trade="helper", whom="women")
    page = office.browser().get(f"/stands/rates/?stand={stand.id}").content.decode()
    assert "the same work" in page and "₹410" in page


def test_an_empty_rate_book_says_what_to_do(office):
    assert "No rate is noted yet" in office.browser().get("/stands/rates/?trade=x&stand=y").content.decode()
