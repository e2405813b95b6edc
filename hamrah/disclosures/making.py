"""The rows and the first page of an export. Not here: writing and locking the workbook (sheet.py)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as say

from hamrah.disclosures import told
from hamrah.disclosures.models import Export
from hamrah.disclosures.sheet import Sheet, hash_of
from hamrah.ground.day import today
from hamrah.ground.room import ExportColumn
from hamrah.organisations.models import organisation_of


def sheet_of(actor: Any, export: Export, columns: Sequence[ExportColumn], people: Sequence[UUID]) -> Sheet:
    """One row a person, in the order they were chosen."""
    headings = [str(column.label) for column in columns]
    values = [column.values(actor, people) for column in columns]
    rows = [[of_column.get(id) for of_column in values] for id in people]
    return Sheet(first_page(actor, export, headings, rows), headings, rows)


def first_page(
    actor: Any, export: Export, headings: Sequence[str], rows: Sequence[Any]
) -> list[tuple[str, str]]:
    """Whose it is, for what, until when: the page that a copy carries along."""
    return [
        (say("Export"), export.number),
        (say("From"), organisation_of(actor.organisation_id).name),
        (say("Made by"), f"{actor.name}, {today():%d/%m/%Y}"),
        (say("For"), f"{export.recipient}, {export.body} ({export.contact})"),
        (say("Purpose"), export.purpose),
        (say("Ground"), str(told.BASES[export.basis])),
        (say("Who is in it"), export.words),
        (say("People"), str(len(rows))),
        (say("To be deleted by"), f"{export.kept_until:%d/%m/%Y}"),
        (say("Check (SHA-256)"), hash_of(headings, rows).hex()),
        ("", say("Nobody else may receive this sheet, or use it for another purpose.")),
    ]
