"""Verbs of imports: a register comes in, an import is taken back. Not here: reading the file."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext

from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.room import rooms
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.imports import progress
from hamrah.imports.columns import Importable
from hamrah.imports.erased import ERASED
from hamrah.imports.mapping import LEAVE_OUT, Mapping
from hamrah.imports.matching import Known, Matcher
from hamrah.imports.models import Import, KeptMapping, RefusedRow, RegisterRow
from hamrah.imports.pipeline import Line, Order, batches
from hamrah.imports.returned import headings_of
from hamrah.imports.rows import Refused, Wrongness, read_register
from hamrah.imports.why import WHY

LARGEST_FILE_BYTES = 200 * 1024 * 1024
STARTABLE = ("waiting", "running", "failed")
EMPTY_MAPPING: dict[str, Any] = {"version": 1, "fields": {}, "heading_rows": {}, "left_out": []}


@dataclass(frozen=True)
class Upload:
    """A file as it came. `register` is the office's register it belongs to, month after month."""

    file_name: str
    content: bytes = field(repr=False)
    register: str

    @property
    def sha256(self) -> bytes:
        return hashlib.sha256(self.content).digest()

    @property
    def digest(self) -> str:
        """For the command: the same file into the same register is the same order."""
        return f"{self.register}/{self.sha256.hex()}"


def importable_of(verb_name: str) -> Importable:
    """The declared importable of a verb. Raises `imports.not_importable`."""
    for room in rooms():
        for importable in room.imports:
            if importable.verb == verb_name:
                return importable
    raise Problem("imports.not_importable", _("This cannot be brought in from a sheet."))


@verb("imports.receive_file")
def receive_file(
    actor: Any, *, upload: Upload, basis_id: UUID | None = None, verb_name: str = "people.register_workers"
) -> Import:
    """Keep an uploaded file until somebody has looked at how it is understood. Raises
    `imports.file_too_large`, `imports.not_importable`, and `imports.*` where it cannot be read at all."""
    if len(upload.content) > LARGEST_FILE_BYTES:
        raise Problem("imports.file_too_large", _("This file is larger than 200 MB. Split it."))
    importable = importable_of(verb_name)
    kept = KeptMapping.objects.filter(register=upload.register).first()
    plan = read_register(upload.content, importable, mapping_of(kept.mapping if kept else None), on=today())
    return Import.objects.create(
        file_name=upload.file_name[:200],
        sha256=upload.sha256,
        content=upload.content,
        register=upload.register,
        verb=verb_name,
        basis_id=basis_id,
        mapping={**(kept.mapping if kept else EMPTY_MAPPING), "headings": headings_of(plan.plan)},
        by_id=actor.user_id,
    )


def mapping_of(kept: dict[str, Any] | None) -> Mapping | None:
    """A kept mapping, ready to read with."""
    return Mapping.from_json(json.dumps(kept)) if kept else None


@verb("imports.map_columns")
def map_columns(actor: Any, *, imported: Import, fields: dict[str, str]) -> Import:
    """Correct what the columns of a waiting file mean: heading key -> column name or LEAVE_OUT.

    Raises `imports.not_waiting`, `imports.bad_mapping`.
    """
    if imported.state != "waiting":
        raise Problem("imports.not_waiting", _("This file is no longer waiting."))
    known = {column.name for column in importable_of(imported.verb).columns} | {LEAVE_OUT}
    if not set(fields.values()) <= known:
        raise Problem("imports.bad_mapping", _("There is no such column."))
    mapping = imported.mapping or EMPTY_MAPPING
    imported.mapping = {**mapping, "fields": {**mapping["fields"], **fields}}
    imported.save(update_fields=["mapping"])
    return imported


@verb("imports.start_import")
def start_import(actor: Any, *, imported: Import) -> Import:
    """Run a waiting file in a thread of its own, or one whose server stopped; it begins when this is saved.

    Raises `imports.not_waiting`, `imports.running_already`.
    """
    row = Import.objects.select_for_update().get(id=imported.id)
    if row.state not in STARTABLE:
        raise Problem("imports.not_waiting", _("This file is no longer waiting."))
    if row.state == "running" and progress.rows_so_far(row.id) is not None:
        raise Problem("imports.running_already", _("This file is being brought in already."))
    row.state, row.problem = "running", ""
    row.save(update_fields=["state", "problem"])
    transaction.on_commit(lambda: _run(actor, row))
    return row


def _run(actor: Any, imported: Import) -> None:
    from hamrah.imports import running  # it calls import_register below

    running.start(actor, imported)


@verb("imports.import_register")
def import_register(
    actor: Any,
    *,
    upload: Upload,
    verb_name: str = "people.register_workers",
    mapping: str | None = None,
    basis_id: UUID | None = None,
    imported: Import | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> Import:
    """Bring a file in, whole or not at all. `mapping` as JSON, else the register's kept one.

    Raises `imports.*` where the file cannot be read at all; a bad row never stops the rest.
    """
    importable = importable_of(verb_name)
    kept = KeptMapping.objects.filter(register=upload.register).first()
    said = mapping or (json.dumps(kept.mapping) if kept else None)
    row = imported or Import(file_name=upload.file_name, register=upload.register, verb=verb_name)
    row.sha256, row.basis_id, row.by_id = upload.sha256, basis_id, actor.user_id
    row.save()
    bringing = _Bringing(actor, row, importable, on_progress)
    bringing.all(Order(upload.content, importable, said, today(), basis_id, bringing.matcher.is_first))
    if mapping:
        KeptMapping.objects.update_or_create(
            register=upload.register, defaults={"mapping": json.loads(mapping)}
        )
    return row


class _Bringing:
    """One import while it runs: counts, and hands each batch to the verb."""

    def __init__(
        self, actor: Any, imported: Import, importable: Importable, on_progress: Callable[[int], None] | None
    ) -> None:
        self.actor, self.imported, self.importable = actor, imported, importable
        self.on_progress = on_progress
        self.matcher = Matcher(imported)

    def all(self, order: Order) -> None:
        for number, batch in enumerate(batches(order)):
            self._batch(number, batch)
            if self.on_progress:
                self.on_progress(self.imported.rows_read)
        done = self.imported
        done.state, done.done_at, done.content = "done", timezone.now(), None
        done.save()
        Import.objects.filter(id=done.id).update(wrote=_this_transaction())
        done.refresh_from_db()

    def _batch(self, number: int, batch: Sequence[Line | Refused]) -> None:
        refused = [item for item in batch if isinstance(item, Refused)]
        found = self.matcher.sort(item for item in batch if isinstance(item, Line))
        refused += [_asked(line, "imports.several_match") for line in found.asked]
        refused += [_asked(line, "imports.erased_before") for line in found.erased]
        self._register(number, found.new)
        self._correct(number, found.changed)
        keep_refusals(self.imported, refused)
        self.imported.rows_read += len(batch)
        self.imported.accepted += len(found.new)
        self.imported.updated += len(found.changed)
        self.imported.unchanged += len(found.unchanged)
        self.imported.asked += len(found.asked) + len(found.erased)
        self.imported.refused += len(refused)

    def _register(self, number: int, lines: list[Line]) -> None:
        if lines:
            batch = self.importable.batch([line.prepared for line in lines], self._digest("new", number))
            self._call(self.importable.verb, batch)
            write_register_rows(self.actor, self.imported, lines)

    def _correct(self, number: int, changed: list[tuple[Line, Known]]) -> None:
        if not changed:
            return
        rows = [(line.prepared, known.subject_id) for line, known in changed]
        self._call(
            self.importable.correct, self.importable.corrections(rows, self._digest("changed", number))
        )
        for line, known in changed:
            RegisterRow.objects.filter(id=known.id).update(
                content=line.prepared.content, identity=line.prepared.identity, number=line.prepared.number
            )

    def _digest(self, part: str, number: int) -> str:
        return f"{self.imported.id}/{part}/{number}"

    def _call(self, name: str, batch: Any) -> None:
        """The room's own verb, under a command of its own that follows from the import's."""
        verb_named(name)(self.actor, command=uuid5(self.imported.id, batch.digest), batch=batch)


def _asked(line: Line, code: str) -> Refused:
    """A row that a person must decide; what stood in it is kept nowhere."""
    return Refused(line.sheet, line.row, (Wrongness("", "", None, code),), (), {})


def _this_transaction() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT ground_change()")
        return int(cursor.fetchone()[0])


def write_register_rows(actor: Any, imported: Import, lines: Iterable[Line]) -> None:
    """Remember which record each row became."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE IF NOT EXISTS imports_incoming ON COMMIT DROP AS SELECT id, number, "
            'identity, content, subject_id, sheet, "row" FROM imports_registerrow WITH NO DATA; '
            "TRUNCATE imports_incoming"
        )
        with cursor.copy("COPY imports_incoming FROM STDIN") as copy:
            for sheet, row, said in lines:
                copy.write_row(
                    (new_id(), said.number, said.identity, said.content, said.subject_id, sheet, row)
                )
        cursor.execute(
            "INSERT INTO imports_registerrow (id, organisation_id, register, number, identity, content, "
            'subject_id, imported_id, sheet, "row") SELECT id, %s, %s, number, identity, content, '
            'subject_id, %s, sheet, "row" FROM imports_incoming',
            [actor.organisation_id, imported.register, imported.id],
        )


def keep_refusals(imported: Import, refused: Iterable[Refused]) -> None:
    """Keep refused rows to send back; Aadhaar numbers were blanked when they were read."""
    RefusedRow.objects.bulk_create(
        RefusedRow(
            imported=imported,
            sheet=item.sheet,
            row=item.row,
            column=item.column[:120],
            value=item.value,
            code=item.code,
            limits=item.limits,
            wrong=[wrong._asdict() for wrong in item.wrong],
            cells=[None if cell is None else str(cell)[:500] for cell in item.cells],
        )
        for item in refused
    )


@verb("imports.undo_import")
def undo_import(actor: Any, *, imported: Import) -> dict[str, Any]:
    """Take an import back: what nobody has built upon goes; the rest is named.

    Answers {"withdrawn": n, "kept": [{"id", "sheet", "row"}], "updated": n}. Raises `imports.not_done`.
    """
    if imported.state != "done":
        raise Problem("imports.not_done", _("Only a finished import can be taken back."))
    importable = importable_of(imported.verb)
    living = imported.rows.exclude(subject_id=ERASED)
    rows = {row.subject_id: row for row in living}
    answer = verb_named(importable.withdraw)(
        actor, command=uuid5(imported.id, "undo"), ids=list(rows), change=imported.wrote
    )
    kept = {UUID(id) for id in answer["kept"]}
    living.exclude(subject_id__in=kept).delete()
    imported.state, imported.undone_at = "undone", timezone.now()
    imported.save(update_fields=["state", "undone_at"])
    named = [{"id": str(id), "sheet": rows[id].sheet, "row": rows[id].row} for id in sorted(kept)]
    return {"withdrawn": answer["withdrawn"], "kept": named, "updated": imported.updated}


def sentence_of(refusal: RefusedRow) -> str:
    """Why a row was refused, in the reader's language."""
    return gettext(WHY.get(refusal.code, refusal.code)) % refusal.limits
