"""Days are counted once, whoever wrote them, in whichever order. Not here: rows or pages."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from hamrah.wages.rules.counting import DaySaid, count, of_trade, twelve_months_to, uncontested
from hamrah.wages.rules.money import MoneySaid, by_keeper, once, total

FIRST = date(2026, 1, 1)
DAYS = some.integers(0, 40).map(lambda days: FIRST + timedelta(days=days))
WORDS = some.builds(
    DaySaid,
    on=DAYS,
    mark=some.sampled_from(("full", "half", "absent", "rest")),
    overtime_quarters=some.integers(0, 16),
    diary=some.integers(1, 4),
    keeper=some.sampled_from(("worker", "contractor", "office")),
    work=some.sampled_from(("", "Ramesh", "Suresh")),
    trade=some.sampled_from(("mason", "helper", "")),
)
SAID = some.lists(WORDS, max_size=60)


def said(day: int, mark: str = "full", **facts: object) -> DaySaid:
    return DaySaid(FIRST + timedelta(days=day), mark, **facts)  # type: ignore[arg-type]


@given(SAID)
def test_no_day_counts_more_than_once(words):
    counted = count(words)
    assert all(0 <= day.halves <= 2 for day in counted.days)
    assert counted.halves == sum(day.halves for day in counted.days)
    assert len({day.on for day in counted.days}) == len(counted.days)


@given(SAID)
def test_trades_add_up_to_the_whole(words):
    counted = count(words)
    assert sum(halves for _trade, halves in counted.by_trade) == counted.halves


@given(SAID, some.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(words, shuffled):
    other = list(words)
    shuffled.shuffle(other)
    assert count(other) == count(words)


@given(SAID)
def test_a_second_copy_of_every_diary_changes_nothing_but_who_said_it(words):
    twice = count([*words, *(DaySaid(**{**vars_of(one), "diary": "copy"}) for one in words)])
    assert (twice.halves, twice.by_trade, twice.overtime_quarters) == (
        count(words).halves, count(words).by_trade, count(words).overtime_quarters,
    )  # fmt: skip


@given(SAID, DAYS)
def test_a_stretch_of_time_is_the_sum_of_its_parts(words, cut):
    before, after = [one for one in words if one.on < cut], [one for one in words if one.on >= cut]
    assert count(before).halves + count(after).halves == count(words).halves


@given(SAID, WORDS)
def test_one_more_word_never_takes_a_day_away(words, more):
    assert count([*words, more]).halves >= count(words).halves


@given(SAID)
def test_what_is_put_a_name_to_has_no_dispute_left(words):
    assert uncontested(count(words)).contested == 0
    assert uncontested(count(words)).halves <= count(words).halves


@given(SAID, some.sampled_from(("mason", "helper", "")))
def test_days_of_one_trade_are_never_more_than_all_days(words, trade):
    assert of_trade(count(words), trade).halves <= count(words).halves


def vars_of(said: DaySaid) -> dict:
    return {name: getattr(said, name) for name in DaySaid.__dataclass_fields__}


def test_her_book_and_ours_of_one_day_are_one_day():
    counted = count([said(0, keeper="worker", work="Ramesh"), said(0, keeper="office", work="42")])
    assert counted.days_worked == 1
    assert not counted.contested


def test_half_and_half_for_two_masters_is_a_full_day_of_two_trades():
    counted = count([said(0, "half", work="a", trade="mason"), said(0, "half", work="b", trade="helper")])
    assert counted.days_worked == Decimal(1)
    assert counted.by_trade == (("helper", 1), ("mason", 1))


def test_the_contractors_book_says_absent_and_hers_says_full():
    counted = count([said(0, keeper="worker", work="r"), said(0, "absent", keeper="contractor", work="r")])
    assert (counted.days_worked, counted.contested) == (1, 1)
    assert uncontested(counted).days_worked == 0


def test_a_day_off_of_another_work_contradicts_nothing():
    counted = count([said(0, keeper="worker", work="r"), said(0, "rest", keeper="contractor", work="s")])
    assert counted.contested == 0


def test_a_year_to_the_last_of_february_of_a_leap_year():
    assert twelve_months_to(date(2024, 2, 29)) == date(2023, 3, 1)
    assert twelve_months_to(date(2026, 11, 22)) == date(2025, 11, 23)


def money(paise: int, keeper: str, id: int, day: int = 0) -> MoneySaid:
    return MoneySaid(FIRST + timedelta(days=day), "payment", paise, keeper=keeper, entry_id=id)


def test_one_payment_in_two_books_is_one_payment_and_two_in_one_book_are_two():
    told = [money(50_000, "worker", 1), money(50_000, "contractor", 2), money(50_000, "worker", 3)]
    assert total(told, "payment") == 100_000
    assert [one.keeper for one in once(told[:2])] == ["worker"]
    assert total([*told, money(50_000, "worker", 4, day=1)], "payment") == 150_000


def test_a_sum_that_only_the_contractors_book_names_does_not_count_against_her():
    told = [money(30_000, "worker", 1), money(50_000, "contractor", 2)]
    assert total(told, "payment") == 30_000
    assert total(told[1:], "payment") == 50_000
    assert by_keeper(told) == [("worker", {"payment": 30_000}), ("contractor", {"payment": 50_000})]
