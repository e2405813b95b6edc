"""Verbs of imports: a register comes in, an import is taken back. Not here: reading the file."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

from django.db import connection, transaction
from django.utils import timezone

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
from hamrah.imports.models import ChangedRow, Import, KeptMapping, RegisterRow
from hamrah.imports.pipeline import Line, Order, batches
from hamrah.imports.refusals import asked_of, keep_refusals, kept_cells
from hamrah.imports.returned import headings_of
from hamrah.imports.rows import Refused, look_at, read_register

LARGEST_FILE_BYTES = 200 * 1024 * 1024
REGISTERING = "people.register_workers"
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
    actor: Any, *, upload: Upload, basis_id: UUID | None = None, verb_name: str = REGISTERING
) -> Import:
    """Keep an uploaded file until somebody has looked at how it is understood. Raises
    `imports.file_too_large`, `imports.not_importable`, and `imports.*` where it cannot be read at all."""
    if len(upload.content) > LARGEST_FILE_BYTES:
        raise Problem("imports.file_too_large", _("This file is larger than 200 MB. Split it."))
    importable = importable_of(verb_name)
    kept = KeptMapping.objects.filter(register=upload.register).first()
    mapping = kept.mapping if kept else EMPTY_MAPPING
    return Import.objects.create(
        file_name=upload.file_name[:200],
        sha256=upload.sha256,
        content=upload.content,
        register=upload.register,
        verb=verb_name,
        basis_id=basis_id,
        mapping=_with_headings(mapping, upload.content, importable),
        by_id=actor.user_id,
    )


def _with_headings(mapping: dict[str, Any], content: bytes, importable: Importable) -> dict[str, Any]:
    """The mapping with the office's own headings, for the sheet that goes back. A file whose headings nobody
    knows is kept too: a person says on the page what its columns are. Raises `imports.*`."""
    plan = look_at(content, importable, mapping_of(mapping), on=today())
    return {**mapping, "headings": headings_of(plan)}


def mapping_of(kept: dict[str, Any] | None) -> Mapping | None:
    """A kept mapping, ready to read with."""
    return Mapping.from_json(json.dumps(kept)) if kept else None


@verb("imports.map_columns")
def map_columns(
    actor: Any,
    *,
    imported: Import,
    fields: dict[str, str],
    heading_rows: dict[str, int] | None = None,
    left_out: Sequence[str] | None = None,
) -> Import:
    """Correct how a waiting file is read: heading key -> column name or LEAVE_OUT; sheet -> the row of its
    headings, 0 for none; sheets not to read (None: as before).

    Raises `imports.not_waiting`, `imports.bad_mapping`.
    """
    _refuse_unless_waiting(imported)
    importable = importable_of(imported.verb)
    known = {column.name for column in importable.columns} | {LEAVE_OUT}
    if not set(fields.values()) <= known:
        raise Problem("imports.bad_mapping", _("There is no such column."))
    mapping = imported.mapping or EMPTY_MAPPING
    mapping = {
        **mapping,
        "fields": {**mapping["fields"], **fields},
        "heading_rows": {**mapping["heading_rows"], **(heading_rows or {})},
        "left_out": mapping["left_out"] if left_out is None else list(left_out),
    }
    imported.mapping = _with_headings(mapping, bytes(imported.content or b""), importable)
    imported.save(update_fields=["mapping"])
    return imported


def _refuse_unless_waiting(imported: Import) -> None:
    if imported.state != "waiting":
        raise Problem("imports.not_waiting", _("This file is no longer waiting."))


@verb("imports.discard_file")
def discard_file(actor: Any, *, imported: Import) -> None:
    """Throw a file away that waits or did not go: the wrong one was chosen. Nothing of it is kept. Raises
    `imports.not_waiting`."""
    row = Import.objects.select_for_update().get(id=imported.id)
    if row.state not in ("waiting", "failed"):
        raise Problem("imports.not_waiting", _("This file is no longer waiting."))
    row.delete()


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
    verb_name: str = REGISTERING,
    mapping: str | None = None,
    basis_id: UUID | None = None,
    imported: Import | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> Import:
    """Bring a file in, whole or not at all. `mapping` as JSON, else the register's kept one.

    Raises `imports.*` where the file cannot be read at all; a bad row never stops the rest.
    """
    importable = importable_of(verb_name)
    said = mapping_said(upload, mapping)
    row = imported or Import(file_name=upload.file_name, register=upload.register, verb=verb_name)
    row.sha256, row.basis_id, row.by_id = upload.sha256, basis_id, actor.user_id
    row.save()
    bringing = _Bringing(actor, row, importable, on_progress)
    bringing.all(Order(upload.content, importable, said, today(), basis_id, bringing.matcher.is_first))
    if mapping:
        KeptMapping.objects.update_or_create(
            register=upload.register, defaults={"mapping": _for_next_month(json.loads(mapping))}
        )
    return row


def _for_next_month(mapping: dict[str, Any]) -> dict[str, Any]:
    """What the words of the headings mean is kept; the row they stand in is another one next month."""
    rows = {sheet: row for sheet, row in mapping["heading_rows"].items() if row == 0}
    return {
        **EMPTY_MAPPING,
        "fields": mapping["fields"],
        "heading_rows": rows,
        "left_out": mapping["left_out"],
    }


def mapping_said(upload: Upload, mapping: str | None) -> str | None:
    """The mapping given, else the one kept for this register, as JSON."""
    kept = None if mapping else KeptMapping.objects.filter(register=upload.register).first()
    return json.dumps(kept.mapping) if kept else mapping


class _Bringing:
    """One import while it runs: counts, and hands each batch to the verb."""

    def __init__(
        self, actor: Any, imported: Import, importable: Importable, on_progress: Callable[[int], None] | None
    ) -> None:
        self.actor, self.imported, self.importable = actor, imported, importable
        self.on_progress = on_progress
        self.matcher = Matcher(imported.organisation_id, imported.register, imported.id)

    def all(self, order: Order) -> None:
        for number, batch in enumerate(batches(order)):
            self._batch(number, batch)
            if self.on_progress:
                self.on_progress(self.imported.rows_read)
        done = self.imported
        if done.refused:
            self._make_returnable(order)
        done.state, done.done_at, done.content = "done", timezone.now(), None
        done.save()
        Import.objects.filter(id=done.id).update(wrote=_this_transaction())
        done.refresh_from_db()

    def _make_returnable(self, order: Order) -> None:
        """The sheet that goes back has the office's headings, and the cells of rows that a person must tell
        apart: the file is opened once more, since it is not kept."""
        mapping = Mapping.from_json(order.mapping) if order.mapping else None
        register = read_register(order.source, order.importable, mapping, on=order.on)
        self.imported.mapping = {**(self.imported.mapping or {}), "headings": headings_of(register.plan)}
        alike = self.imported.refusals.filter(code="imports.several_match")
        waiting = {(row.sheet, row.row): row for row in alike}
        for row in register if waiting else ():
            if (refusal := waiting.get((row.sheet, row.row))) is not None:
                refusal.cells = kept_cells(register.shown_cells(row))
                refusal.save(update_fields=["cells"])

    def _batch(self, number: int, batch: Sequence[Line | Refused]) -> None:
        refused = [item for item in batch if isinstance(item, Refused)]
        found = self.matcher.sort(item for item in batch if isinstance(item, Line))
        refused += asked_of(found)
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
        ChangedRow.objects.bulk_create(_as_it_was(self.imported, line, known) for line, known in changed)
        for line, known in changed:
            RegisterRow.objects.filter(id=known.id).update(
                content=line.prepared.content, identity=line.prepared.identity, number=line.prepared.number
            )

    def _digest(self, part: str, number: int) -> str:
        return f"{self.imported.id}/{part}/{number}"

    def _call(self, name: str, batch: Any) -> None:
        """The room's own verb, under a command of its own that follows from the import's."""
        verb_named(name)(self.actor, command=uuid5(self.imported.id, batch.digest), batch=batch)


def _as_it_was(imported: Import, line: Line, known: Known) -> ChangedRow:
    return ChangedRow(
        imported=imported,
        register_row_id=known.id,
        number=known.number,
        identity=known.identity,
        content=known.content,
        sheet=line.sheet,
        row=line.row,
    )


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


@verb("imports.undo_import")
def undo_import(actor: Any, *, imported: Import) -> dict[str, Any]:
    """Take an import back: people it brought go, people it changed are as before; whom somebody has worked on
    since stays, and is named.

    Answers {"withdrawn": n, "restored": n, "kept": [{"id", "sheet", "row"}]}. Raises `imports.not_done`.
    """
    if imported.state != "done":
        raise Problem("imports.not_done", _("Only a finished import can be taken back."))
    importable = importable_of(imported.verb)
    restored, changed = _restore(actor, imported, importable)
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
    return {"withdrawn": answer["withdrawn"], "restored": restored, "kept": named + changed}


def stayed(imported: Import) -> list[tuple[str, int, UUID]]:
    """Where in the file those stand whom an undo left as they are, and who they are: new and changed ones."""
    new = imported.rows.exclude(subject_id=ERASED).values_list("sheet", "row", "subject_id")
    changes = {one.register_row_id: one for one in imported.changes.all()}
    subjects = RegisterRow.objects.filter(id__in=changes).values_list("id", "subject_id")
    changed = [(changes[id].sheet, changes[id].row, subject) for id, subject in subjects]
    return sorted([*new, *changed])


def _restore(actor: Any, imported: Import, importable: Importable) -> tuple[int, list[dict[str, Any]]]:
    """Rows of earlier imports as they were before this one, with their people; those that must stay."""
    changes = {change.register_row_id: change for change in imported.changes.all()}
    rows = {row.subject_id: row for row in RegisterRow.objects.filter(id__in=changes)}
    if not rows:
        return 0, []
    answer = verb_named(importable.restore)(
        actor, command=uuid5(imported.id, "restore"), ids=list(rows), change=imported.wrote
    )
    kept = {UUID(id) for id in answer["kept"]}
    for subject, row in rows.items():
        if subject not in kept:
            before = changes[row.id]
            row.number, row.identity, row.content = before.number, before.identity, before.content
            row.save(update_fields=["number", "identity", "content"])
            before.delete()
    named = [(id, changes[rows[id].id]) for id in sorted(kept)]
    return answer["restored"], [{"id": str(id), "sheet": c.sheet, "row": c.row} for id, c in named]
