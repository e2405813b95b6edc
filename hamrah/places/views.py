"""Pages of places: all states with a search box in any script, and one place with what lies in it.

Not here: how a place is found (rules.py); nothing can be changed on these pages.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from hamrah.ground.day import today
from hamrah.ground.languages import reads_hindi
from hamrah.places.facts import PlaceFact
from hamrah.places.index import index
from hamrah.places.kinds import KINDS, KINDS_TOGETHER, LANGUAGES
from hamrah.places.models import Place
from hamrah.places.rules import suggest
from hamrah.web.asked import Asked
from hamrah.web.gate import page

LONGEST_SEARCH = 80


@page("places.see")
def states(request: Asked) -> HttpResponse:
    """All states, or what the search box found."""
    words = request.GET.get("words", "").strip()[:LONGEST_SEARCH]
    found = suggest(words, index=index()) if words else []
    content = {
        "words": words,
        "found": [_found(place) for place in found],
        "states": [] if words else [_line(place) for place in Place.objects.of_kind("state")],
    }
    return render(request, "places/states.html", content)


@page("places.see")
def place(request: Asked, id: UUID) -> HttpResponse:
    """One place: its codes, its days, its names, and what lies in it."""
    subject = get_object_or_404(Place.objects.select_related("came_from", "parent__parent__parent"), id=id)
    content = {
        "place": subject,
        "line": _line(subject),
        "kind": KINDS[subject.kind],
        "above": [_line(whole) for whole in reversed(list(_above(subject)))],
        "came_from": _line(subject.came_from) if subject.came_from else None,
        "split_into": [_line(part) for part in subject.split_into.all()],
        "names": _by_language(subject),
        "parts": _by_kind(subject.parts.all()),
    }
    return render(request, "places/place.html", content)


def _above(place: Place) -> Iterable[Place]:
    while place.parent:
        place = place.parent
        yield place


def _line(place: Place) -> dict[str, Any]:
    """A place as lists show it: its name in the page's language, and the other one beside it."""
    name = place.name_in(get_language() or "en")
    return {
        "id": place.id,
        "name": name,
        "other": place.name if name != place.name else place.name_hi,
        "other_language": "en" if name != place.name else "hi",
        "since": place.valid_from if place.came_from_id else None,
        "until": place.valid_to,
        "is_past": bool(place.valid_to and place.valid_to <= today()),
    }


def _found(place: PlaceFact) -> dict[str, Any]:
    """A place from the search box, with where it lies."""
    hindi = reads_hindi(get_language() or "en")
    names = [step.name_hi if hindi and step.name_hi else step.name for step in index().above(place)]
    other = place.name if names[0] != place.name else place.name_hi
    return {
        "id": place.id,
        "name": names[0],
        "other": other,
        "other_language": "en" if other == place.name else "hi",
        "kind": KINDS[place.kind],
        "lies_in": ", ".join(names[1:]),
    }


def _by_kind(parts: Iterable[Place]) -> list[dict[str, Any]]:
    """Lists of what lies in the place, in the order of kinds; what is no more stands apart."""
    lists = defaultdict(list)
    for part in parts:
        lists[part.kind].append(_line(part))
    return [
        {
            "heading": heading,
            "now": [line for line in lists[kind] if not line["is_past"]],
            "past": [line for line in lists[kind] if line["is_past"]],
        }
        for kind, heading in KINDS_TOGETHER.items()
        if kind in lists
    ]


def _by_language(place: Place) -> list[tuple[str, str, list[str]]]:
    """(language, its own name, spellings); the place's main names stand first."""
    names: dict[str, list[str]] = {"en": [place.name]}
    if place.name_hi:
        names["hi"] = [place.name_hi]
    for name in place.names.order_by("id"):
        if name.kind != "short" and name.text not in names.get(name.language, ()):
            names.setdefault(name.language, []).append(name.text)
    return [(code, LANGUAGES.get(code, code), texts) for code, texts in names.items()]
