"""Card numbers: drawn, grouped, forgiving to type, unforgiving to mistype."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.cards.rules.number import ALPHABET, check_character, new_number, parse_number
from hamrah.ground.problem import Problem

bodies = st.text(ALPHABET, min_size=10, max_size=10)


def plain(number: str) -> str:
    return number.replace("-", "")


def is_mistyped(text: str) -> bool:
    with pytest.raises(Problem) as refused:
        parse_number(text)
    return refused.value.code == "cards.number_mistyped"


def test_a_new_number_is_read_back_as_itself():
    number = new_number("AB")
    assert parse_number(number) == number


def test_numbers_of_one_day_do_not_follow_each_other():
    drawn = [new_number("AB") for _ in range(500)]
    assert len(set(drawn)) == 500
    assert drawn != sorted(drawn)


@given(bodies, st.integers(0, 10), st.sampled_from(ALPHABET))
def test_every_single_error_is_caught(body, at, wrong):
    right = body + check_character(body)
    if right[at] != wrong:
        assert is_mistyped(right[:at] + wrong + right[at + 1 :])


@given(bodies, st.integers(0, 9))
def test_every_adjacent_transposition_is_caught(body, at):
    right = body + check_character(body)
    if right[at] != right[at + 1]:
        assert is_mistyped(right[:at] + right[at + 1] + right[at] + right[at + 2 :])


@given(bodies, st.integers(0, 9), st.sampled_from(ALPHABET))
def test_every_twin_error_is_caught(body, at, wrong):
    right = body[:at] + body[at] + body[at + 1 :]
    right += check_character(right)
    if right[at] == right[at + 1] != wrong:
        assert is_mistyped(right[:at] + wrong * 2 + right[at + 2 :])


@pytest.mark.parametrize(
    "spell",
    [
        str.lower,
        lambda number: number.replace("-", " "),
        lambda number: number.replace("-", ""),
        lambda number: f"  {number}\n",
        lambda number: number.replace("-", "\u2013"),
        lambda number: number.replace("0", "O").replace("1", "l").replace("5", "s").replace("V", "u"),
        lambda number: number.replace("0", "०").replace("1", "૧").replace("5", "୫"),
    ],
)
def test_a_number_is_understood_however_it_is_typed(spell):
    body = "AB01V5K9QX"
    number = f"AB-01V5-K9QX-{check_character(body)}"
    assert parse_number(spell(number)) == number


@pytest.mark.parametrize(
    "text", ["", "AB", "AB-7K3M-9QXT", "AB-7K3M-9QXT-44", "क-7K3M-9QXT-4", "AB_7K3M_9QXT_4"]
)
def test_what_is_no_number_is_called_malformed(text):
    with pytest.raises(Problem) as refused:
        parse_number(text)
    assert refused.value.code == "cards.number_malformed"


@pytest.mark.parametrize("prefix", ["", "A", "ABC", "A1", "IO", "ab"])
def test_a_prefix_is_two_plain_letters(prefix):
    with pytest.raises(Problem):
        new_number(prefix)
