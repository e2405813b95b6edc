"""Proving the journal's chain whole, or naming the first row that is not as it was sealed.

Not here: sealing (chain.py), and the copy of seals kept elsewhere (config/anchor.py).
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from hamrah.ground.chain import BEGINNING, MARK_BYTES, Leaves, Span, hash_of, id_bytes, leaves_of, seals_of
from hamrah.ground.models import JournalSeal

SEALS, JOURNAL, DIFFERENCES = "ground_journalseal", "ground_journal", "ground_difference"
# The horizon counted from the newest transaction instead of the oldest that runs.
NOW = """
SELECT ground_horizon() - pg_snapshot_xmin(s)::text::bigint + pg_snapshot_xmax(s)::text::bigint
FROM pg_current_snapshot() s
"""
AHEAD = """
SELECT '{table}', id FROM {table} WHERE organisation_id = %s AND change > %s ORDER BY change, id LIMIT 1
"""


@dataclass(frozen=True)
class Broken:
    """One row that is not as it was sealed. `what`: changed, removed, inserted, forged."""

    table: str
    row: str
    day: date | None
    what: str


@dataclass(frozen=True)
class Proof:
    """What was proved of one organisation, and the first thing wrong, if any."""

    seals: int
    journal_rows: int
    difference_rows: int
    day: date | None
    broken: Broken | None = None


def prove(organisation_id: UUID, *, using: str, anchored: Mapping[int, bytes] | None = None) -> Proof:
    """Read every sealed row again. `anchored`: hashes of seals by number, kept outside this host."""
    with transaction.atomic(using=using):
        seals = list(seals_of(organisation_id, using=using))
        broken = next(_everything_wrong(organisation_id, seals, anchored or {}, using), None)
    return Proof(
        seals=len(seals),
        journal_rows=sum(seal.journal_rows for seal in seals),
        difference_rows=sum(seal.difference_rows for seal in seals),
        day=seals[-1].day if seals else None,
        broken=broken,
    )


def _everything_wrong(
    organisation_id: UUID, seals: Sequence[JournalSeal], anchored: Mapping[int, bytes], using: str
) -> Iterator[Broken]:
    """Oldest first. A generator: who wants the first only reads no further than to it."""
    number, previous, until = 0, BEGINNING, 0
    for seal in seals:
        number += 1
        if seal.number != number:
            yield Broken(SEALS, str(number), None, "removed")
        if bytes(seal.previous) != previous or seal.since != until or bytes(seal.hash) != hash_of(seal):
            yield Broken(SEALS, str(seal.number), seal.day, "changed")
        yield from _wrong_rows(seal, using)
        if anchored.get(seal.number, seal.hash) != bytes(seal.hash):
            yield Broken(SEALS, str(seal.number), seal.day, "forged")
        number, previous, until = seal.number, bytes(seal.hash), seal.until
    if anchored and max(anchored) > number:
        yield Broken(SEALS, str(number + 1), None, "removed")
    yield from _ahead_of_time(organisation_id, using)


def _wrong_rows(seal: JournalSeal, using: str) -> Iterator[Broken]:
    span = Span(seal.organisation_id, seal.since, seal.until)
    sealed = Leaves(seal.journal_rows, bytes(seal.journal_digest), bytes(seal.journal_leaves))
    if not _is_proved(sealed, leaves_of(span.journal(using))):
        yield _first_difference(JOURNAL, 16, sealed, span.journal(using), seal.day)
    sealed = Leaves(seal.difference_rows, bytes(seal.difference_digest), bytes(seal.difference_leaves))
    if not _is_proved(sealed, leaves_of(span.differences(using))):
        yield _first_difference(DIFFERENCES, 8, sealed, span.differences(using), seal.day)


def _is_proved(sealed: Leaves, found: Leaves) -> bool:
    return (sealed.rows, sealed.digest) == (found.rows, found.digest)


def _first_difference(
    table: str, width: int, sealed: Leaves, rows: Iterator[tuple[Any, bytes]], day: date
) -> Broken:
    """Two lists in one order, walked side by side to where they part."""
    kept = _marks(sealed, width)
    found = [(id_bytes(id), id, leaf[:MARK_BYTES]) for id, leaf in rows]
    there = {key for key, _, _ in found}
    for (key, mark), (found_key, id, found_mark) in zip(kept, found, strict=False):
        if key == found_key and mark != found_mark:
            return Broken(table, str(id), day, "changed")
        if key != found_key:
            gone = key not in there
            return Broken(table, _written(key) if gone else str(id), day, "removed" if gone else "inserted")
    if len(kept) > len(found):
        return Broken(table, _written(kept[len(found)][0]), day, "removed")
    if len(found) > len(kept):
        return Broken(table, str(found[len(kept)][1]), day, "inserted")
    return Broken(table, "?", day, "changed")  # one mark in four thousand million hides a changed row


def _marks(sealed: Leaves, width: int) -> list[tuple[bytes, bytes]]:
    raw = zlib.decompress(sealed.marks)
    ids, marks = raw[: width * sealed.rows], raw[width * sealed.rows :]
    return [
        (ids[i * width : (i + 1) * width], marks[i * MARK_BYTES : (i + 1) * MARK_BYTES])
        for i in range(sealed.rows)
    ]


def _written(key: bytes) -> str:
    return str(UUID(bytes=key)) if len(key) == 16 else str(int.from_bytes(key, "big"))


def _ahead_of_time(organisation_id: UUID, using: str) -> Iterator[Broken]:
    """A row of a transaction that has not been would escape every seal."""
    with connections[using].cursor() as cursor:
        cursor.execute(NOW)
        (now,) = cursor.fetchone()
        for table in (JOURNAL, DIFFERENCES):
            cursor.execute(AHEAD.format(table=table), [organisation_id, now])
            for name, id in cursor.fetchall():
                yield Broken(name, str(id), None, "inserted")
