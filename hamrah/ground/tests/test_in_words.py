"""Amounts in words: every language, the edges of every unit, and that the words mean the number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.ground.in_words import number_in_words, numerals, rupees_in_words

LANGUAGES = ("en", "hi", "gu", "mr")
MOST = 99_99_99_999


@pytest.mark.parametrize(
    ("paise", "language", "said"),
    [
        (0, "en", "Rupees zero only"),
        (1, "en", "Paisa one only"),
        (100, "en", "Rupee one only"),
        (12_345_50, "en", "Rupees twelve thousand three hundred forty-five and paise fifty only"),
        (99_00_00_099_00, "en", "Rupees ninety-nine crore ninety-nine only"),
        (0, "hi", "शून्य रुपये मात्र"),
        (1_00, "hi", "एक रुपया मात्र"),
        (1_23_456_75, "hi", "एक लाख तेईस हज़ार चार सौ छप्पन रुपये पचहत्तर पैसे मात्र"),
        (20_00_000_00, "hi", "बीस लाख रुपये मात्र"),
        (200_00, "gu", "બસો રૂપિયા પૂરા"),
        (88_125_50, "gu", "ઇઠ્યાસી હજાર એક સો પચ્ચીસ રૂપિયા પચાસ પૈસા પૂરા"),
        (100_00, "mr", "शंभर रुपये फक्त"),
        (101_00, "mr", "एकशे एक रुपये फक्त"),
        (3_07_42_000_00, "mr", "तीन कोटी सात लाख बेचाळीस हजार रुपये फक्त"),
        (5_00, "or", "Rupees five only"),
    ],
)  # fmt: skip
def test_an_amount_is_said_in_words(paise, language, said):
    assert rupees_in_words(paise, language) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_a_hundred_different_numerals(language):
    said = numerals(language)
    assert len(set(said["below_hundred"])) == len(said["below_hundred"]) == 100
    assert len(set(said["hundreds"])) == len(said["hundreds"]) == 9


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=st.integers(0, MOST))
def test_the_words_mean_the_number(language, number):
    assert meant(number_in_words(number, language), language) == number


def test_thousands_of_crores_are_counted_too():
    assert number_in_words(1_234_00_00_001, "en") == "one thousand two hundred thirty-four crore one"


def test_no_amount_is_below_nothing():
    with pytest.raises(ValueError, match="below nothing"):
        rupees_in_words(-1, "hi")


def meant(text: str, language: str) -> int:
    """The number that the words say, read from the left: each unit takes what stands before it."""
    said = numerals(language)
    for at, hundred in enumerate(said["hundreds"], start=1):
        text = text.replace(hundred, f"{at}#")
    sizes = {said["crore"]: 10_000_000, said["lakh"]: 100_000, said["thousand"]: 1_000}
    words = {word: at for at, word in enumerate(said["below_hundred"])}
    words |= {said["hundred_alone"]: 100} if "hundred_alone" in said else {}
    whole = group = 0
    for word in text.split():
        if word in sizes:
            whole, group = whole + group * sizes[word], 0
        else:
            group += int(word[:-1]) * 100 if word.endswith("#") else words[word]
    return whole + group
