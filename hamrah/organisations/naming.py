"""Which of its places an organisation means by what it wrote. Not here: changing them (actions.py)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q

from hamrah.ground import names
from hamrah.organisations.models import Village
from hamrah.places.facts import PlaceFact
from hamrah.places.fold import fold
from hamrah.places.rules import Found, find_place, index, shape

HOME = ("village", "hamlet")
WHOLES = ("district", "block", "subdistrict")
AT_MOST = 20


def folded(name: str) -> str:
    """The name as compared: sounds of its words, whatever the script."""
    return " ".join(names.sounds(word) for word in names.plain_words(name))[:120]


def heard(name: str) -> str:
    """The name as different scripts agree on it: कोटड़ा, Kotda and Kotada are one."""
    return shape(fold(name))[:120]


def made(name: str, **facts: Any) -> Village:
    """A village, not stored yet, ready to be found by its name."""
    return Village(name=name, folded=folded(name), heard=heard(name), **facts)


def villages_named(texts: Sequence[str]) -> dict[str, Village]:
    """The organisation's villages by what an office wrote, where exactly one answers to it."""
    found = villages_said((text, "") for text in texts)
    return {text: village for (text, _district), village in found.items()}


def villages_said(said: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Village]:
    """The villages meant by (village, district or block) as written, where exactly one answers.

    The same letters say more than the same sound; among several, where it lies decides. One query for all.
    """
    wanted = {pair for pair in said if pair[0]}
    near = _near({text for text, _district in wanted})
    found = {}
    for text, district in wanted:
        village = _the_one(text, district, near.get(heard(text), []))
        if village is not None:
            found[text, district] = village
    return found


def _near(texts: Collection[str]) -> dict[str, list[Village]]:
    """The villages that are heard like any of the texts, in either of their names."""
    asked = {one for text in texts if (one := heard(text))}
    rows: dict[str, list[Village]] = defaultdict(list)
    either = Q(heard__in=asked) | Q(name_local__in=set(texts))
    for village in Village.objects.filter(either, kind__in=HOME) if asked else ():
        for one in {village.heard, heard(village.name_local)} & asked:
            rows[one].append(village)
    return rows


def _the_one(text: str, district: str, near: list[Village]) -> Village | None:
    """Written so, else sounding so, else heard so: the first of these that somebody answers to."""
    for tell in (_is_written, _sounds_so):
        near = [village for village in near if tell(village, text)] or near
    if len(near) > 1 and district:
        near = [village for village in near if _lies_in(village, district)]
    return near[0] if len(near) == 1 else None


def _is_written(village: Village, text: str) -> bool:
    return fold(text) in (fold(village.name), fold(village.name_local))


def _sounds_so(village: Village, text: str) -> bool:
    return folded(text) in (village.folded, folded(village.name_local))


def _lies_in(village: Village, whole: str) -> bool:
    parent = place_of(village)
    meant = [find_place(whole, kind=kind, index=index()) for kind in WHOLES] if parent else []
    return any(isinstance(one, Found) and index().is_in(parent, one.place) for one in meant if parent)


def place_of(village: Village) -> PlaceFact | None:
    """The block, sub-district or district it lies in, as a fact."""
    return places_by_id().get(village.parent_id) if village.parent_id else None


def places_by_id() -> dict[object, PlaceFact]:
    """All places of the commons by their id."""
    if not _BY_ID:
        _BY_ID.update({place.id: place for place in index().places.values()})
    return _BY_ID


_BY_ID: dict[object, PlaceFact] = {}


def villages_like(text: str, *, kind: str) -> list[Village]:
    """The organisation's places of one kind that are called so, in any script."""
    asked = heard(text)
    return list(Village.objects.filter(kind=kind, heard=asked).order_by("name")[:AT_MOST]) if asked else []
