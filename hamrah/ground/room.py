"""Room: a room's face to the house, filled in each room's `room.py` and collected here.

Not here: what the parts do. Lower rooms read these tuples to serve higher rooms they may not import.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings

from hamrah.ground.field import Field


@dataclass(frozen=True)
class Nav:
    """One entry of the menu, shown to actors who may do `verb`."""

    label: Any
    url_name: str
    verb: str
    icon: str
    order: int = 50


@dataclass(frozen=True)
class Panel:
    """A piece of a page that belongs to a higher room.

    `on` names the page ("person", "home"). `render(request, subject)` answers the context of
    `template`, or None to show nothing. Shown to actors who may do `verb`.
    """

    on: str
    verb: str
    template: str
    render: Callable[..., dict[str, Any] | None]
    order: int = 50


@dataclass(frozen=True)
class Task:
    """One kind of work that waits for the actor, and where it is done. `count`: how many, up to a little
    more than a thousand; `late`: how many of them are past their day. `is_first`: what must be done before
    there can be any other work, in words that say so."""

    words: Any
    url: str
    icon: str
    count: int = 0
    late: int = 0
    is_first: bool = False


@dataclass(frozen=True)
class Setting:
    """One page where something is set, for actors who may do `verb`; `is_own`: about oneself alone."""

    label: Any
    hint: Any
    url_name: str
    verb: str
    icon: str
    is_own: bool = False


def no_arguments(parser: argparse.ArgumentParser) -> None:
    """Only --json, which every command has."""


@dataclass(frozen=True)
class Command:
    """One command of `hamrah`: `run(args, out)` answers an exit code (None = 0).

    `every`: seconds after which it is due again while Hamrah serves, run without any argument; 0 where it is
    run only when somebody asks.
    """

    name: str
    summary: str
    example: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[..., int | None]
    every: int = 0


@dataclass(frozen=True)
class Split:
    """One more way to part a room's figures, by what only the room knows.

    `key`: the path or expression that parts the records; `names`: paths of its name in Latin letters and in
    the local script; else `words` say what a key means. `unknown`: what records without a key are called.
    Shown to actors who may do `verb`.
    """

    code: str
    label: Any
    key: Any
    unknown: Any
    names: tuple[Any, Any] | None = None
    words: Mapping[Any, Any] = field(default_factory=dict)
    verb: str = "figures.see"


@dataclass(frozen=True)
class Measure:
    """One figure with its definition, counted from records that the actor may see.

    `rows(actor)` are those records, each with `on` (the day that places it in a window, rows.india_day)
    and, where the figure is a length of time, `days`, where it is a sum of money (`is_money`), `paise`.
    `person` is the path from a record to the worker, "" where the record is she. With `part` the figure is a
    share: the rows that meet it, of all.
    `is_standing`: what stood at the window's end, whenever it began; such records also have `off`, the day on
    which it was over, or None. `at_home`: shown on the home page too. Shown to actors who may do `verb`;
    `url_name` is a page where the work behind it is done. `splits`: beside month, block, centre and gender.
    `seen_by`: who may see the records themselves; from all others numbers so small that they point at
    people are withheld.
    """

    code: str
    label: Any
    definition: Any
    verb: str
    rows: Callable[[Any], Any]
    person: str = ""
    part: Any = None
    has_days: bool = False
    is_money: bool = False
    is_standing: bool = False
    at_home: bool = True
    url_name: str = ""
    splits: tuple[Split, ...] = ()
    seen_by: str = "people.see"


@dataclass(frozen=True)
class ExportColumn:
    """One column that may leave the house, T4 at most. `values(actor, ids)` answers {person id: value}.
    Asked by those who may do `verb`."""

    name: str
    label: Any
    tier: int
    verb: str
    values: Callable[..., dict[Any, Any]]


@dataclass(frozen=True)
class Held:
    """One part of what the house holds of a person, for her own sheet: (label, value) pairs. What is T4 or
    T5 is printed only once somebody said that the paper is safe with her."""

    title: Any
    lines: tuple[tuple[Any, Any], ...]
    tier: int = 3


@dataclass(frozen=True)
class OpenMatter:
    """Something of hers that is not finished: in one sentence, who answers for it ("" where nobody is
    named), by which day, and the number to call about it ("": those at the foot of her sheet). What is T4 or
    T5 is printed only once the paper is safe with her."""

    title: Any
    responsible: str = ""
    by: Any = None
    tier: int = 3
    phone: str = ""


@dataclass(frozen=True)
class CardSaid:
    """A card of this installation that counts: whose it is, its number, and whether its code was scanned
    (a typed number proves less)."""

    organisation_id: Any
    number: str
    is_scanned: bool


@dataclass(frozen=True)
class Leaving:
    """Whoever is erased: the ids of her records, and the texts by which the house knew her."""

    ids: tuple[Any, ...]
    texts: frozenset[str]


@dataclass(frozen=True)
class Room:
    """What a room offers to the rest of the house. Every part is optional.

    `finds(actor, text)` answers ids of people whom a typed text names exactly (a card's number).
    `reads_card(text)` answers what a scanned code or a typed number says, whichever organisation issued it.
    `holds(actor, person)` answers parts of what is held of her; `opens(actor, person)` what is not finished.
    `keeps(actor, ids)` answers in words why somebody may not be erased yet. `erases(actor, leaving)` takes
    away what no tier tells (erasing.py)
    and answers the ids of further rows whose earlier values must go.

    `restored(actor)` is called once for each organisation after an older backup came back, in its context:
    what readers outside may know to be newer (lists, counters) is moved on or begun anew.

    `tasks(actor)` answers what waits for her today, `settings` are its pages where something is set.

    `conceals(actor)` answers (kind of row, ids) of what the journal does not tell this actor: that there is
    such a row at all is more than she may know.

    `field` is what it gives to the phones of the field (ground/field.py).

    `questions` are its permissions to look; permissions to change are its verbs.
    """

    name: str
    questions: tuple[str, ...] = ()
    nav: tuple[Nav, ...] = ()
    panels: tuple[Panel, ...] = ()
    tasks: tuple[Callable[[Any], Iterable[Task]], ...] = ()
    settings: tuple[Setting, ...] = ()
    finds: tuple[Callable[[Any, str], list[Any]], ...] = ()
    reads_card: tuple[Callable[[str], CardSaid | None], ...] = ()
    imports: tuple[Any, ...] = ()
    measures: tuple[Measure, ...] = ()
    exports: tuple[ExportColumn, ...] = ()
    holds: tuple[Callable[..., Iterable[Held]], ...] = ()
    opens: tuple[Callable[..., Iterable[OpenMatter]], ...] = ()
    keeps: tuple[Callable[..., Iterable[Any]], ...] = ()
    erases: tuple[Callable[[Any, Leaving], Iterable[Any]], ...] = ()
    conceals: tuple[Callable[[Any], Iterable[tuple[str, Any]]], ...] = ()
    commands: tuple[Command, ...] = ()
    field: Field | None = None
    demo: Callable[..., None] | None = None
    restored: Callable[[Any], None] | None = None


@cache
def rooms() -> tuple[Room, ...]:
    """Every room that has a `room.py`, lowest floor first."""
    return tuple(_faces())


def _faces() -> Iterator[Room]:
    for name in settings.ROOMS:
        try:
            module = import_module(f"hamrah.{name}.room")
        except ModuleNotFoundError as missing:
            if missing.name not in (f"hamrah.{name}", f"hamrah.{name}.room"):
                raise
            continue
        yield module.ROOM


ROOM = Room(name="ground", questions=("ground.see_journal",))
