"""Who may import whom, read from FLOORS: upward, sideways and undeclared are complaints.

Also: rules stay free of Django, and what a room does never imports how it is shown. Tests are free to
import what they test. Not here: foreign keys (a test over the models).
"""

from collections.abc import Iterator
from pathlib import Path

import grimp

from hamrah.config.rooms import FLOORS, ROOMS

HOUSE = "hamrah"
TOP = "config"
DOING = ("models", "actions", "rules")
SHOWING = ("views", "forms", "urls", "room")
# `ground.room` is what a room's face is made of, not the face of a room.
NOT_A_FACE = "hamrah.ground.room"


def complaints() -> list[str]:
    """Everything that breaks the floors, one sentence each."""
    graph = grimp.build_graph(HOUSE, include_external_packages=True, cache_dir=None)
    own = sorted(m for m in graph.modules if m.startswith(f"{HOUSE}.") and not is_test(m))
    found = [*undeclared(Path(__file__).parent.parent / HOUSE)]
    for importer in own:
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            found += [f"{importer} imports {imported}: {why}" for why in wrong(importer, imported)]
    return found + list(impure_rules(graph, own))


def undeclared(house: Path) -> Iterator[str]:
    """Folders with code that no floor names."""
    for folder in sorted(house.iterdir()):
        if folder.name not in (*ROOMS, TOP) and any(folder.glob("*.py")):
            yield f"{HOUSE}/{folder.name} is a room that hamrah/config/rooms.py does not name"


def wrong(importer: str, imported: str) -> Iterator[str]:
    """What is wrong with one direct import."""
    if not imported.startswith(f"{HOUSE}."):
        return
    lower, upper = floor(room_of(imported)), floor(room_of(importer))
    if room_of(imported) != room_of(importer):
        if lower == upper:
            yield "rooms of one floor never import each other"
        elif lower > upper:
            yield "a room imports only rooms below it"
    if part_of(importer) in DOING and part_of(imported) in SHOWING and imported != NOT_A_FACE:
        yield "what a room does never imports how it is shown"


def impure_rules(graph: grimp.ImportGraph, own: list[str]) -> Iterator[str]:
    """Rules that reach Django, by whatever way."""
    if "django" not in graph.modules:
        return
    for module in own:
        if part_of(module) == "rules" and (
            chain := graph.find_shortest_chain(importer=module, imported="django")
        ):
            yield f"rules must not need Django: {' -> '.join(chain)}"


def floor(room: str) -> int:
    """0 is the lowest; config stands on top of all."""
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), len(FLOORS))


def room_of(module: str) -> str:
    """`hamrah.people.rules.ages` -> `people`."""
    return module.split(".")[1]


def part_of(module: str) -> str:
    """`hamrah.people.rules.ages` -> `rules`; the room itself has no part."""
    return [*module.split("."), ""][2]


def is_test(module: str) -> bool:
    """A test module of a room."""
    return "tests" in module.split(".") or module.endswith(".conftest")
