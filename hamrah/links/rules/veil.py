"""The veil: what is known of one person as bits that can be compared and not read. Pure, no key kept here.

Not here: who makes the secret (oblivious.py), what an agreement is worth (nearness.py).

A veil is made under one secret, the oblivious function's answer to one pair key (two facts of hers). Two
veils can be compared only where both sides made the same key; under another key the same name is other
bits. So there is no table of names to be made: each guess of a person needs an answer of its own.
"""

import hmac
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from hamrah.people.rules.trait import Trait, parsed

WORD_BITS = 128
BITS_A_PAIR = 2
MOST_WORDS = 4
MOST_PHONES = 2
# Sizes in bytes of what follows one another in the stored form.
WORD_BYTES, SMALL_BYTES, YEAR_BYTES, PHONE_BYTES = WORD_BITS // 8, 1, 2, 4
WORD_FIELDS = ("names", "fillers", "relations", "villages", "districts")
NO_YEAR = 0


class Veil(NamedTuple):
    """Words as filters, codes as small numbers (0: not said), the year shifted by a secret number."""

    names: tuple[int, ...]
    fillers: tuple[int, ...]
    relations: tuple[int, ...]
    villages: tuple[int, ...]
    districts: tuple[int, ...]
    relation: int
    state: int
    gender: int
    occupation: int
    year: int
    phones: tuple[int, ...]


def veiled(line: str, secret: bytes) -> Veil:
    """The veil of a trait line (people/rules/trait.py) under one secret."""
    told = parsed(line)
    names = _telling(told.name) + _telling(told.known_as)
    return Veil(
        names=_filters(names, secret),
        fillers=_filters([w[:-1] for w in told.name.split() if w[-1] == "'"], secret),
        relations=_filters(_telling(told.relation_name), secret),
        villages=_filters(told.village.split() + told.hamlet.split(), secret),
        districts=_filters(told.district.split(), secret),
        phones=tuple(_number("phone", phone, secret, PHONE_BYTES) for phone in told.phones.split())[
            :MOST_PHONES
        ],
        year=_year(told, secret),
        **{
            name: _number(name, getattr(told, name), secret, SMALL_BYTES)
            for name in ("relation", "state", "gender", "occupation")
        },
    )


def _telling(field: str) -> list[str]:
    """The words that tell people apart, then the first two as one; fillers where there is nothing else."""
    words = field.split()
    plain = [w.rstrip("'") for w in words]
    found = [w for w in words if w[-1] != "'"] or plain
    return found[:2] + (["".join(plain[:2])] if len(plain) > 1 else [])


def _filters(words: list[str], secret: bytes) -> tuple[int, ...]:
    return tuple(_filter(word, secret) for word in dict.fromkeys(words[:MOST_WORDS]))


def _filter(word: str, secret: bytes) -> int:
    """A Bloom filter of the word's pairs of letters, its beginning and end marked."""
    bits = 0
    for pair in pairwise(f"<{word}>"):
        digest = _digest("".join(pair), secret)
        for at in range(BITS_A_PAIR):
            bits |= 1 << (digest[at] % WORD_BITS)
    return bits


@lru_cache(maxsize=1 << 14)
def _digest(text: str, secret: bytes) -> bytes:
    return hmac.digest(secret, text.encode(), "sha256")


def _number(name: str, text: str, secret: bytes, size: int) -> int:
    """A code of `size` bytes, never 0; 0 where nothing is said."""
    if not text:
        return 0
    most = 256**size - 1
    return int.from_bytes(_digest(f"{name}/{text}", secret)[:8], "big") % most + 1


def _year(told: Trait, secret: bytes) -> int:
    """The birth year moved by a secret number, so that only the distance of two can be read."""
    if not told.birth_year:
        return NO_YEAR
    shift = int.from_bytes(_digest("year", secret)[:2], "big")
    return (int(told.birth_year) + shift) % 0xFFFF + 1


def years_apart(left: int, right: int) -> int:
    """The distance of two shifted years."""
    apart = abs(left - right)
    return min(apart, 0xFFFF - apart)


def alike(left: int, right: int) -> float:
    """Dice's measure of two filters: 1.0 for the same word, about 0.2 for strangers."""
    return 2 * (left & right).bit_count() / (left.bit_count() + right.bit_count())


def packed(veil: Veil) -> bytes:
    """The veil as bytes, about 150 of them."""
    out = bytearray()
    for name in WORD_FIELDS:
        words = getattr(veil, name)
        out.append(len(words))
        for word in words:
            out += word.to_bytes(WORD_BYTES, "big")
    out += bytes((veil.relation, veil.state, veil.gender, veil.occupation))
    out += veil.year.to_bytes(YEAR_BYTES, "big")
    out += b"".join(phone.to_bytes(PHONE_BYTES, "big") for phone in veil.phones)
    return bytes(out)


def unpacked(raw: bytes) -> Veil:
    """The veil of its bytes."""
    at, words = 0, []
    for _name in WORD_FIELDS:
        count, at = raw[at], at + 1
        ends = [at + WORD_BYTES * n for n in range(count + 1)]
        words.append(tuple(int.from_bytes(raw[a:b], "big") for a, b in pairwise(ends)))
        at = ends[-1]
    relation, state, gender, occupation = raw[at : at + 4]
    year = int.from_bytes(raw[at + 4 : at + 6], "big")
    phones = raw[at + 6 :]
    numbers = tuple(
        int.from_bytes(phones[n : n + PHONE_BYTES], "big") for n in range(0, len(phones), PHONE_BYTES)
    )
    names, fillers, relations, villages, districts = words
    return Veil(
        names, fillers, relations, villages, districts, relation, state, gender, occupation, year, numbers
    )
