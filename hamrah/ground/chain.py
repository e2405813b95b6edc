"""The journal's chain: what an organisation wrote is sealed, each seal bound to the one before.

Not here: proving it (proof.py), when it is done and where a copy is kept (config). What is hashed:
docs/decisions/0011-the-journal-s-chain.md.
"""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections, transaction

from hamrah.ground.day import today
from hamrah.ground.models import JournalSeal

BEGINNING = bytes(32)
# Enough of a row's hash to find which differs; that one differs is proved by the whole digest.
MARK_BYTES = 4
ROWS_AT_ONCE = 5_000

# Only what PostgreSQL brings along: a function of ours could be replaced by whoever changed a row.
JOURNAL = """
SELECT id, sha256(convert_to(jsonb_build_array('journal', id, organisation_id,
    (extract(epoch FROM at) * 1000000)::bigint, user_id, device, verb, command, subject_kind, subject_id,
    change)::text, 'UTF8'))
FROM ground_journal WHERE organisation_id = %s AND change >= %s AND change < %s ORDER BY change, id
"""
DIFFERENCES = """
SELECT id, sha256(
    convert_to(jsonb_build_array('difference', id, organisation_id, journal_id, table_name, row_id, kind,
                                 change)::text, 'UTF8')
    || coalesce(erased_sha256, sha256(coalesce(uuid_send(salt), '')
                                      || convert_to(jsonb_build_array(was, became)::text, 'UTF8'))))
FROM ground_difference WHERE organisation_id = %s AND change >= %s AND change < %s ORDER BY change, id
"""


@dataclass(frozen=True)
class Leaves:
    """The hashes of many rows in their order: how many, one digest, and marks to find one by."""

    rows: int
    digest: bytes
    marks: bytes


@dataclass(frozen=True)
class Span:
    """What one organisation wrote in transactions from `since` up to `until`, not included."""

    organisation_id: UUID
    since: int
    until: int

    def journal(self, using: str) -> Iterator[tuple[Any, bytes]]:
        """(id, hash) of each journal row, in order."""
        return _read(JOURNAL, self, using)

    def differences(self, using: str) -> Iterator[tuple[Any, bytes]]:
        """(id, hash) of each row difference, in order. An erased one proves by the hash it left."""
        return _read(DIFFERENCES, self, using)


def _read(statement: str, span: Span, using: str) -> Iterator[tuple[Any, bytes]]:
    # Streamed: one night's import can write millions of differences.
    with connections[using].chunked_cursor() as cursor:
        cursor.execute(statement, [span.organisation_id, span.since, span.until])
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            yield from ((id, bytes(leaf)) for id, leaf in rows)


def leaves_of(rows: Iterator[tuple[Any, bytes]]) -> Leaves:
    """Digest and marks of rows as they come."""
    digest, count = hashlib.sha256(), 0
    ids, marks = bytearray(), bytearray()
    for id, leaf in rows:
        digest.update(leaf)
        ids += id_bytes(id)
        marks += leaf[:MARK_BYTES]
        count += 1
    return Leaves(count, digest.digest(), zlib.compress(bytes(ids + marks)))


def id_bytes(id: Any) -> bytes:
    """An id as marks keep it: 16 bytes of a UUID, 8 of a number."""
    return id.bytes if isinstance(id, UUID) else int(id).to_bytes(8, "big")


def seal_journal(organisation_id: UUID, *, using: str, on: date | None = None) -> JournalSeal | None:
    """Seal what the organisation wrote since its last seal; None when it wrote nothing.

    Only rows of transactions older than every one that still runs: a late committer's rows, and all that
    came after it began, wait for the next seal. So a sealed span never gains a row.
    """
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"seal {organisation_id}"]
            )
            cursor.execute("SELECT ground_horizon()")
            (horizon,) = cursor.fetchone()
        last = seals_of(organisation_id, using=using).last()
        span = Span(organisation_id, last.until if last else 0, horizon)
        journal, differences = leaves_of(span.journal(using)), leaves_of(span.differences(using))
        if not journal.rows and not differences.rows:
            return None
        seal = JournalSeal(
            organisation_id=organisation_id,
            number=last.number + 1 if last else 1,
            day=on or today(),
            since=span.since,
            until=span.until,
            journal_rows=journal.rows,
            journal_digest=journal.digest,
            journal_leaves=journal.marks,
            difference_rows=differences.rows,
            difference_digest=differences.digest,
            difference_leaves=differences.marks,
            previous=bytes(last.hash) if last else BEGINNING,
        )
        seal.hash = hash_of(seal)
        seal.save(using=using, force_insert=True)
        return seal


def seals_of(organisation_id: UUID, *, using: str) -> Any:
    """The organisation's seals, oldest first."""
    return JournalSeal.objects.using(using).filter(organisation_id=organisation_id).order_by("number")


def hash_of(seal: JournalSeal) -> bytes:
    """What binds a seal: all it says, and the seal before."""
    said = (
        "hamrah journal seal 1", seal.organisation_id, seal.number, seal.day.isoformat(),
        seal.since, seal.until,
        seal.journal_rows, bytes(seal.journal_digest).hex(), hashlib.sha256(seal.journal_leaves).hexdigest(),
        seal.difference_rows, bytes(seal.difference_digest).hex(),
        hashlib.sha256(seal.difference_leaves).hexdigest(), bytes(seal.previous).hex(),
    )  # fmt: skip
    return hashlib.sha256("\n".join(map(str, said)).encode()).digest()


def erase_differences(row_ids: list[UUID], *, using: str = "default") -> int:
    """Empty the journal's copies of these rows for good; the chain still proves. Inside a verb only.

    What erasure calls (of a person and all that hangs on her); answers how many were emptied.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT ground_erase_differences(%s)", [row_ids])
        return int(cursor.fetchone()[0])
