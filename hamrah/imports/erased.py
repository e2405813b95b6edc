"""Marks of erased register rows: an old sheet that comes again stops at them and asks. No name stands here.

A mark is HMAC-SHA256, cut to 63 bits, under a key outside the database and bound to the organisation, of the
register's number or of what tells two rows apart. Why so: docs/decisions/0021-a-mark-of-who-was-erased.md.
"""

import hmac
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.conf import settings

from hamrah.ground.ids import new_id
from hamrah.imports.models import RegisterRow
from hamrah.imports.pipeline import Line

# The subject of a register row whose person was erased.
ERASED = UUID(int=0)
BITS = 63


def marks_of(organisation_id: UUID, *, register: str, number: str, identity: int) -> Iterator[int]:
    """By the number within its register, and by folded name, relation's name and village in any."""
    if number:
        yield _mark(organisation_id, f"number/{register}/{number}")
    yield _mark(organisation_id, f"identity/{identity}")


def _mark(organisation_id: UUID, text: str) -> int:
    digest = hmac.digest(settings.ERASED_KEY, f"{organisation_id}/{text}".encode(), "sha256")
    return int.from_bytes(digest[:8], "big") >> (64 - BITS)


def leave_marks(rows: Iterable[RegisterRow]) -> None:
    """In place of these rows, their marks."""
    RegisterRow.objects.bulk_create(
        RegisterRow(
            id=new_id(), organisation_id=row.organisation_id, register=row.register, number="", identity=mark,
            content=0, subject_id=ERASED, imported_id=row.imported_id, sheet="", row=0,
        )
        for row in rows
        for mark in marks_of(
            row.organisation_id, register=row.register, number=row.number, identity=row.identity
        )
    )  # fmt: skip


def erased_before(organisation_id: UUID, register: str, lines: Iterable[Line]) -> list[Line]:
    """Lines of a batch that read like a row whose person was erased."""
    met = RegisterRow.objects.filter(organisation_id=organisation_id, subject_id=ERASED)
    if not met.exists():
        return []
    marked = [(line, _marks_of_line(organisation_id, register, line)) for line in lines]
    wanted = set().union(*(marks for _line, marks in marked))
    known = set(met.filter(identity__in=wanted).values_list("identity", flat=True))
    return [line for line, marks in marked if marks & known]


def _marks_of_line(organisation_id: UUID, register: str, line: Line) -> set[int]:
    said = line.prepared
    return set(marks_of(organisation_id, register=register, number=said.number, identity=said.identity))
