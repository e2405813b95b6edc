"""An organisation's list of villages matched to those it already has: by code, then by place and name.

Not here: reading the list (village_list.py), the table of an organisation's villages (organisations), and
the decision on an unclear row, which a person makes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from hamrah.ground.names import cached_keys
from hamrah.places.facts import PlaceFact
from hamrah.places.fold import fold
from hamrah.places.rules import Found, Index, Unclear, find_place, likeness, shape
from hamrah.places.village_list import ABOVE, VillageSaid, read_villages

__all__ = ["VillageKnown", "VillageRow", "VillageSaid", "find_parent", "match_villages", "read_villages"]

# From here on two names are likely one village; below SAME_NAME a code and a name contradict each other.
ALIKE = 0.84
SAME_NAME = 0.6
WHOLE = {
    "state": (),
    "district": ("state",),
    "subdistrict": ("district", "state"),
    "block": ("district", "state"),
}


@dataclass(frozen=True, slots=True)
class VillageKnown:
    """A village the organisation already has. `parent` is the id of a block, sub-district or district."""

    id: UUID
    name: str
    name_local: str = ""
    lgd_code: int | None = None
    parent: UUID | None = None


@dataclass(frozen=True, slots=True)
class VillageRow:
    """What becomes of one row: `state` found, new, unclear or empty.

    found: `village`. new: `parent`. unclear: `why` is code_and_name_differ, several, sounds_alike,
    same_name_nearby, place_unclear, place_unknown or twice_in_list; `candidates` are known villages,
    `places` the places that may be meant.
    """

    said: VillageSaid
    state: str
    parent: PlaceFact | None = None
    village: UUID | None = None
    how: str = ""
    why: str = ""
    candidates: tuple[UUID, ...] = ()
    places: tuple[PlaceFact, ...] = ()


def match_villages(
    said: Iterable[VillageSaid],
    known: Iterable[VillageKnown],
    *,
    index: Index,
    default: PlaceFact | None = None,
) -> Iterator[VillageRow]:
    """What becomes of each row: by code, then by place and name. `default`: where the whole list lies."""
    villages = _Known(known, index)
    seen: dict[tuple[object, ...], VillageSaid] = {}
    for village in said:
        row = _match(village, villages, index, default)
        mark = (
            village.lgd_code,
            row.parent and row.parent.ref,
            fold(village.name),
            village.hamlet,
            village.panchayat,
        )
        if row.state == "new" and mark in seen:
            row = VillageRow(village, "unclear", row.parent, why="twice_in_list")
        seen.setdefault(mark, village)
        yield row


class _Known:
    """The organisation's villages by code, by name and by key."""

    def __init__(self, known: Iterable[VillageKnown], index: Index) -> None:
        self.by_code: dict[int, VillageKnown] = {}
        self.by_name: dict[str, list[VillageKnown]] = defaultdict(list)
        self.by_key: dict[str, list[VillageKnown]] = defaultdict(list)
        self.places = {place.id: place for place in index.places.values()}
        for village in known:
            if village.lgd_code:
                self.by_code[village.lgd_code] = village
            for folded in {fold(village.name), fold(village.name_local)} - {""}:
                self.by_name[folded].append(village)
                for key in cached_keys(folded):
                    self.by_key[key].append(village)

    def place(self, village: VillageKnown) -> PlaceFact | None:
        return self.places.get(village.parent) if village.parent else None


def _match(said: VillageSaid, known: _Known, index: Index, default: PlaceFact | None) -> VillageRow:
    if said.lgd_code and (same := known.by_code.get(said.lgd_code)):
        if likeness(shape(fold(said.name)), shape(fold(same.name))) < SAME_NAME and not _same_script_apart(
            said, same
        ):
            return VillageRow(said, "unclear", why="code_and_name_differ", candidates=(same.id,))
        return VillageRow(said, "found", known.place(same), same.id, "code")
    place = find_parent(said, index=index, default=default)
    if not isinstance(place, PlaceFact):
        why = "place_unclear" if place else "place_unknown"
        return VillageRow(said, "unclear", why=why, places=place.candidates if place else ())
    return _by_name(said, place, known, index)


def _same_script_apart(said: VillageSaid, known: VillageKnown) -> bool:
    """One of the other names agrees, although these two do not."""
    return fold(said.name_local) == fold(known.name_local) != ""


def _by_name(said: VillageSaid, place: PlaceFact, known: _Known, index: Index) -> VillageRow:
    folded = {fold(said.name), fold(said.name_local)} - {""}
    same = _others(said, (village for name in folded for village in known.by_name.get(name, ())))
    here = [village for village in same if _touch(known.place(village), place, index)]
    if len(here) == 1:
        return VillageRow(said, "found", place, here[0].id, "name")
    nearby = [village for village in same if _one_district(known.place(village), place, index)]
    if here or nearby:
        why = "several" if here else "same_name_nearby"
        return VillageRow(said, "unclear", place, why=why, candidates=_ids(here or nearby))
    alike = _alike(said, folded, place, known, index)
    if alike:
        return VillageRow(said, "unclear", place, why="sounds_alike", candidates=_ids(alike))
    return VillageRow(said, "new", place)


def _alike(
    said: VillageSaid, folded: set[str], place: PlaceFact, known: _Known, index: Index
) -> list[VillageKnown]:
    sharing = (
        village for name in folded for key in cached_keys(name) for village in known.by_key.get(key, ())
    )
    return [
        village
        for village in _others(said, sharing)
        if _touch(known.place(village), place, index)
        and max(likeness(shape(name), shape(fold(village.name))) for name in folded) >= ALIKE
    ]


def _others(said: VillageSaid, villages: Iterable[VillageKnown]) -> list[VillageKnown]:
    """Each once, without those whose code says that they are another village."""
    once = {village.id: village for village in villages}
    return [v for v in once.values() if not (said.lgd_code and v.lgd_code and v.lgd_code != said.lgd_code)]


def _ids(villages: Iterable[VillageKnown]) -> tuple[UUID, ...]:
    return tuple(village.id for village in villages)


def _touch(one: PlaceFact | None, other: PlaceFact, index: Index) -> bool:
    """Does one lie in the other? A village known only by its district may lie in any of its blocks."""
    return one is not None and (index.is_in(one, other) or index.is_in(other, one))


def _one_district(one: PlaceFact | None, other: PlaceFact, index: Index) -> bool:
    """A block and a tehsil of one district may share a village, two blocks may not; unknown = may well be."""
    if not one:
        return True
    if one.kind == other.kind:
        return False
    return _district(one, index) == _district(other, index) is not None


def _district(place: PlaceFact, index: Index) -> PlaceFact | None:
    return next((step for step in index.above(place) if step.kind == "district"), None)


def find_parent(
    said: VillageSaid, *, index: Index, default: PlaceFact | None = None
) -> PlaceFact | Unclear | None:
    """The lowest place the row names, read from the state downwards; `default` where it names none.

    Unclear where a name fits several, or the whole is known and its part is not.
    """
    place, written = default, dict(said.above)
    for kind in ABOVE:
        text = written.get(f"{kind}_code") or written.get(kind)
        if not text:
            continue
        whole = _whole(place, kind, index)
        answer = find_place(text, kind=kind, parent=whole, index=index)
        if not isinstance(answer, Found):
            return answer or (Unclear((whole,)) if whole else None)
        place = answer.place
    return place


def _whole(place: PlaceFact | None, kind: str, index: Index) -> PlaceFact | None:
    """What a place of this kind may lie in: a block lies in a district, not in a tehsil."""
    steps = index.above(place) if place else ()
    return next((step for step in steps if step.kind in WHOLE[kind]), None)
