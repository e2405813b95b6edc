"""What every template knows: the actor, her permissions, the menu. Not here: any record."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from hamrah.ground.room import Nav, rooms
from hamrah.ground.words import _
from hamrah.web.import_map import IMPORT_MAP


class Can:
    """`can.people_search` in a template: may the actor do "people.search"?"""

    def __init__(self, actor: Any) -> None:
        self._actor = actor

    def __getitem__(self, name: str) -> bool:
        return self._actor is not None and self._actor.may(name.replace("_", ".", 1))


@dataclass(frozen=True)
class Entry:
    """One entry of the menu as drawn."""

    label: Any
    icon: str
    url: str
    is_here: bool
    part: Any


# Twenty entries in a row are not read: from which order on each part of the menu begins, and its heading.
PARTS = ((60, _("Our office")), (50, _("Around us")), (40, _("Cards and papers")), (30, _("Work to do")))


def part_of(nav: Nav) -> Any:
    """The heading an entry stands under; none for what everybody does all day."""
    return next((heading for begins, heading in PARTS if nav.order >= begins), "")


def menu_of(request: HttpRequest, actor: Any) -> list[Entry]:
    """What the actor may open, in order. The entry with the longest fitting address is "here"."""
    if actor is None:
        return []
    asked = (nav.verb for room in rooms() for nav in room.nav)
    addresses = _addresses(frozenset(verb for verb in asked if actor.may(verb)))
    here = max((url for _nav, url in addresses if request.path.startswith(url)), key=len, default="")
    return [Entry(nav.label, nav.icon, url, url == here, part_of(nav)) for nav, url in addresses]


@lru_cache(maxsize=256)
def _addresses(allowed: frozenset[str]) -> tuple[tuple[Nav, str], ...]:
    """The menu's entries and addresses for whoever may do this; the same on every page."""
    navs = [nav for room in rooms() for nav in room.nav if nav.verb in allowed]
    return tuple((nav, reverse(nav.url_name)) for nav in sorted(navs, key=lambda nav: nav.order))


def page(request: HttpRequest) -> dict[str, Any]:
    """Shared by all pages. The search box sends to the menu entry drawn as a magnifier."""
    actor = getattr(request, "actor", None)
    menu = menu_of(request, actor)
    return {
        "actor": actor,
        "can": Can(actor),
        "menu": menu,
        "search_url": next((entry.url for entry in menu if entry.icon == "search"), ""),
        "import_map": IMPORT_MAP,
    }
