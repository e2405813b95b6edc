"""How a name as said falls into words, and which of them say little: honorifics, suffixes, fillers.

Not here: how a word sounds and its keys (key.py).
"""

import re
import unicodedata
from functools import lru_cache

from .key import keys, sounds
from .script import block_of
from .table import RULES

_APART = re.compile(f"[{RULES['separators']}]+")
_JOINED = re.compile(f"[{RULES['joiners']}]+")
_RELATION = re.compile(RULES["relation"], re.IGNORECASE)
_VIRAMA = "\u094d"
_SHORT_FOR_LONG = str.maketrans(RULES["short_for_long"])


def words(text: str) -> list[str]:
    """The words of a name, in any script, NFC: no punctuation, digits or zero-width joiners."""
    joined = _JOINED.sub("", unicodedata.normalize("NFC", text))
    return [word for word in _APART.split(joined) if word]


def plain_words(text: str) -> list[str]:
    """`words` without honorifics (Shri, late, श्री) and suffixes of respect (-bhai, -ben, -ji).

    A name that is nothing but honorifics keeps its words: better a poor name than none.
    """
    said = words(_RELATION.sub(" ", text))
    return [kept for kept in map(_kept, said) if kept] or said


@lru_cache(maxsize=65_536)
def _kept(word: str) -> str:
    """The word without its suffix of respect; nothing for an honorific. Remembered: words repeat."""
    return "" if in_devanagari(word) in HONORIFICS else without_suffix(word)


def is_filler(word: str) -> bool:
    """Is this a word that half the country shares (Kumar, Lal, Devi, Singh, Ram, Bai), in any script?"""
    return in_devanagari(word) in FILLERS or sounds(word) in _FILLER_SOUNDS


def without_suffix(word: str) -> str:
    """Rameshbhai is Ramesh; Ruben stays, for what is left must hold two consonants."""
    plain = in_devanagari(word)
    if not plain.endswith(_ANY_SUFFIX):
        return word
    for suffix in _SUFFIXES:
        if plain.endswith(suffix):
            stem = word[: len(plain) - len(suffix)]
            if len((keys(stem) or ("",))[0]) > 1:
                return stem
    return word


def in_devanagari(word: str) -> str:
    """A Brahmic word in Devanagari's letters, vowels short, no last virama; Latin in lower case."""
    if word.isascii():
        return word.lower()
    moved = "".join(
        chr(0x0900 | ord(letter) & 0x7F) if block_of(letter) else letter for letter in word.lower()
    )
    return moved.translate(_SHORT_FOR_LONG).removesuffix(_VIRAMA)


HONORIFICS = frozenset(map(in_devanagari, RULES["honorifics"]))
FILLERS = frozenset(map(in_devanagari, RULES["fillers"]))
_FILLER_SOUNDS = frozenset(map(sounds, RULES["fillers"]))
_SUFFIXES = [in_devanagari(suffix) for script in ("latin", "native") for suffix in RULES["suffixes"][script]]
_ANY_SUFFIX = tuple(_SUFFIXES)
