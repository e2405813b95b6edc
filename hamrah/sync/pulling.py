"""What a phone has not yet: bundles of people, part by part, and who left; what is about nobody, as lists.

Not here: whom it holds (holding.py), what a record says (each room's `field`). A late committer is not
skipped: a round notes before it reads which transactions it sees, so whatever commits later is news to it;
and what was seen does not come again, however long somebody else's work is held open.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from hamrah.access.models import log_reading
from hamrah.ground.field import FieldRecords
from hamrah.ground.models import Difference
from hamrah.ground.room import rooms
from hamrah.people.models import Person
from hamrah.sync.holding import begin_round, gone_since, on_phone
from hamrah.sync.models import Held, Partition
from hamrah.sync.rules.cursor import Cursor, Seen, read_cursor, seen_in

MOST_A_PART = 200


def pull(partition: Partition, actor: Any, *, since: str, most: int = MOST_A_PART) -> dict[str, Any]:
    """The next part of what the phone lacks. Asked again with the same cursor: the same, or newer."""
    known = read_cursor(since)
    begun = known if 0 < known.begun <= partition.round else _begin(partition, actor, known)
    rows, left = _next(partition, begun, max(1, min(most, MOST_A_PART)))
    leaving = {row.person_id: row.leaves_on for row in rows}
    bundles = bundles_of(actor, list(leaving))
    for person_id, bundle in bundles.items():
        if (day := leaving[person_id]) is not None:
            bundle["person"][0]["leaves_on"] = day.isoformat()
    log_reading(actor, page="field", people=list(bundles), counts=False)
    return {
        "cursor": _after(begun, rows, left).text(),
        "more": left > 0,
        "left": left,
        "people": [{"person": str(person_id), "records": bundle} for person_id, bundle in bundles.items()],
        "gone": [str(id) for id in [*gone_since(partition, known.round), *(set(leaving) - set(bundles))]],
    }


def _begin(partition: Partition, actor: Any, known: Cursor) -> Cursor:
    # First: what commits while people are chosen and read is sent in the next round again.
    until = seen_now()
    return Cursor(known.round, known.seen, begin_round(partition, actor), until)


def seen_now() -> Seen:
    """Which transactions whoever reads from here on sees. What an installation adds to their numbers is told
    by our own, which stays the same while we look."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_current_snapshot()::text, pg_current_xact_id()::text::bigint, ground_change()"
        )
        snapshot, own, change = cursor.fetchone()
    return seen_in(snapshot, own=int(own), above=int(change) - int(own))


def _next(partition: Partition, begun: Cursor, most: int) -> tuple[list[Held], int]:
    """Those to send now, and how many are left after them."""
    after = (begun.place, begun.person)
    rows = [row for row in on_phone(partition) if (row.place, row.person_id) > after]
    staying = [row.person_id for row in rows if row.joined <= begun.round]
    changed = changed_since(begun.seen, staying) if staying else set()
    wanted = [row for row in rows if row.joined > begun.round or row.person_id in changed]
    return wanted[:most], len(wanted[most:])


def _after(begun: Cursor, rows: list[Held], left: int) -> Cursor:
    if left:
        last = rows[-1]
        return Cursor(begun.round, begun.seen, begun.begun, begun.until, last.place, last.person_id)
    return Cursor(begun.begun, begun.until)


def _records() -> Iterator[FieldRecords]:
    return (records for room in rooms() if room.field for records in room.field.records)


def bundles_of(actor: Any, people: list[UUID]) -> dict[UUID, dict[str, list[Any]]]:
    """All records of each person, by kind, in the order asked. Whoever cannot be seen has no bundle."""
    found: dict[str, dict[str, list[Any]]] = {str(id): defaultdict(list) for id in people}
    for records in _records():
        for row in records.rows(actor, people):
            found[str(row["person"])][records.kind].append(row)
    return {UUID(id): dict(bundle) for id, bundle in found.items() if "person" in bundle}


def changed_since(seen: Seen, people: list[UUID]) -> set[UUID]:
    """Those of whom a record was written, or taken away, in a transaction that was not seen."""
    changed: set[UUID] = set()
    for table in {table for records in _records() for table in records.tables}:
        model, path = table if isinstance(table, tuple) else (table, _own_path(table))
        rows = model._base_manager.filter(_unseen(seen), **{f"{path}__in": people})
        changed.update(rows.values_list(path, flat=True))
        changed.update(_deleted(model, path, seen))
    return changed & set(people)


def _unseen(seen: Seen) -> Q:
    return Q(change__gte=seen.horizon) | Q(change__in=seen.running)


def _own_path(model: Any) -> str:
    return "id" if model is Person else "person_id"


def _deleted(model: Any, path: str, seen: Seen) -> Iterator[UUID]:
    """Whose rows of this table were deleted: the journal remembers what they pointed at."""
    if model is Person:
        return
    first, _dots, rest = path.partition("__")
    key = model._meta.get_field(first.removesuffix("_id"))
    if not key.concrete:  # points here from below; deleting that is noticed in its own table
        return
    gone = Difference.objects.filter(_unseen(seen), table=model._meta.db_table, kind="D")
    ids = [
        UUID(was[key.attname]) for was in gone.values_list("was", flat=True) if was and was.get(key.attname)
    ]
    if rest and ids:
        yield from key.related_model._base_manager.filter(id__in=ids).values_list(rest, flat=True)
    elif not rest:
        yield from ids


def lists(actor: Any, have: dict[str, str]) -> dict[str, Any]:
    """Lists that the phone has not in this version."""
    found = {}
    for one in (one for room in rooms() if room.field for one in room.field.lists):
        rows = list(one.rows(actor))
        version = hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:12]
        # Letters only, because versions come back in an address.
        version = version.translate(str.maketrans("0123456789", "ghijklmnop"))
        if have.get(one.name) != version:
            found[one.name] = {"version": version, "rows": rows}
    return {"lists": found}
