"""Where the material to test with lies, and how tests ask for a place. Not here: any test."""

import csv
import importlib.util
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from hamrah.places.facts import PlaceFact
from hamrah.places.rules import Found, find_place, index

ROOT = Path(__file__).resolve().parents[3]


def shared(path: str) -> Path:
    """A file of the shared material, or skip."""
    folder = Path(os.environ.get("HAMRAH_SHARED") or ROOT.parent / "shared")
    if not (folder / path).exists():
        pytest.skip(f"needs {path} of the shared material (HAMRAH_SHARED)")
    return folder / path


def read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


@cache
def population() -> ModuleType:
    """The generator of invented registers, loaded from where it lies."""
    spec = importlib.util.spec_from_file_location("population", shared("data/population.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def state(text: str) -> PlaceFact:
    return place(text, "state")


def place(text: str, kind: str, parent: PlaceFact | None = None) -> PlaceFact:
    """The place meant; fails where it is not found."""
    answer = find_place(text, kind=kind, parent=parent, index=index())
    assert isinstance(answer, Found), f"{kind} {text}: {answer}"
    return answer.place


def means(text: str, kind: str, parent: PlaceFact | None = None) -> str:
    """Name of the place meant, '?' where unclear, '' where unknown."""
    answer = find_place(text, kind=kind, parent=parent, index=index())
    return answer.place.name if isinstance(answer, Found) else "?" if answer else ""
