"""What an import would do, without doing it: which rows are new, changed, as before, refused.

Not here: doing it (actions.py), how the file is understood (headings.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from hamrah.imports.matching import Matcher
from hamrah.imports.pipeline import Batch, Line
from hamrah.imports.refusals import asked_of
from hamrah.imports.rows import Refused


@dataclass
class Rehearsal:
    """Counts of rows, and every row that would be refused, in the file's order."""

    read: int = 0
    accepted: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[Refused] = field(default_factory=list)


def rehearse(batches: Iterable[Batch], matcher: Matcher) -> Rehearsal:
    """Judge and match these batches as the import would. Raises `imports.*`; needs an open context."""
    done = Rehearsal()
    for batch in batches:
        found = matcher.sort(item for item in batch if isinstance(item, Line))
        refused = [item for item in batch if isinstance(item, Refused)] + asked_of(found)
        done.refused += sorted(refused, key=lambda row: row.row)
        done.read += len(batch)
        done.accepted += len(found.new)
        done.updated += len(found.changed)
        done.unchanged += len(found.unchanged)
    return done
