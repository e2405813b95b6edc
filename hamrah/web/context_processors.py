"""What every template knows: the menu, the actor's permissions, the language. Not here: any record."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from hamrah.ground.room import rooms
from hamrah.web.import_map import IMPORT_MAP


class Can:
    """`can.people_search` in a template: may the actor do "people.search"?"""

    def __init__(self, actor: Any) -> None:
        self._actor = actor

    def __getitem__(self, name: str) -> bool:
        return self._actor is not None and self._actor.may(name.replace("_", ".", 1))


def page(request: HttpRequest) -> dict[str, Any]:
    """Shared by all pages."""
    actor = getattr(request, "actor", None)
    entries = [nav for room in rooms() for nav in room.nav if actor is not None and actor.may(nav.verb)]
    return {
        "actor": actor,
        "can": Can(actor),
        "menu": sorted(entries, key=lambda nav: nav.order),
        "languages": settings.LANGUAGES,
        "import_map": IMPORT_MAP,
    }
