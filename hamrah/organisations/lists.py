"""A whole list of villages brought in: what is found, what is new, what a person must decide.

Not here: reading the list from a file (imports), how names are compared (places.villages).
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q

from hamrah.organisations.models import Village, VillageDoubt
from hamrah.organisations.naming import folded, made, places_by_id
from hamrah.places.facts import PlaceFact
from hamrah.places.rules import index
from hamrah.places.village_list import VillageSaid
from hamrah.places.villages import VillageKnown, VillageRow, match_villages

AT_ONCE = 1_000


@dataclass(frozen=True)
class VillageList:
    """Rows of a list as written, and the digest of the file they came from."""

    rows: tuple[VillageSaid, ...]
    digest: str


def brought_in(rows: Iterable[VillageSaid], *, within: PlaceFact | None) -> dict[str, int]:
    """Write a list: {"found", "added", "completed", "unclear", "asked_before"}, each a count of rows."""
    known = {village.id: village for village in Village.objects.all()}
    matched = list(
        match_villages(_villages(rows), map(_known, known.values()), index=index(), default=within)
    )
    counts = Counter(found=0, added=0, completed=0, unclear=0, asked_before=0)
    counts["added"] = _add([row for row in matched if row.state == "new"])
    for row in matched:
        if row.state == "found" and row.village:
            counts["found"] += 1
            counts["completed"] += complete(known[row.village], row.said, row.parent)
    unclear = [row for row in matched if row.state == "unclear"]
    counts["unclear"] = _ask(unclear)
    counts["asked_before"] = len(unclear) - counts["unclear"]
    return dict(counts)


def _villages(rows: Iterable[VillageSaid]) -> Iterable[VillageSaid]:
    """Each village once: a list of hamlets names its village in every row."""
    once: dict[tuple[object, ...], VillageSaid] = {}
    for row in rows:
        said = replace(row, name=row.name[:120], name_local=row.name_local[:120])
        key = (said.lgd_code, said.name, said.panchayat, said.above, "" if said.hamlet else said.row)
        once.setdefault(key, said)
    return once.values()


def _known(village: Village) -> VillageKnown:
    return VillageKnown(village.id, village.name, village.name_local, village.lgd_code, village.parent_id)


def _add(rows: Sequence[VillageRow]) -> int:
    """New villages; two that sound alike in one block and have no code are one and the same to us."""
    before = Village.objects.count()
    villages = [
        made(
            row.said.name,
            name_local=row.said.name_local,
            lgd_code=row.said.lgd_code,
            parent_id=row.parent.id if row.parent else None,
        )
        for row in rows
    ]
    Village.objects.bulk_create(villages, batch_size=AT_ONCE, ignore_conflicts=True)
    return Village.objects.count() - before


def complete(village: Village, said: VillageSaid, parent: PlaceFact | None) -> bool:
    """Fill in what the list knows and the organisation did not: code, second name, block."""
    news: dict[str, object] = {}
    if said.lgd_code and not village.lgd_code:
        news["lgd_code"] = said.lgd_code
    if said.name_local and not village.name_local:
        news["name_local"] = said.name_local
    if parent and not village.parent_id:
        news["parent_id"] = parent.id
    for name, value in news.items():
        setattr(village, name, value)
    if news:
        village.save(update_fields=[name.removesuffix("_id") for name in news])
    return bool(news)


def _ask(rows: Sequence[VillageRow]) -> int:
    before = VillageDoubt.objects.count()
    VillageDoubt.objects.bulk_create(map(_doubt, rows), batch_size=AT_ONCE, ignore_conflicts=True)
    return VillageDoubt.objects.count() - before


def _doubt(row: VillageRow) -> VillageDoubt:
    said = row.said
    above = ", ".join(text for column, text in said.above if not column.endswith("_code"))
    marked = json.dumps([said.name, said.name_local, said.lgd_code, said.panchayat, said.above])
    return VillageDoubt(
        mark=hashlib.sha256(marked.encode()).hexdigest(),
        name=said.name,
        name_local=said.name_local,
        lgd_code=said.lgd_code,
        above=above[:300],
        why=row.why,
        parent_id=row.parent.id if row.parent else None,
        villages=list(row.candidates),
        places=[place.id for place in row.places],
    )


def said_again(doubt: VillageDoubt) -> VillageSaid:
    """The row as it stood in the list."""
    return VillageSaid(0, doubt.name, doubt.name_local, doubt.lgd_code)


def place_called(place: UUID | None) -> PlaceFact | None:
    return places_by_id().get(place) if place else None


def there_already(name: str, *, kind: str, parent: UUID | None, lgd_code: int | None) -> Village | None:
    """The village that is there by this code, or by this name in this place (or where no place is said)."""
    same = Q(folded=folded(name)) & (Q(parent=parent) if parent else Q())
    if lgd_code:
        same = Q(lgd_code=lgd_code) | (same & Q(lgd_code=None))
    return Village.objects.filter(same, kind=kind).order_by("name", "id").first()
