"""What erasing a person reaches in imports: which row she came from, and refused rows and files with her in.

A refused row names nobody by id: it goes where it says two things of her, her phone or number alone being
enough. Not here: the people themselves.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.ground.room import Leaving
from hamrah.imports.erased import leave_marks
from hamrah.imports.models import ChangedRow, Import, RefusedRow, RegisterRow

# A file that nobody finished in this time is not waited for; who knows who stands in it.
FILES_WAIT = timedelta(days=30)


def erase_from_imports(actor: Any, leaving: Leaving) -> Iterator[UUID]:
    """Answers the imports whose earlier values must go."""
    rows = RegisterRow.objects.filter(subject_id__in=leaving.ids)
    yield from set(rows.values_list("imported_id", flat=True))
    leave_marks(rows)
    ChangedRow.objects.filter(register_row_id__in=list(rows.values_list("id", flat=True))).delete()
    rows.delete()
    known = {text.casefold() for text in leaving.texts}
    for row in RefusedRow.objects.filter(organisation_id=actor.organisation_id).iterator():
        if speaks_of(row, known):
            row.delete()
    old = Import.objects.filter(made_at__lt=timezone.now() - FILES_WAIT).exclude(content=None)
    yield from list(old.values_list("id", flat=True))
    old.update(content=None, state="failed")


def speaks_of(row: RefusedRow, known: set[str]) -> bool:
    """Whether a refused row says two things by which she was known, or a number of hers."""
    said = {str(cell).strip().casefold() for cell in (*row.cells, row.value) if cell} & known
    return len(said) > 1 or any(text.isdigit() and len(text) >= 10 for text in said)
