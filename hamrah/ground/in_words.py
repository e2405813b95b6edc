"""Amounts of money in words, as a paper says them beside the figures: lakh and crore, in four languages.

Not here: figures (numbers.py), days (day_words.py). Why no library: decision 0032.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "numerals"
SIZES = ((10_000_000, "crore"), (100_000, "lakh"), (1_000, "thousand"))


def rupees_in_words(paise: int, language: str) -> str:
    """12,34,550 paise -> "Rupees twelve thousand three hundred forty-five and paise fifty only"; in English
    where the language's numerals are not on file. No paper says a sum below nothing."""
    if paise < 0:
        raise ValueError("An amount in words is never below nothing")
    said = numerals(language)
    whole, rest = divmod(paise, 100)
    parts = [_counted(said, whole, "rupees", "rupee")] if whole or not rest else []
    if rest:
        parts.append(_counted(said, rest, "paise", "paisa"))
    amount: str = said["only"].format(amount=said["join"].join(parts))
    return amount[0].upper() + amount[1:]


def number_in_words(number: int, language: str) -> str:
    """123456 -> "one lakh twenty-three thousand four hundred fifty-six"."""
    return _spelled(numerals(language), number)


def _counted(said: dict[str, Any], number: int, many: str, one: str) -> str:
    text: str = said[one] if number == 1 else said[many].format(number=_spelled(said, number))
    return text


def _spelled(said: dict[str, Any], number: int) -> str:
    """From the largest unit down; what is above 99 crore counts its crores the same way."""
    parts = []
    for size, name in SIZES:
        count, number = divmod(number, size)
        if count:
            parts.append(f"{_spelled(said, count)} {said[name]}")
    return " ".join([*parts, *_below_a_thousand(said, number)]) or said["below_hundred"][0]


def _below_a_thousand(said: dict[str, Any], number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    # Marathi says 100 in a word of its own and 101 by its hundreds.
    if number == 100:
        return [said.get("hundred_alone") or said["hundreds"][0]]
    parts = [said["hundreds"][hundreds - 1]] if hundreds else []
    return [*parts, said["below_hundred"][rest]] if rest else parts


@cache
def numerals(language: str) -> dict[str, Any]:
    """The words of a language, `below_hundred` from 0 to 99; of English where there are none."""
    path = HERE / f"{language}.toml"
    if not path.is_file():
        path = HERE / "en.toml"
    said = tomllib.loads(path.read_text("utf-8"))
    return {**said, "below_hundred": said["below_hundred"].split()}
