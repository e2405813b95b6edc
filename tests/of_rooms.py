"""What each room tells the tests of the whole house, in its own `tests/house.py`. Not here: any test.

`VERBS` (verb -> arguments of the cast, for tests/every_verb.py), `PAGES` (a table of its pages, for
tests/test_every_page_every_role.py), `OPEN` (its addresses without a gate of ours), `NAMES_A_ROW` (its verbs
that name a row of the organisation) and `furnish(house, boss)` (its rows in the cast, which it keeps in
`house.extras`).
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from hamrah.config.rooms import ROOMS


def of_rooms(name: str) -> Iterator[Any]:
    """That part of every room which has it, lowest floor first."""
    for room in ROOMS:
        if find_spec(f"hamrah.{room}.tests") and find_spec(f"hamrah.{room}.tests.house"):
            part = getattr(import_module(f"hamrah.{room}.tests.house"), name, None)
            if part is not None:
                yield part
