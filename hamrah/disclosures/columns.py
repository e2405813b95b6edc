"""The columns that rooms offer for a sheet that leaves. Not here: their values (each room's exports)."""

from collections.abc import Sequence
from typing import Any

from hamrah.ground.problem import Problem
from hamrah.ground.room import ExportColumn, rooms
from hamrah.ground.words import _

MOST_SENSITIVE = 4


def offered(actor: Any) -> list[ExportColumn]:
    """Columns that the actor may give out. T5 never leaves the house, whatever a room declares."""
    every = (column for room in rooms() for column in room.exports)
    return [column for column in every if column.tier <= MOST_SENSITIVE and actor.may(column.verb)]


def columns_named(actor: Any, names: Sequence[str]) -> list[ExportColumn]:
    """The columns of these names, in the rooms' order. Raises `disclosures.no_columns`,
    `disclosures.no_such_column` (alike for what is unknown and what she may not give)."""
    if not names:
        raise Problem(
            "disclosures.no_columns",
            _("Choose at least one column, and no more than needed."),
            field="columns",
        )
    found = [column for column in offered(actor) if column.name in set(names)]
    if len(found) < len(set(names)):
        raise Problem("disclosures.no_such_column", _("This column cannot be given out."), field="columns")
    return found
