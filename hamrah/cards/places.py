"""Places on status lists, drawn at random. Not here: the signed list that verifiers fetch."""

import secrets
from collections.abc import Iterator
from typing import Any, NamedTuple

from hamrah.cards.models import Card, Leaf, StatusList

# One list of 131,072 places; a new one is begun when half of it is given, so that a draw stays short.
PLACES = 1 << 17
SLUG_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
SLUG_LENGTH = 8


class Place(NamedTuple):
    """A free place: its list, and at which index."""

    list: StatusList
    at: int


def free_places(how_many: int, *, host: str) -> list[Place]:
    """Places nobody has, on a list of `host`, in no order. At most 65,536 at once.

    Needs the organisation's context."""
    current = _list_with_room(how_many, host)
    taken = _taken(current)
    drawn: list[Place] = []
    while len(drawn) < how_many:
        index = secrets.randbelow(current.places)
        if index not in taken:
            taken.add(index)
            drawn.append(Place(current, index))
    return drawn


def _taken(listed: StatusList) -> set[int]:
    """Places of cards, and of leaves whatever became of them: none is ever given twice."""
    return {index for rows in _given(listed) for index in rows.values_list("status_index", flat=True)}


def _given(listed: StatusList) -> Iterator[Any]:
    return (table.objects.filter(status_list=listed) for table in (Card, Leaf))


def begin_new_lists(actor: Any) -> None:
    """After a restore: cards of the lost days have places in the lists of before, and nobody else may get
    those. One new list for each host that had one."""
    for host in StatusList.objects.values_list("host", flat=True).distinct():
        StatusList.objects.create(host=host, slug=_slug(), places=PLACES)


def _list_with_room(how_many: int, host: str) -> StatusList:
    """The newest list while it has room, else a new one; locked, so that two desks draw one by one."""
    newest = StatusList.objects.select_for_update().filter(host=host).order_by("-made_at", "-id").first()
    given = sum(rows.count() for rows in _given(newest)) if newest else 0
    if newest is None or given + how_many > newest.places // 2:
        return StatusList.objects.create(host=host, slug=_slug(), places=max(PLACES, 2 * how_many))
    return newest


def _slug() -> str:
    return "".join(secrets.choice(SLUG_LETTERS) for _ in range(SLUG_LENGTH))
