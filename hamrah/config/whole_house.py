"""All that pages need, loaded once before anybody asks. Not here: who answers (web_server.py)."""

import gc
from functools import cache
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parents[1]
# About ten pages; the usual 700 is a fraction of one.
OBJECTS_BETWEEN_COLLECTIONS = 50_000


@cache
def whole_house() -> Any:
    """The WSGI application and all that its pages need. Loaded before the workers are forked: one that was
    killed is replaced in a moment, not after the seconds, on a busy machine the minute, that loading takes
    (both killed meanwhile: nobody answered). A worker that was not forked loads it for itself."""
    from hamrah.config.wsgi import application

    ready_for_the_first()
    spare_the_house()
    return application


def ready_for_the_first() -> None:
    """Rooms, routes, pages and the words of days are loaded before anybody asks: else whoever comes first
    waits for them (1.3 s for routes alone, half a second for the names of months)."""
    from django.conf import settings
    from django.template.loader import get_template
    from django.template.utils import get_app_template_dirs
    from django.urls import resolve, reverse
    from django.utils.translation import override

    from hamrah.ground.day import today
    from hamrah.ground.day_words import day_words
    from hamrah.ground.room import rooms

    rooms()
    for language, _name in settings.LANGUAGES:
        with override(language):
            resolve(reverse("home"))
        day_words(today(), language)
    for folder in get_app_template_dirs("templates"):
        if HOUSE in Path(folder).parents:
            for file in Path(folder).rglob("*.html"):
                get_template(str(file.relative_to(folder)))


def spare_the_house() -> None:
    """What is loaded now stays for good: the collector need not walk it again at every few pages, and so the
    workers go on sharing its memory."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
