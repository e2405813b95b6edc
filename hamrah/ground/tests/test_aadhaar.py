"""Aadhaar numbers are found however they are written, phones and other numbers are left alone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.ground.aadhaar import contains_aadhaar, is_aadhaar, verhoeff_holds

ZEROS = "०০੦૦୦௦౦೦൦٠"  # nine scripts of India and Urdu


def with_check_digit(eleven: str) -> str:
    return next(eleven + last for last in "0123456789" if verhoeff_holds(eleven + last))


numbers = (
    st.from_regex(r"[2-9][0-9]{10}", fullmatch=True)
    .map(with_check_digit)
    .filter(lambda number: not (number.startswith("91") and number[2] in "6789"))
)
groupings = st.sampled_from([(4, 4, 4), (12,), (4, 8), (8, 4), (6, 6), (3, 3, 3, 3), (1,) * 12, (2,) * 6])
separators = st.sampled_from([" ", "-", " - ", "\u00a0", "\u200b ", "\u2013", "\n", "  "])
around = st.sampled_from(["", "UID: ", "आधार ", "(", "no.", "नं ", "\u200d"])


def grouped(number: str, sizes: tuple[int, ...], between: str) -> str:
    pieces, start = [], 0
    for size in sizes:
        pieces.append(number[start : start + size])
        start += size
    return between.join(pieces)


@given(numbers, groupings, separators, around, around)
def test_it_is_found_however_it_is_grouped(number, sizes, between, before, after):
    assert contains_aadhaar(before + grouped(number, sizes, between) + after)


@given(numbers, st.sampled_from(ZEROS), groupings, separators)
def test_it_is_found_in_the_digits_of_every_script(number, zero, sizes, between):
    native = number.translate({ord(str(n)): chr(ord(zero) + n) for n in range(10)})
    assert contains_aadhaar("मेरा " + grouped(native, sizes, between))


@given(
    numbers,
    st.lists(st.sampled_from(["\u200b", "\u200c", "\u200d", "\ufeff", "\u2060"]), min_size=11, max_size=11),
)
def test_invisible_characters_between_the_digits_hide_nothing(number, hidden):
    text = "".join(digit + mark for digit, mark in zip(number, [*hidden, ""], strict=True))
    assert contains_aadhaar(text)


@given(numbers, st.sampled_from("123456789"))
def test_another_last_digit_is_no_aadhaar(number, step):
    last = str((int(number[-1]) + int(step)) % 10)
    assert not contains_aadhaar(number[:-1] + last)


@given(numbers, st.sampled_from("0123456789"))
def test_digits_inside_a_longer_number_do_not_count(number, digit):
    assert not contains_aadhaar(number + digit)
    assert not contains_aadhaar(digit + number)


@given(st.from_regex(r"91[6-9][0-9]{9}", fullmatch=True))
def test_a_mobile_number_with_91_is_a_phone(number):
    assert not contains_aadhaar(number)
    assert not contains_aadhaar(f"+{number[:2]} {number[2:7]} {number[7:]}")


@given(st.from_regex(r"[6-9][0-9]{9}", fullmatch=True), st.from_regex(r"[6-9][0-9]{9}", fullmatch=True))
def test_two_mobile_numbers_side_by_side_are_none(one, two):
    assert not contains_aadhaar(f"{one} {two}")
    assert not contains_aadhaar(f"{one} / {two}")


def test_a_mobile_number_before_an_age_is_none():
    for seed in range(200):
        number = "9" + str(random.Random(seed).randrange(10**9)).zfill(9)
        assert not contains_aadhaar(f"{number[:5]} {number[5:]} 35")


@pytest.mark.parametrize("text", ["", "-", "रमेश", "12/11/2022", "0" * 12, "1234", "9" * 40])
def test_other_texts_are_none(text):
    assert not contains_aadhaar(text)


def test_it_is_found_beside_a_phone_and_with_slashes():
    number = with_check_digit("23456789012")
    assert contains_aadhaar(f"9876543210, {number}")
    assert contains_aadhaar(f"{number[:4]}/{number[4:8]}/{number[8:]}")
    assert contains_aadhaar(f"{number[0]}.{number[1:]}E+11")


def test_about_one_of_ten_numbers_of_the_right_shape_passes():
    rng = random.Random(7)
    found = sum(is_aadhaar(str(rng.randrange(2 * 10**11, 10**12))) for _ in range(5000))
    assert 400 < found < 600


def test_the_published_example_of_the_check_digit_holds():
    assert verhoeff_holds("2363")  # Verhoeff 1969: 236 has check digit 3
    assert not verhoeff_holds("2364")
