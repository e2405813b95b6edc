"""Which place is meant by what a register says: by code, name, alias, sound, in any of ten scripts.

Not here: the names themselves (facts/), the database, and an organisation's own villages (villages.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler, Levenshtein

from hamrah.ground.names import cached_keys
from hamrah.places.facts import PlaceFact, Ref
from hamrah.places.fold import fold
from hamrah.places.index import SHORTEST_HEARD, Index, Name, index, shape

# Chosen on the district column of one invented register, measured on others (tests/test_registers.py): with
# the state known about one district in 10,000 is wrong, without it fewer than one in 1,000.
NEAR_ENOUGH_INSIDE = 0.72
NEAR_ENOUGH = 0.84
CLEARLY_NEARER = 0.06
NO_KEY_SHARED = 0.06
AT_MOST_SHOWN = 5
KINDS = ("state", "district", "city", "stand", "block", "subdistrict")

__all__ = ["Found", "Index", "Unclear", "find_place", "index", "likeness", "shape", "suggest"]


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


class Like(NamedTuple):
    """How near a place's nearest spelling is, and whether the two share a name key."""

    near: float
    shares_key: bool
    place: PlaceFact


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


def suggest(text: str, *, index: Index, most: int = 24) -> list[PlaceFact]:
    """Places for a search box, larger kinds first: what is meant, what begins so, what comes near."""
    found: dict[Ref, PlaceFact] = {}
    folded = fold(text)
    for kind in KINDS if folded else ():
        answer = find_place(text, kind=kind, index=index)
        meant = answer.candidates if isinstance(answer, Unclear) else (answer.place,) if answer else ()
        for place in (*meant, *islice(index.beginning(kind, folded), most)):
            found.setdefault(place.ref, place)
    return list(found.values())[:most]


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
    if len(folded) < SHORTEST_HEARD or len(shape(folded)) < 2:
        return None
    names = index.names_in(kind, parent) if parent else index.names(kind)
    best = _nearest(folded, ((name, less) for name, less in names if not on or name.place.stood_on(on)))
    if not best or best[0].near < (NEAR_ENOUGH_INSIDE if parent else NEAR_ENOUGH):
        return None
    first = best[0]
    if len(best) > 1 and first.near - best[1].near < CLEARLY_NEARER:
        return Unclear(tuple(like.place for like in best if first.near - like.near < CLEARLY_NEARER * 2))
    return Found(first.place, "sound" if first.shares_key else "close", round(min(first.near, 0.95), 2))


def _nearest(folded: str, names: Iterable[tuple[Name, float]]) -> list[Like]:
    """Places by their nearest spelling, best first, at most five."""
    heard, keys = shape(folded), set(cached_keys(folded))
    best: dict[Ref, Like] = {}
    for name, less in names:
        shares = not keys.isdisjoint(name.keys)
        near = likeness(heard, name.shape) - less - (0 if shares else NO_KEY_SHARED)
        if near > 0.5 and (name.place.ref not in best or near > best[name.place.ref].near):
            best[name.place.ref] = Like(near, shares, name.place)
    return sorted(best.values(), key=lambda like: -like.near)[:AT_MOST_SHOWN]


def likeness(one: str, other: str) -> float:
    """0-1: the mean of how much of the two is the same letters and how alike they begin."""
    same: float = Levenshtein.normalized_similarity(one, other)
    if same < 0.5:
        return same
    return (same + JaroWinkler.similarity(one, other)) / 2
