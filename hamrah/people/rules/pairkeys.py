"""Pair keys: signed 64-bit hashes of two facts each, by which the same person is found with plain equality.

Not here: how candidates are fetched (people/candidates.py) and how they are compared (likeness.py).

A key is the first eight bytes of SHA-256 over "family|left|right...", UTF-8, big-endian and signed, so
that a browser computes the same one with crypto.subtle. One name alone matches thousands a million
people; two facts together match a handful.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import pairwise, product
from typing import NamedTuple

from hamrah.ground import names
from hamrah.people.rules.facts import Facts, Folded, Word, fold, folded_words, last_ten, word
from hamrah.people.rules.trait import trait_line

BAND_YEARS = 10
AGE_ERROR_YEARS = 12  # ages are guessed and rounded to 0 and 5; twice the spread of two guesses
ALL_YEARS = (1950, 2019)
PREFIX = 3  # consonants of a name that are enough beside a second fact: survives a slip further back
PLACE_PREFIX = 4
STORED_AT_MOST = 64
PROBES_AT_MOST = 400

# What a sheet glues to a name: Anitakumari, Munibai. (its sounds, its key)
GLUED = tuple(
    (names.sounds(tail), names.keys(tail)[0])
    for tail in ("kumar", "kumari", "devi", "bai", "bae", "singh", "prasad", "lal", "chand", "ram")
)
# family: does one such key match many people, so that it is asked only within its cap?
FAMILIES = {
    "P": False,  # telephone
    "R": False,  # beginning of the name x beginning of the relation's name
    "V": False,  # beginning of the name x beginning of the village
    "S": False,  # beginning of the relation's name x beginning of the village
    "W": True,  # beginnings of two words of the name
    "D": True,  # beginning of the name x district, gender, ten years
    "T": True,  # beginning of the relation's name x district, gender, ten years
    "Y": True,  # beginning of the village x district, ten years
    "N": True,  # a telling word of the name alone: finds the rare names where nothing else is known
}


BATCH_FAMILIES = "PRVSD"


class Derived(NamedTuple):
    """What search stores of a person; likely-same in bulk asks for the first `telling` keys."""

    keys: tuple[int, ...]
    telling: int
    trait: str


class Probe(NamedTuple):
    """One key to ask for, of one family (see FAMILIES)."""

    key: int
    family: str


def hashed(text: str) -> int:
    """The signed 64-bit key of one text."""
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big", signed=True)


def pair_keys(facts: Facts) -> list[int]:
    """Keys to store for a person: about 14, each a signed 64-bit number, none twice."""
    return [hashed(text) for text in _texts(fold(facts), asking=False)[:STORED_AT_MOST]]


def probe_keys(facts: Facts) -> list[Probe]:
    """Keys to ask for: those of `pair_keys`, and the neighbouring bands of age."""
    texts = _texts(fold(facts), asking=True)[:PROBES_AT_MOST]
    return [Probe(hashed(text), text[0]) for text in texts]


def derived(facts: Facts) -> Derived:
    """Keys and trait of a person with one folding: what is stored when she is written."""
    folded = fold(facts)
    texts = _texts(folded, asking=False)[:STORED_AT_MOST]
    telling_keys = sum(text[0] in BATCH_FAMILIES for text in texts)
    return Derived(tuple(map(hashed, texts)), telling_keys, trait_line(folded))


def _texts(folded: Folded, *, asking: bool) -> list[str]:
    """The key texts, tight families first, none twice; the name alone is asked only when little else is."""
    parts = _Parts.of(folded, asking=asking)
    texts = dict.fromkeys([*(f"P|{phone}" for phone in folded.phones), *parts.tight(), *parts.loose()])
    return [text for text in texts if text[0] != "N" or not asking or parts.is_poor()]


class _Parts(NamedTuple):
    """The alternates of each fact that keys are made of."""

    names: list[str]
    own_words: tuple[Word, ...]
    relations: list[str]
    villages: list[str]
    districts: list[str]
    bands: list[str]
    people: list[str]  # gender and band of age: "M|198"; both genders where it is not known or another

    @classmethod
    def of(cls, folded: Folded, *, asking: bool) -> "_Parts":
        bands = _bands(folded.birth_year, asking=asking)
        genders = folded.gender if folded.gender in ("M", "F") else "MF"
        return cls(
            names=_name_keys(folded),
            own_words=telling(folded.name),
            relations=_relation_keys(folded),
            villages=_keys(folded.village + folded.hamlet),
            districts=_district_keys(folded, asking=asking),
            bands=bands,
            people=[f"{gender}|{band}" for gender, band in product(genders, bands)],
        )

    def tight(self) -> Iterator[str]:
        """Families that match few people however many are stored."""
        short_names, short_relations = beginnings(self.names), beginnings(self.relations)
        short_villages = beginnings(self.villages, PLACE_PREFIX)
        yield from (f"R|{a}|{b}" for a, b in product(short_names, short_relations))
        yield from (f"V|{a}|{b}" for a, b in product(short_names, short_villages))
        yield from (f"S|{a}|{b}" for a, b in product(short_relations, short_villages))

    def loose(self) -> Iterator[str]:
        """Families whose matches grow with the register."""
        short_names, short_relations = beginnings(self.names), beginnings(self.relations)
        villages, districts = beginnings(self.villages, PLACE_PREFIX), self.districts
        yield from (f"D|{a}|{b}|{p}" for a, b, p in product(short_names, districts, self.people))
        yield from two_words(self.own_words)
        yield from (f"Y|{a}|{b}|{c}" for a, b, c in product(villages, districts or [""], self.bands))
        yield from (f"T|{a}|{b}|{p}" for a, b, p in product(short_relations, districts, self.people))
        yield from (f"N|{w.keys[0]}" for w in self.own_words)

    def is_poor(self) -> bool:
        """Too little is known to find a person by two facts."""
        return bool(self.relations) + bool(self.villages) + bool(self.districts) < 2


def telling(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The first two words that tell people apart; fillers where there is nothing else."""
    return (tuple(w for w in words if not w.filler) or words)[:2]


def two_words(words: tuple[Word, ...]) -> Iterator[str]:
    """Keys of the two telling words of one name, in whatever order."""
    if len(words) > 1:
        yield from (f"W|{min(a, b)}|{max(a, b)}" for a, b in product(*(beginnings(w.keys) for w in words)))


def _bands(birth_year: int | None, *, asking: bool) -> list[str]:
    """The ten-year band as stored; when asking, all in which a guessed birth year may stand."""
    if not asking:
        return ["" if birth_year is None else str(birth_year // BAND_YEARS)]
    low, high = (
        ALL_YEARS if birth_year is None else (birth_year - AGE_ERROR_YEARS, birth_year + AGE_ERROR_YEARS)
    )
    return [*(str(band) for band in range(low // BAND_YEARS, high // BAND_YEARS + 1)), ""]


def _name_keys(folded: Folded) -> list[str]:
    """Keys of the telling words, of the first two words as one, of the name without glued Kumar, known-as."""
    found = _keys(telling(folded.name)) + _joined(folded.name) + _unglued(folded.name[:1])
    return list(dict.fromkeys(found + _keys(folded.known_as[:2])))


def _relation_keys(folded: Folded) -> list[str]:
    """Keys of the relation's first telling word, and of a father's name in the middle of the own name."""
    middle = _keys(folded.name[1:2]) if len(folded.name) > 2 else []
    return list(dict.fromkeys(_keys(telling(folded.relation_name)[:1]) + middle))


def _district_keys(folded: Folded, *, asking: bool) -> list[str]:
    """The district's plainest key; the state stands in where no district was written."""
    found = [w.keys[0] for w in folded.district]
    if folded.state and (asking or not found):
        found.append("@" + folded.state)
    return found


def _keys(words: tuple[Word, ...]) -> list[str]:
    return list(dict.fromkeys(key for w in words for key in w.keys))


def _joined(words: tuple[Word, ...]) -> list[str]:
    """The key of the first two words written as one: Ram Lal, Ramlal."""
    return [words[0].keys[0] + words[1].keys[0]] if len(words) > 1 else []


def _unglued(words: tuple[Word, ...]) -> list[str]:
    """The key of a word without what a sheet glued to it, where two consonants remain."""
    return [
        w.keys[0].removesuffix(key)
        for w in words
        for sound, key in GLUED
        if w.sounds.endswith(sound) and w.keys[0].endswith(key) and len(w.keys[0]) >= len(key) + 2
    ]


def beginnings(keys: Iterable[str], letters: int = PREFIX) -> list[str]:
    """The first letters of keys, none twice."""
    return list(dict.fromkeys(key[:letters] for key in keys))


def free_probe_keys(text: str) -> list[Probe]:
    """Keys for one box where any word may be name, relation's name or village, and digits a telephone."""
    pieces = free_pieces(text)
    phones = [f"P|{phone}" for phone in map(last_ten, text.split()) if phone]
    texts = dict.fromkeys([*phones, *_free_texts(pieces)])
    return [Probe(hashed(text), text[0]) for text in list(texts)[:PROBES_AT_MOST]]


class Piece(NamedTuple):
    """A word of the free box, or two neighbours written as one: where it begins and ends, its folded form."""

    begins: int
    ends: int
    word: Word


def free_pieces(text: str) -> list[Piece]:
    """The words of the free box and every two neighbours joined."""
    words = folded_words(text)
    written = names.plain_words(text[:200])[: len(words)]
    single = [Piece(i, i + 1, w) for i, w in enumerate(words)]
    double = [Piece(i, i + 2, word(a + b)) for i, (a, b) in enumerate(pairwise(written))]
    return single + double


def _free_texts(pieces: list[Piece]) -> Iterator[str]:
    """Every pair of pieces that do not overlap, in every role they may have; then each alone."""
    pairs = [(a, b) for a, b in product(pieces, pieces) if a.ends <= b.begins or b.ends <= a.begins]
    for a, b in pairs:
        for left, right in product(beginnings(a.word.keys), b.word.keys):
            short = right[:PREFIX]
            yield f"R|{left}|{short}"
            yield f"V|{left}|{right[:PLACE_PREFIX]}"
            yield f"S|{left}|{right[:PLACE_PREFIX]}"
            yield f"W|{min(left, short)}|{max(left, short)}"
    yield from (f"N|{piece.word.keys[0]}" for piece in pieces if not piece.word.filler)
