"""Which facts may cross at all, and reading the agreed ones of one person. Not here: sending them."""

from collections.abc import Iterator, Sequence
from typing import Any

from hamrah.ground.problem import Problem
from hamrah.ground.room import ExportColumn, rooms
from hamrah.ground.words import _
from hamrah.people.models import Person

# Identity at most (T3). What is sensitive is handed over with a service, never with a link.
HIGHEST_TIER = 3
# Told with every request, so that the other side can recognise her at all.
ALWAYS = ("name", "relation_name", "village", "birth_year")
LONGEST_VALUE = 300


def columns() -> Iterator[ExportColumn]:
    """Every fact of any room that may cross."""
    return (column for room in rooms() for column in room.exports if column.tier <= HIGHEST_TIER)


def labels() -> dict[str, Any]:
    """Name of a fact -> its words."""
    return {column.name: column.label for column in columns()}


def refuse_unknown(names: Sequence[str]) -> None:
    """Raises `links.no_such_fact`."""
    if not set(names) <= set(labels()):
        raise Problem("links.no_such_fact", _("This fact does not go to others."), field="wants")


def facts_of(actor: Any, person: Person, names: Sequence[str]) -> dict[str, str]:
    """The named facts as far as they are known and the actor may read them, in words."""
    found = {}
    for column in columns():
        if column.name in names and actor.may(column.verb):
            value = column.values(actor, person.records).get(person.id)
            if value not in (None, ""):
                found[column.name] = str(value)[:LONGEST_VALUE]
    return found


def plain(facts: Any) -> dict[str, str]:
    """What another side told, cut to what may cross and to a length: nothing else is kept."""
    known = labels()
    if not isinstance(facts, dict):
        return {}
    return {name: str(facts[name])[:LONGEST_VALUE] for name in known if name in facts}
