"""Which city or labour stand a word means: the commons first, then the organisation's own stands.

Not here: how names are compared (places.rules).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.utils.translation import get_language

from hamrah.ground.languages import reads_hindi
from hamrah.organisations.actions import villages_like
from hamrah.places.facts import PlaceFact
from hamrah.places.kinds import KINDS
from hamrah.places.rules import Found, Unclear, find_place, index

WHERE_WORK_IS = ("city", "stand", "district")


@dataclass(frozen=True)
class Meant:
    """One place that may be meant. `key` stands for it in a form."""

    key: str
    words: str
    place_id: UUID | None = None
    stand_id: UUID | None = None


def meant_by(text: str) -> list[Meant]:
    """The places a text may mean: one where it is clear, none where nothing comes near."""
    own = [Meant(str(stand.id), stand.name, stand_id=stand.id) for stand in villages_like(text, kind="stand")]
    if len(own) == 1:
        return own
    return own + [_meant(place) for place in _places(text)]


def _places(text: str) -> list[PlaceFact]:
    """A certain city or stand settles it; only where none comes near is a district asked."""
    unclear: list[PlaceFact] = []
    for kind in WHERE_WORK_IS:
        if kind == "district" and unclear:
            break
        match find_place(text, kind=kind, index=index()):
            case Found(place=place):
                return [place]
            case Unclear(candidates=candidates):
                unclear += candidates
    return unclear


def _meant(place: PlaceFact) -> Meant:
    names = [_name(step) for step in index().above(place)]
    return Meant(f"{place.kind}:{place.code}", f"{', '.join(names)} ({KINDS[place.kind]})", place_id=place.id)


def _name(place: PlaceFact) -> str:
    return _called(place, get_language() or "en")


def destinations() -> list[str]:
    """Cities and stands as suggestions while typing, in the page's language."""
    return list(_destinations(get_language() or "en"))


@cache
def _destinations(language: str) -> tuple[str, ...]:
    return tuple(sorted(_suggested(language)))


def _suggested(language: str) -> Iterator[str]:
    for place in index().places.values():
        if place.kind in ("city", "stand") and not place.valid_to:
            yield _called(place, language)


def _called(place: PlaceFact, language: str) -> str:
    return (place.name_hi if reads_hindi(language) else "") or place.name
