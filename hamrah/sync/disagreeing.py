"""A command that changes single values: what of it is written, and what disagrees with somebody.

Not here: the rule itself (rules/merging.py), choosing (actions/settling.py).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from hamrah.ground.field import FieldAsked, FieldVerb
from hamrah.ground.models import Difference, Journal
from hamrah.sync.rules.merging import merged

MOST_FIELDS = 60


@dataclass(frozen=True)
class Clash:
    """Two values of one field: the phone's (`yours`) and what stands (`theirs`), by whom and when."""

    field: str
    was: Any
    yours: Any
    theirs: Any
    theirs_by: UUID | None
    theirs_at: datetime | None


@dataclass(frozen=True)
class Laid:
    """The row, the command with only what is to be written, and the clashes."""

    row: Any
    asked: FieldAsked
    clashes: tuple[Clash, ...]

    @property
    def writes(self) -> bool:
        return bool(self.asked.changes)


def laid_over(actor: Any, spoken: FieldVerb, asked: FieldAsked) -> Laid:
    """Lay a command's changes over the row as it stands, locked until the transaction ends."""
    assert spoken.present is not None
    row, now = spoken.present(actor, asked)
    type(row)._base_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    row, now = spoken.present(actor, asked)
    found = merged(was=asked.was, now=now, changes=asked.changes)
    clashes = tuple(
        Clash(name, asked.was.get(name), asked.changes[name], now[name], *last_by(row, name))
        for name in found.clash
    )
    return Laid(row, replace(asked, what={**asked.what, "changes": found.write}), clashes)


def last_by(row: Any, name: str) -> tuple[UUID | None, datetime | None]:
    """Who last changed this field of the row, and when; where nobody did, who wrote the row first. A row that
    keeps such words itself (days of a diary) says so."""
    if own := getattr(row, "last_word", None):
        by, at = own(name)
        return by, at
    of_row = Difference.objects.filter(row_id=row.pk, table=row._meta.db_table).order_by("-id")
    column = next((f.column for f in row._meta.concrete_fields if name in (f.name, f.attname)), name)
    change = of_row.filter(became__has_key=column).first() or of_row.filter(kind="I").first()
    entry = Journal.objects.filter(id=change.journal_id).first() if change and change.journal_id else None
    return (entry.user_id, entry.at) if entry else (None, None)
