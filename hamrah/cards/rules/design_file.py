"""The file in which an organisation says how its cards look (TOML). Not here: anything that is signed.

accent = "#12505b"             # colour of the issuer's name and the lines
languages = ["en", "hi"]       # one or two; the first stands larger
lines = ["face", "home"]       # what a worker may choose beyond name and number
back = "Open Monday to Saturday, 10 to 5"
logo = "logo.svg"              # SVG or PNG beside this file
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hamrah.ground.problem import Problem

LINES = ("face", "relation", "home", "trade", "gender")
LANGUAGES = ("en", "hi", "gu", "mr", "or", "ta", "te", "kn", "bn")
LONGEST_BACK, LARGEST_FILE = 120, 10_000
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_WHITE_LEVEL = 0.55
WHY = {
    "light": "A colour so light cannot be read on white. Take a darker one.",
    "languages": "Cards speak one or two languages.",
    "long": "The sentence on the back has at most 120 letters.",
    "plain": "The sentence on the back is one line of plain letters.",
    "file": "The logo is the name of a file.",
    "key": "%(key)s: there is no such part; there are accent, languages, lines, back and logo.",
    "twice": "The same stands twice in %(key)s.",
    "unknown": "%(key)s: %(what)s is not one of %(known)s.",
}


@dataclass(frozen=True)
class DesignSaid:
    """A design as said: every part has what most want. Raises `cards.design`, `cards.accent`."""

    accent: str = "#12505b"
    languages: tuple[str, ...] = ("en", "hi")
    lines: tuple[str, ...] = LINES
    back: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.accent, str) or not _COLOUR.fullmatch(self.accent):
            raise Problem("cards.accent", "A colour is written like #12505b.", field="accent")
        if lightness(self.accent) > _WHITE_LEVEL:
            raise _wrong("accent", "light")
        _refuse_list("languages", self.languages, LANGUAGES)
        if not 1 <= len(self.languages) <= 2:
            raise _wrong("languages", "languages")
        _refuse_list("lines", self.lines, LINES)
        if not isinstance(self.back, str) or len(self.back) > LONGEST_BACK:
            raise _wrong("back", "long")
        if any(
            unicodedata.category(letter)[0] == "C" and letter not in "\u200c\u200d" for letter in self.back
        ):
            raise _wrong("back", "plain")


def design_in(text: str) -> tuple[DesignSaid, str | None]:
    """The design a file says, and the name of its logo's file.

    Raises `cards.design_unreadable`, `cards.design` (an unknown word, by its name), `cards.accent`.
    """
    if len(text) > LARGEST_FILE:
        raise _unreadable("it is too long")
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise _unreadable(str(wrong)) from wrong
    logo = said.pop("logo", None)
    if logo is not None and not isinstance(logo, str):
        raise _wrong("logo", "file")
    for key in said:
        if key not in DesignSaid.__dataclass_fields__:
            raise _wrong(key, "key")
    for key in ("languages", "lines"):
        if key in said:
            said[key] = tuple(said[key]) if isinstance(said[key], list) else (said[key],)
    return DesignSaid(**said), logo


def as_file(design: DesignSaid, logo: str | None) -> str:
    """The same design as a file to change and set again."""
    said: Mapping[str, Any] = {
        "accent": design.accent,
        "languages": list(design.languages),
        "lines": list(design.lines),
        "back": design.back,
    } | ({"logo": logo} if logo else {})
    # A JSON string or list of strings is the same in TOML.
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())


def lightness(colour: str) -> float:
    """0 black to 1 white, as the eye weighs red, green and blue (Rec. 709, gamma left out)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _refuse_list(key: str, said: Any, known: tuple[str, ...]) -> None:
    if len(set(map(str, said))) != len(said):
        raise _wrong(key, "twice")
    for one in said:
        if one not in known:
            # Only a plain word is said again: anything may have been written here, a number too.
            named = f"{one!r}" if isinstance(one, str) and one.isalpha() and len(one) <= 20 else "this"
            raise _wrong(key, "unknown", what=named, known=", ".join(known))


def _wrong(key: str, why: str, **values: str) -> Problem:
    return Problem("cards.design", WHY[why], field=key, key=key, **values)


def _unreadable(why: str) -> Problem:
    return Problem("cards.design_unreadable", "This design cannot be read: %(why)s.", why=why)
