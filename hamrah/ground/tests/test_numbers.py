"""Numbers, money and days as India writes them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.ground.day_words import day_words, moment_words, month_words
from hamrah.ground.numbers import grouped, lakh_and_crore, rupees


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (123456, "1,23,456"),
        (20000000, "2,00,00,000"),
        (-1234, "-1,234"),
    ],
)
def test_a_number_is_grouped_by_lakh_and_crore(number, written):
    assert grouped(number) == written


@given(st.integers(-(10**15), 10**15))
def test_grouping_loses_no_digit(number):
    assert int(grouped(number).replace(",", "")) == number


@given(st.integers(10**3, 10**12))
def test_the_last_group_has_three_digits_and_the_others_two(number):
    *pairs, last = grouped(number).split(",")
    assert len(last) == 3
    assert all(len(pair) == 2 for pair in pairs[1:])


def test_paise_are_shown_only_where_there_are_any():
    assert (rupees(12345600), rupees(12345650), rupees(-50)) == ("₹1,23,456", "₹1,23,456.50", "-₹0.50")


def test_a_large_number_is_said_in_lakh_and_crore():
    said = [lakh_and_crore(number) for number in (99_999, 100_000, 1_234_567, 45_000_000)]
    assert said == [("99,999", ""), ("1", "lakh"), ("12.3", "lakh"), ("4.5", "crore")]


def test_a_day_is_written_in_the_words_of_the_language():
    day = date(2026, 11, 21)
    assert (day_words(day, "en"), day_words(day, "hi")) == ("21 Nov 2026", "21 नव॰ 2026")
    assert (month_words(day, "en"), month_words(day, "hi")) == ("Nov 2026", "नव॰ 2026")


def test_a_moment_is_shown_in_the_time_of_india():
    assert moment_words(datetime(2026, 11, 21, 20, 0, tzinfo=UTC), "en") == "22 Nov 2026, 01:30"
