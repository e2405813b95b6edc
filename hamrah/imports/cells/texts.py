"""Clean text: blanks, invisible characters, digits of any script, folding. Not here: what the text means."""

import re
import unicodedata

from hamrah.ground.aadhaar import contains_aadhaar
from hamrah.imports.cells.reading_of import Wrong

ZERO_WIDTH_JOINERS = "\u200c\u200d"
# Viramas after which a joiner shapes the letter and must stay.
_VIRAMAS = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d")
_NUKTAS = frozenset("\u093c\u09bc\u0a3c\u0abc\u0b3c")
_CANDRABINDU = {chr(base + 1): chr(base + 2) for base in (0x900, 0x980, 0xA00, 0xA80, 0xB00)}
# Orders of direction that make a name read otherwise than it is stored.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffd")
_STARTS_FORMULA = "=＝"
_MAY_START_FORMULA = "+-@＋－＠"
_ORDERS = re.compile(r"[(|!]")


class _Digits(dict[int, str]):
    """A translation table of all scripts' decimal digits that fills itself letter by letter."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        self[point] = str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
        return self[point]


_DIGITS = _Digits()


def ascii_digits(text: str) -> str:
    """The text with the decimal digits of every script as 0-9."""
    if text.isascii():
        return text
    return text.translate(_DIGITS)


def clean(text: str) -> str:
    """One line of readable text in NFC. Wrong imports.control_characters where a character is none."""
    if not text.isprintable() or "\ufffd" in text:
        text = _visible(text)
    text = " ".join(text.split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _visible(text: str) -> str:
    out: list[str] = []
    before = ""
    for letter in text:
        category = unicodedata.category(letter)
        if category[0] == "Z" or letter in "\t\n\r":
            out.append(" ")
        elif category == "Cf" and letter not in _TURNING:
            if letter in ZERO_WIDTH_JOINERS and before in _VIRAMAS:
                out.append(letter)
        elif category in ("Cc", "Cs", "Co") or letter in _TURNING:
            raise Wrong("imports.control_characters")
        else:
            out.append(letter)
        before = letter
    return "".join(out)


class _Folding(dict[int, str | None]):
    """A translation table that fills itself letter by letter: str.translate stays in C."""

    def __missing__(self, point: int) -> str | None:
        letter = chr(point)
        folded: str | None = None
        if letter.isdecimal():
            folded = str(unicodedata.decimal(letter))
        elif letter.isascii():
            folded = letter.casefold() if letter.isalnum() else None
        elif unicodedata.category(letter)[0] in "LM" and letter not in _NUKTAS:
            folded = _CANDRABINDU.get(letter, letter.casefold())
        self[point] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """For comparing words: lower case, letters, marks and digits only, nukta gone, candrabindu = anusvara."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.translate(_FOLDING)


def is_formula(text: str) -> bool:
    """True for text that a spreadsheet program would run: =..., and +, -, @ before an order with brackets.

    A dash alone, a negative number, +91 before a phone and @ before a known-as are none.
    """
    text = text.lstrip(" \t\r\n'")
    if len(text) < 2:  # the empty cell first: '' in '=+-@' is true
        return False
    if text[0] in _STARTS_FORMULA:
        return bool(text.strip(_STARTS_FORMULA + " -"))
    return (
        text[0] in _MAY_START_FORMULA and bool(_ORDERS.search(text)) and text[1:2].strip("( 0123456789") != ""
    )


def guard(text: str, most: int) -> None:
    """Refuse what no cell may hold: Wrong imports.formula, .too_long, .aadhaar (withheld)."""
    if contains_aadhaar(text):
        raise Wrong("imports.aadhaar", withheld=True)
    if len(text) > most:
        raise Wrong("imports.too_long")
    if is_formula(text):
        raise Wrong("imports.formula")
