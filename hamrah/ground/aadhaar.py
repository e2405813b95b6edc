"""Is an Aadhaar number hidden in a text? The check that keeps such numbers out of the whole house.

Not here: what to do about it. Callers refuse and never repeat the text (issue: not in a message, a log or a
sheet sent back). Shape and check digit: UIDAI, "Aadhaar number" is twelve digits, first 2-9, Verhoeff last.
"""

import re
import unicodedata
from collections.abc import Iterator

DIGITS = 12

# Between two digits of one number people leave a space or dash or two; slashes and dots only in 4-4-4.
_LOOSE = r"[\s\-\u2010-\u2015\u2212]{0,3}"
_NUMBER = re.compile(rf"\d(?:{_LOOSE}\d)*")
_FOURS = re.compile(r"(?<!\d)(\d{4})([./_,])(\d{4})\2(\d{4})(?!\d)")
# What a spreadsheet program makes of twelve digits in a narrow column: 2.34567890124E+11
_SCIENTIFIC = re.compile(r"(?<!\d)(\d)\.(\d{11})[eE]\+?11(?!\d)")
_DIGIT = re.compile(r"\d")
_PHONE = re.compile(r"91[6-9]\d{9}")
_MOBILE = re.compile(r"[6-9]\d{9}")


def _tables() -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """The multiplication table of the dihedral group D5 and the powers of Verhoeff's permutation (1969)."""
    times = tuple(
        tuple(
            (i + j) % 5
            if i < 5 and j < 5
            else (i + j) % 5 + 5
            if i < 5
            else (i - j) % 5 + 5
            if j < 5
            else (i - j) % 5
            for j in range(10)
        )
        for i in range(10)
    )
    powers = [tuple(range(10)), (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)]
    while len(powers) < 8:
        powers.append(tuple(powers[1][n] for n in powers[-1]))
    return times, tuple(powers)


_TIMES, _POWERS = _tables()


def verhoeff_holds(digits: str) -> bool:
    """True where the last of these ASCII digits is the Verhoeff check digit of the others."""
    check = 0
    for place, digit in enumerate(reversed(digits)):
        check = _TIMES[check][_POWERS[place % 8][ord(digit) - 48]]
    return check == 0


def is_aadhaar(digits: str) -> bool:
    """True for exactly twelve ASCII digits of Aadhaar shape; 91 and a mobile number is a phone."""
    return (
        len(digits) == DIGITS
        and digits[0] in "23456789"
        and not _PHONE.fullmatch(digits)
        and verhoeff_holds(digits)
    )


def contains_aadhaar(text: str) -> bool:
    """True where twelve digits, grouped or not, in any script, make an Aadhaar number.

    Digits that stand inside a longer number do not count; a mobile number with something beside it neither.
    """
    if len(text) < DIGITS or not _might(text):
        return False
    plain = _ascii_digits(text)
    return any(is_aadhaar(digits) for digits in _candidates(plain))


def _might(text: str) -> bool:
    """The cheap first look: are there twelve digits at all? Most names and villages end here."""
    return bool(_DIGIT.search(text)) and sum(map(str.isdecimal, text)) >= DIGITS


def _ascii_digits(text: str) -> str:
    """Digits of all scripts as ASCII, invisible format characters (category Cf) and marks taken out."""
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
        for letter in text
        if unicodedata.category(letter) not in ("Cf", "Mn")
    )


def _candidates(text: str) -> Iterator[str]:
    for match in _FOURS.finditer(text):
        yield match[1] + match[3] + match[4]
    for match in _SCIENTIFIC.finditer(text):
        yield match[1] + match[2]
    for match in _NUMBER.finditer(text):
        groups = re.findall(r"\d+", match[0])
        for first in range(len(groups)):
            yield from _twelve_from(groups[first:])


def _twelve_from(groups: list[str]) -> Iterator[str]:
    """The twelve digits that whole groups from the first on make, where they do."""
    joined = ""
    for taken, group in enumerate(groups, start=1):
        joined += group
        if len(joined) == DIGITS:
            if not _mobile_and_more(groups[:taken]):
                yield joined
            return
        if len(joined) > DIGITS:
            return


def _mobile_and_more(groups: list[str]) -> bool:
    """A mobile number written whole or in two groups, then an age or a count of two digits."""
    return 2 <= len(groups) <= 3 and len(groups[-1]) == 2 and bool(_MOBILE.fullmatch("".join(groups[:-1])))
