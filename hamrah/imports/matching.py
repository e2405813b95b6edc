"""Which rows of a file are rows of the same register from before. Not here: likely-same people.

A row is the same when its register number is; else when all it says is; else when folded name,
relation's name and village match exactly one row. Several: a person is asked.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from hamrah.imports.erased import ERASED, erased_before
from hamrah.imports.models import RegisterRow
from hamrah.imports.pipeline import Line


class Known(NamedTuple):
    """A row of the register from an earlier import."""

    id: UUID
    subject_id: UUID
    number: str
    identity: int
    content: int


class Sorted(NamedTuple):
    """Lines of one batch by what they are."""

    new: list[Line]
    changed: list[tuple[Line, Known]]
    unchanged: list[Line]
    asked: list[Line]
    erased: list[Line]


class Matcher:
    """Matches the lines of one import, in order; a row from before answers to one line only."""

    def __init__(self, organisation_id: UUID, register: str, imported_id: UUID | None = None) -> None:
        self.organisation_id, self.register = organisation_id, register
        self.claimed: set[UUID] = set()
        earlier = RegisterRow.objects.filter(register=register).exclude(imported_id=imported_id)
        earlier = earlier.exclude(subject_id=ERASED)
        self.is_first = not earlier.exists()
        self.earlier = earlier

    def sort(self, lines: Iterable[Line]) -> Sorted:
        """What each line of a batch is."""
        found, whole = Sorted([], [], [], [], []), list(lines)
        found.erased.extend(erased_before(self.organisation_id, self.register, whole))
        batch = [line for line in whole if line not in found.erased] if found.erased else whole
        if self.is_first:
            found.new.extend(batch)
            return found
        by_number, by_identity = self._known(batch)
        for line in batch:
            self._place(line, by_number, by_identity, found)
        return found

    def _place(self, line: Line, by_number: Any, by_identity: Any, found: Sorted) -> None:
        said = line.prepared
        same_number = by_number[said.number] if said.number else []
        candidates = [row for row in same_number or by_identity[said.identity] if row.id not in self.claimed]
        exact = [row for row in candidates if row.content == said.content]
        if exact:
            self.claimed.add(exact[0].id)
            found.unchanged.append(line)
        elif len(candidates) > 1:
            found.asked.append(line)
        elif candidates:
            self.claimed.add(candidates[0].id)
            found.changed.append((line, candidates[0]))
        else:
            found.new.append(line)

    def _known(self, batch: list[Line]) -> tuple[dict[str, list[Known]], dict[int, list[Known]]]:
        identities = {line.prepared.identity for line in batch}
        numbers = {line.prepared.number for line in batch} - {""}
        columns = Known._fields
        rows = {Known(*row) for row in self.earlier.filter(identity__in=identities).values_list(*columns)}
        rows |= {Known(*row) for row in self.earlier.filter(number__in=numbers).values_list(*columns)}
        by_number: dict[str, list[Known]] = defaultdict(list)
        by_identity: dict[int, list[Known]] = defaultdict(list)
        for row in sorted(rows):
            by_number[row.number].append(row)
            by_identity[row.identity].append(row)
        return by_number, by_identity
