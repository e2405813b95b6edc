"""All places in memory, by code, by every way of writing them and by how those sound.

Not here: which one a register means (rules.py).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from hamrah.ground.names import cached_keys, cached_sounds
from hamrah.places.facts import PlaceFact, Ref, facts
from hamrah.places.fold import fold

ELSEWHERE = 0.05
# Shorter ones (UP, MP) are read by their letters alone.
SHORTEST_HEARD = 3
_TWICE = re.compile(r"(.)\1+")


class Name(NamedTuple):
    """One way of writing a place, ready to be compared."""

    place: PlaceFact
    shape: str
    keys: tuple[str, ...]


class Index:
    """All places by code and by every way of writing them. Sounds are worked out when first asked for."""

    def __init__(self, places: Iterable[PlaceFact]) -> None:
        self.places: dict[Ref, PlaceFact] = {place.ref: place for place in places}
        self.split: dict[Ref, list[PlaceFact]] = defaultdict(list)
        self._written: dict[tuple[str, str], tuple[tuple[Ref, bool], ...]] = {}
        self._wholes = {place.parent for place in self.places.values()}
        self._names: dict[str, list[tuple[Name, float]]] = {}
        self._names_in: dict[tuple[str, Ref], list[Name]] = defaultdict(list)
        self._names_out_of: dict[tuple[str, Ref], list[Name]] = defaultdict(list)
        self._names_near: dict[tuple[str, Ref], list[tuple[Name, float]]] = {}
        for ref, place in self.places.items():
            if place.came_from:
                self.split[place.came_from].append(place)
            for text, alias in ways_of_writing(place):
                self._add((place.kind, fold(text)), ref, alias)

    def _add(self, written: tuple[str, str], ref: Ref, alias: bool) -> None:
        known = self._written.get(written, ())
        if all(other != ref for other, _ in known):
            self._written[written] = (*known, (ref, alias))

    def __len__(self) -> int:
        return len(self.places)

    def get(self, kind: str, code: str) -> PlaceFact | None:
        """The place with this code; leading zeros do not matter."""
        return self.places.get((kind, code.lstrip("0") or "0")) or self.places.get((kind, code))

    def written(self, kind: str, folded: str) -> list[tuple[PlaceFact, bool]]:
        """Places written exactly so, and whether that is an alias."""
        return [(self.places[ref], alias) for ref, alias in self._written.get((kind, folded), ())]

    def beginning(self, kind: str, folded: str) -> Iterator[PlaceFact]:
        """Places of which one way of writing begins so."""
        for (of, written), refs in self._written.items():
            if of == kind and written.startswith(folded):
                yield from (self.places[ref] for ref, _ in refs)

    def names(self, kind: str) -> list[tuple[Name, float]]:
        """Every name of this kind of place as it sounds; nothing speaks against any."""
        if kind not in self._names:
            self._names[kind] = [
                (Name(self.places[ref], shape(folded), cached_keys(folded)), 0.0)
                for (of, folded), refs in self._written.items()
                if of == kind and len(folded) >= SHORTEST_HEARD
                for ref, _ in refs
            ]
            for name, _ in self._names[kind]:
                for step in self.above(name.place):
                    self._names_in[kind, step.ref].append(name)
                    if step.came_from:
                        self._names_out_of[kind, step.came_from].append(name)
        return self._names[kind]

    def names_in(self, kind: str, whole: PlaceFact) -> list[tuple[Name, float]]:
        """Names of what lies in a place, and of what once did or does since: less likely by ELSEWHERE."""
        self.names(kind)
        if (kind, whole.ref) not in self._names_near:
            inside = {id(name): (name, 0.0) for name in self._names_in.get((kind, whole.ref), ())}
            for ref in self.kin(whole):
                for names in (self._names_in, self._names_out_of):
                    for name in names.get((kind, ref), ()):
                        inside.setdefault(id(name), (name, ELSEWHERE))
            self._names_near[kind, whole.ref] = list(inside.values())
        return self._names_near[kind, whole.ref]

    def above(self, place: PlaceFact) -> Iterator[PlaceFact]:
        """The place, what it lies in, and so on up to the state."""
        while True:
            yield place
            if not place.parent:
                return
            place = self.places[place.parent]

    def is_in(self, place: PlaceFact, whole: PlaceFact) -> bool:
        return any(step.ref == whole.ref for step in self.above(place))

    def kin(self, whole: PlaceFact) -> set[Ref]:
        """The place, what split from it, and, where we know nothing that lies in it, what it split from."""
        kin = {whole.ref, *(part.ref for part in self.split.get(whole.ref, ()))}
        if whole.came_from and whole.ref not in self._wholes:
            kin.add(whole.came_from)
        return kin

    def was_in(self, place: PlaceFact, whole: PlaceFact) -> bool:
        """Did it lie there before something split, or does it since? Telangana's districts were Andhra's."""
        kin = self.kin(whole)
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
    """The index of all our facts, built once a process (about 0.2 s, 12 MB)."""
    return Index(facts())


def shape(folded: str) -> str:
    """How a place sounds without what clerks disagree on: inner a, y for i, -gadh for -garh.

    Udaipur, Udyapur and Udayapur are all `udipur`.
    """
    sounds = cached_sounds(folded).replace("gad", "gar").replace("y", "i")
    return _TWICE.sub(r"\1", sounds[:1] + sounds[1:].replace("a", ""))
