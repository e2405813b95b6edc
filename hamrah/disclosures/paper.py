"""Sheets that leave on paper: made by the room that asked for them, counted and noted here like any export.

Not here: the paper itself (the room's own), locked workbooks (making.py).
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.access.models import log_reading
from hamrah.disclosures.models import Download, Export
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.words import _

# Basis -> it leaves on paper, never as a locked file of this room.
ON_PAPER = frozenset({"consent_village"})


def refuse_unready(export: Export) -> None:
    """Raise `disclosures.not_approved`, `disclosures.bad_day`."""
    if export.state not in ("approved", "made"):
        raise Problem("disclosures.not_approved", _("Nobody has agreed to this yet, or it has ended."))
    if export.kept_until < today():
        raise Problem("disclosures.bad_day", _("The day until which it may be kept has passed. Ask anew."))


def refuse_paper(export: Export) -> None:
    """Raise `disclosures.on_paper`."""
    if export.basis in ON_PAPER:
        raise Problem("disclosures.on_paper", _("This leaves on paper alone: print it on its own page."))


def left_on_paper(actor: Any, export: Export, people: Sequence[UUID], *, sha256: bytes) -> Export:
    """It left now, with these people in it: noted with who, when, and everyone as looked at. Who stood on an
    earlier paper of it stays in `people`, so that whoever erases or strikes out somebody knows of it."""
    export.people = sorted({*export.people, *people})
    export.rows, export.sha256, export.state = len(people), sha256, "made"
    export.made_by_id, export.made_at = actor.user_id, timezone.now()
    export.save(update_fields=["people", "rows", "sha256", "state", "made_by_id", "made_at"])
    Download.objects.create(export=export, by_id=actor.user_id)
    log_reading(actor, page="disclosures.export", people=list(people), counts=False)
    return export
