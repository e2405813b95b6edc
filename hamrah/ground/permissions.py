"""Permissions: verbs, and the questions (reading) that a role may hold. Not here: the roles."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings

from hamrah.ground.room import rooms
from hamrah.ground.verb import VERBS


@cache
def load_verbs() -> None:
    """Import every room's actions, so that VERBS is whole."""
    for room in settings.ROOMS:
        try:
            import_module(f"hamrah.{room}.actions")
        except ModuleNotFoundError as missing:
            if missing.name != f"hamrah.{room}.actions":
                raise


def verb_named(name: str) -> Callable[..., Any]:
    """The verb of a room above, by name: how imports and sync call what they may not import."""
    load_verbs()
    return VERBS[name]


def known_permissions() -> set[str]:
    """Every verb and question of the house."""
    load_verbs()
    return set(VERBS) | {name for room in rooms() for name in room.questions}


def unknown_permissions() -> Iterator[str]:
    """Names that a menu, panel or measure asks for and nobody defines."""
    known = known_permissions()
    for room in rooms():
        asked = [
            part.verb for parts in (room.nav, room.panels, room.measures, room.exports) for part in parts
        ]
        yield from (name for name in asked if name not in known)
