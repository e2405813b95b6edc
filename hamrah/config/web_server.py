"""The process that answers pages: granian with a few workers. Not here: the database beside it, the
welcome and the restart, which are the parent's (serving.py).
"""

import ctypes
import gc
import os
import signal
import sys
from functools import cache
from pathlib import Path
from typing import Any

from hamrah.config import environment

HOUSE = Path(__file__).resolve().parents[1]
THREADS_PER_WORKER = 4
WORKER_STOP_SECONDS = 10
PR_SET_PDEATHSIG = 1
# About ten pages; the usual 700 is a fraction of one.
OBJECTS_BETWEEN_COLLECTIONS = 50_000


def main() -> None:
    """Serve until SIGTERM or SIGINT."""
    from granian import Granian
    from granian.constants import Interfaces

    die_with_parent()
    whole_house()
    Granian(
        "hamrah.config.web_server:make_application",
        factory=True,
        address=environment.value("HAMRAH_HOST"),
        port=environment.value("HAMRAH_PORT"),
        interface=Interfaces.WSGI,
        workers=environment.value("HAMRAH_WORKERS"),
        blocking_threads=THREADS_PER_WORKER,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=WORKER_STOP_SECONDS,
        log_enabled=False,
    ).serve()


def make_application() -> Any:
    """The WSGI application of a worker."""
    die_with_parent()
    return whole_house()


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


def die_with_parent() -> None:
    """Ask Linux for SIGTERM when our parent dies: after its kill -9 nobody must keep the port."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it died before we asked
            os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    # By its own name: what is loaded there is found there by the workers.
    from hamrah.config import web_server

    web_server.main()
