"""Which place is meant by what a register says: by code, name, alias, sound, in any of ten scripts.

Not here: the names themselves (facts/), the database, and an organisation's own villages (villages.py).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler, Levenshtein

from hamrah.ground.names import cached_keys, cached_sounds
from hamrah.places.facts import PlaceFact, Ref, facts
from hamrah.places.fold import fold

# Chosen on the district column of an invented register (tests/test_registers.py measures another): with
# the state known no wrong district in 20,000 rows, without it fewer than one in a thousand.
NEAR_ENOUGH_INSIDE = 0.72
NEAR_ENOUGH = 0.84
CLEARLY_NEARER = 0.06
NO_KEY_SHARED = 0.06
AT_MOST_SHOWN = 5
_TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Found:
    """The place meant. `how`: code, name, alias, sound or close; `certainty` 0-1, certain above .95."""

    place: PlaceFact
    how: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Unclear:
    """More than one place may be meant, best first; a person chooses."""

    candidates: tuple[PlaceFact, ...]


class Name(NamedTuple):
    """One way of writing a place, ready to be compared."""

    place: PlaceFact
    shape: str
    keys: tuple[str, ...]


class Like(NamedTuple):
    """How near a place's nearest spelling is, and whether the two share a name key."""

    near: float
    shares_key: bool
    place: PlaceFact


class Index:
    """All places by code and by every way of writing them. Sounds are worked out when first asked for."""

    def __init__(self, places: Iterable[PlaceFact]) -> None:
        self.places: dict[Ref, PlaceFact] = {place.ref: place for place in places}
        self.split: dict[Ref, list[PlaceFact]] = defaultdict(list)
        self._written: dict[tuple[str, str], dict[Ref, bool]] = defaultdict(dict)
        self._names: dict[str, list[Name]] = {}
        for place in self.places.values():
            if place.came_from:
                self.split[place.came_from].append(place)
            for text, alias in ways_of_writing(place):
                self._written[place.kind, fold(text)].setdefault(place.ref, alias)

    def __len__(self) -> int:
        return len(self.places)

    def get(self, kind: str, code: str) -> PlaceFact | None:
        """The place with this code; leading zeros do not matter."""
        return self.places.get((kind, code.lstrip("0") or "0")) or self.places.get((kind, code))

    def written(self, kind: str, folded: str) -> list[tuple[PlaceFact, bool]]:
        """Places written exactly so, and whether that is an alias."""
        return [(self.places[ref], alias) for ref, alias in self._written.get((kind, folded), {}).items()]

    def names(self, kind: str) -> list[Name]:
        """Every name of this kind of place as it sounds."""
        if kind not in self._names:
            self._names[kind] = [
                Name(self.places[ref], shape(folded), cached_keys(folded))
                for (of, folded), refs in self._written.items()
                if of == kind
                for ref in refs
            ]
        return self._names[kind]

    def above(self, place: PlaceFact) -> Iterator[PlaceFact]:
        """The place, what it lies in, and so on up to the state."""
        while True:
            yield place
            if not place.parent:
                return
            place = self.places[place.parent]

    def is_in(self, place: PlaceFact, whole: PlaceFact) -> bool:
        return any(step.ref == whole.ref for step in self.above(place))

    def was_in(self, place: PlaceFact, whole: PlaceFact) -> bool:
        """Did it lie there before something split, or does it since? Telangana's districts were Andhra's."""
        kin = {whole.ref, *(part.ref for part in self.split.get(whole.ref, ()))}
        if whole.came_from:
            kin.add(whole.came_from)
        return any(step.ref in kin or step.came_from in kin for step in self.above(place))


def ways_of_writing(place: PlaceFact) -> Iterator[tuple[str, bool]]:
    """Each text that means this place, and whether it is an alias."""
    yield place.name, False
    if place.name_hi:
        yield place.name_hi, False
    for spelling in place.spellings:
        yield spelling.text, spelling.kind not in {"directory", "native"}


@cache
def index() -> Index:
    """The index of all our facts, built once a process (about 0.3 s, 25 MB)."""
    return Index(facts())


def find_place(
    text: str,
    *,
    kind: str,
    parent: PlaceFact | None = None,
    on: date | None = None,
    index: Index,
) -> Found | Unclear | None:
    """The place of this kind that a cell means, within `parent` if given (a state, or any place above).

    `on`: only places that stood on that day. None = nothing comes near. Never guesses between equals.
    """
    return _find(" ".join(text.split()), kind, parent, on, index)


@lru_cache(maxsize=1 << 15)
def _find(
    text: str, kind: str, parent: PlaceFact | None, on: date | None, index: Index
) -> Found | Unclear | None:
    if not text:
        return None
    if text.isdecimal():
        return _by_code(str(int(text)), kind, parent, index)
    for said in _readings(text):
        folded = fold(said)
        answer = _by_writing(folded, kind, parent, on, index) if folded else None
        if answer:
            return answer
    return _by_sound(fold(_readings(text)[-1]), kind, parent, on, index)


def _readings(text: str) -> list[str]:
    """The cell as it stands, then without what follows a comma, bracket or stroke: 'Udaipur (Raj.)'."""
    shorter = text
    for mark in "(,/|[":
        shorter = shorter.split(mark)[0]
    return [text, shorter.strip()] if shorter.strip() and shorter != text else [text]


def _by_code(code: str, kind: str, parent: PlaceFact | None, index: Index) -> Found | Unclear | None:
    place = index.get(kind, code)
    if not place:
        return None
    if parent and not index.is_in(place, parent) and not index.was_in(place, parent):
        return Unclear((place,))
    return Found(place, "code", 1.0)


def _by_writing(
    folded: str, kind: str, parent: PlaceFact | None, on: date | None, index: Index
) -> Found | Unclear | None:
    written = [pair for pair in index.written(kind, folded) if not on or pair[0].stood_on(on)]
    inside, certainty = _inside(written, parent, index)
    if len(inside) > 1:
        # its own name says more than another's former one, but only inside one state
        inside = [pair for pair in inside if not pair[1]] if parent else inside
    if not inside:
        return None
    if len(inside) > 1:
        return Unclear(tuple(place for place, _ in inside[:AT_MOST_SHOWN]))
    place, alias = inside[0]
    return Found(place, "alias" if alias else "name", certainty)


def _inside(
    written: list[tuple[PlaceFact, bool]], parent: PlaceFact | None, index: Index
) -> tuple[list[tuple[PlaceFact, bool]], float]:
    if not parent:
        return written, 0.98
    now = [pair for pair in written if index.is_in(pair[0], parent)]
    if now:
        return now, 1.0
    return [pair for pair in written if index.was_in(pair[0], parent)], 0.96


def _by_sound(
    folded: str, kind: str, parent: PlaceFact | None, on: date | None, index: Index
) -> Found | Unclear | None:
    """The place whose spelling comes nearest, if it is near enough and clearly nearer than any other."""
    if len(folded) < 3:
        return None
    best = _nearest(folded, _standing(index.names(kind), parent, on, index))
    if not best or best[0].near < (NEAR_ENOUGH_INSIDE if parent else NEAR_ENOUGH):
        return None
    first = best[0]
    if len(best) > 1 and first.near - best[1].near < CLEARLY_NEARER:
        return Unclear(tuple(like.place for like in best if first.near - like.near < CLEARLY_NEARER * 2))
    return Found(first.place, "sound" if first.shares_key else "close", round(min(first.near, 0.95), 2))


def _standing(
    names: Iterable[Name], parent: PlaceFact | None, on: date | None, index: Index
) -> Iterator[tuple[Name, float]]:
    """Names of places that stood then and there, each with what speaks against it."""
    for name in names:
        if on and not name.place.stood_on(on):
            continue
        if not parent or index.is_in(name.place, parent):
            yield name, 0.0
        elif index.was_in(name.place, parent):
            yield name, 0.05


def _nearest(folded: str, names: Iterable[tuple[Name, float]]) -> list[Like]:
    """Places by their nearest spelling, best first, at most five."""
    heard, keys = shape(folded), set(cached_keys(folded))
    best: dict[Ref, Like] = {}
    for name, against in names:
        shares = not keys.isdisjoint(name.keys)
        near = likeness(heard, name.shape) - against - (0 if shares else NO_KEY_SHARED)
        if near > 0.5 and (name.place.ref not in best or near > best[name.place.ref].near):
            best[name.place.ref] = Like(near, shares, name.place)
    return sorted(best.values(), key=lambda like: -like.near)[:AT_MOST_SHOWN]


def shape(folded: str) -> str:
    """How a place sounds without what clerks disagree on: inner a, y for i, -gadh for -garh.

    Udaipur, Udyapur and Udayapur are all `udipur`.
    """
    sounds = cached_sounds(folded).replace("gad", "gar").replace("y", "i")
    return _TWICE.sub(r"\1", sounds[:1] + sounds[1:].replace("a", ""))


def likeness(one: str, other: str) -> float:
    """0-1: the mean of how much of the two is the same letters and how alike they begin."""
    same: float = Levenshtein.normalized_similarity(one, other)
    if same < 0.5:
        return same
    return (same + JaroWinkler.similarity(one, other)) / 2
