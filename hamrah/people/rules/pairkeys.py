"""Pair keys: signed 64-bit hashes of two facts each, by which the same person is found with plain equality.

Not here: how candidates are fetched (people/candidates.py) and how they are compared (likeness.py).

A key is the first eight bytes of SHA-256 over "family|left|right", big-endian and signed, so that a
browser computes the same one with crypto.subtle.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import product
from typing import NamedTuple

from hamrah.people.rules.facts import Facts, Folded, Word, fold

BAND_YEARS = 10
STORED_KEYS_AT_MOST = 40
PROBES_AT_MOST = 120


class Probe(NamedTuple):
    """One key to ask for: `weight` is what a hit says, in natural-log odds; `loose` marks common keys."""

    key: int
    weight: float
    loose: bool


# family: (weight of a hit, loose). Learned as the log of how much oftener the same person shares such
# a key than a stranger does, halved because the families overlap.
FAMILIES: dict[str, tuple[float, bool]] = {
    "P": (6.0, False),  # telephone
    "R": (4.0, False),  # name x relation's name
    "V": (4.0, False),  # name x village
    "S": (3.0, False),  # relation's name x village
    "W": (2.5, False),  # two words of the name
    "D": (2.5, True),  # name x district, gender, ten years
    "T": (1.5, True),  # relation's name x district, gender, ten years
}


def hashed(text: str) -> int:
    """The signed 64-bit key of one text."""
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big", signed=True)


def given(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words that tell people apart; all of them where there are only fillers."""
    return tuple(w for w in words if not w.filler) or words


def joined(words: tuple[Word, ...]) -> tuple[str, ...]:
    """The keys of the first two words written as one: Ram Lal, Ramlal."""
    if len(words) < 2:
        return ()
    return (words[0].keys[0] + words[1].keys[0],)


def spellings(words: tuple[Word, ...], *, at_most: int = 2) -> list[str]:
    """Keys of the telling words of a name, the plainest first, and of its joined form."""
    found = [key for w in given(words)[:at_most] for key in w.keys]
    return list(dict.fromkeys([*found, *joined(words)]))


def bands(birth_year: int | None, *, within_years: int) -> tuple[str, ...]:
    """The ten-year bands that a birth year may fall in."""
    if birth_year is None:
        return ("",)
    low, high = (birth_year - within_years) // BAND_YEARS, (birth_year + within_years) // BAND_YEARS
    return tuple(str(band) for band in range(low, high + 1))
