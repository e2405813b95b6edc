"""Which of the values that two changed agree. Pure; not here: whose they are, or keeping them.

As ODK's offline entities: each change says from which value it began; disjoint fields merge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Merged:
    """`write`: what is new and disagrees with nobody; `clash`: the fields on which two disagree."""

    write: dict[str, Any]
    clash: tuple[str, ...]


def merged(*, was: Mapping[str, Any], now: Mapping[str, Any], changes: Mapping[str, Any]) -> Merged:
    """Lay changes that began from `was` over what stands `now`.

    A field that stands as it was takes the change; one that stands as changed already needs nothing; one that
    was changed otherwise meanwhile is a clash. A field of which nothing is known to stand is written.
    """
    write, clash = {}, []
    for name, value in changes.items():
        if name not in now or _same(now[name], was.get(name)):
            write[name] = value
        elif not _same(now[name], value):
            clash.append(name)
    write = {name: value for name, value in write.items() if name not in now or not _same(now[name], value)}
    return Merged(write, tuple(clash))


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same; what is empty says nothing, however it is written."""
    if one in (None, "", []) and other in (None, "", []):
        return True
    return bool(one == other)
