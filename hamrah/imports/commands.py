"""`hamrah import` and `hamrah import undo`. Not here: what they do (actions.py)."""

import json
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from hamrah.access.actor import Actor, actor_named, installer
from hamrah.ground import context
from hamrah.ground.day import today
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out, Progress
from hamrah.ground.verb import refuse_unless_allowed
from hamrah.ground.words import _
from hamrah.imports.actions import (
    LARGEST_FILE_BYTES,
    REGISTERING,
    Upload,
    import_register,
    importable_of,
    mapping_said,
    undo_import,
)
from hamrah.imports.matching import Matcher
from hamrah.imports.models import Import, RefusedRow
from hamrah.imports.pipeline import Batch, Order, batches
from hamrah.imports.reading.length import rows_about
from hamrah.imports.refusals import sentence_of, write_refusals
from hamrah.imports.rehearsal import rehearse
from hamrah.imports.rows import Refused
from hamrah.organisations.models import Organisation


def register_of(file_name: str) -> str:
    """The register a file belongs to, from its name without months and years: "workers-march-2026.xlsx"
    and "workers-april-2026.xlsx" are one register."""
    stem = Path(file_name).stem.casefold()
    months = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    words = [w for w in re.split(r"[\W\d_]+", stem) if w and not re.fullmatch(months, w)]
    return "-".join(words)[:80] or "register"


def upload_of(path: Path, register: str) -> Upload:
    """The file, read. Raises `imports.no_such_file`, `imports.file_too_large`."""
    if not path.is_file():
        raise Problem("imports.no_such_file", _("There is no file %(path)s."), path=str(path))
    if path.stat().st_size > LARGEST_FILE_BYTES:
        raise Problem("imports.file_too_large", _("This file is larger than 200 MB. Split it."))
    return Upload(path.name, path.read_bytes(), register or register_of(path.name))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--as", dest="user", required=True, metavar="USER")
    parser.add_argument("--mapping", type=Path, help="JSON: which heading is which column")
    parser.add_argument("--basis", type=Path, help="JSON: purposes, notice_version, held_by, filed_where")
    parser.add_argument(
        "--register", default="", help="the office's register (default: from the file's name)"
    )
    parser.add_argument(
        "--refused", type=Path, metavar="XLSX", help="write the refused rows, to correct them"
    )
    parser.add_argument("--dry-run", action="store_true", help="read and judge, write nothing")


def _import(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    upload = upload_of(arguments.file, arguments.register)
    mapping = _text(arguments.mapping)
    if arguments.dry_run:
        _dry_run(actor, upload, mapping, out)
        return
    basis_id = _basis(actor, arguments.basis)
    progress = Progress(rows_about(upload.content), "importing")

    def tell(rows: int) -> None:
        progress.step(rows - progress.done)

    imported = import_register(actor, upload=upload, mapping=mapping, basis_id=basis_id, on_progress=tell)
    progress.finish()
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        refusals = list(map(_refusal, imported.refusals.all()))
        if arguments.refused:
            write_refusals(imported, arguments.refused)
    counts = {name: getattr(imported, name) for name in ("accepted", "updated", "unchanged")}
    _answer(out, {"import": str(imported.id), **counts, "refused": refusals})


def _dry_run(actor: Actor, upload: Upload, mapping: str | None, out: Out) -> None:
    refuse_unless_allowed(actor, "imports.import_register")
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        said, importable = mapping_said(upload, mapping), importable_of(REGISTERING)
        order = Order(upload.content, importable, said, today(), None)
        progress = Progress(rows_about(upload.content), "reading")
        done = rehearse(_told(batches(order), progress), Matcher(actor.organisation_id, upload.register))
        progress.finish()
    counts = {name: getattr(done, name) for name in ("accepted", "updated", "unchanged")}
    _answer(out, {"dry_run": True, **counts, "refused": list(map(_refusal, done.refused))})


def _refusal(row: Refused | RefusedRow) -> dict[str, Any]:
    place = {"sheet": row.sheet, "row": row.row, "column": row.column}
    return {**place, "value": row.value, "why": sentence_of(row)}


def _told(read: Iterable[Batch], progress: Progress) -> Iterator[Batch]:
    for batch in read:
        progress.step(len(batch))
        yield batch


def _answer(out: Out, answer: dict[str, Any]) -> None:
    lines = [f"{answer[name]:,} {name}" for name in ("accepted", "updated", "unchanged")]
    lines.append(f"{len(answer['refused']):,} refused")
    lines += [
        f"  {row['sheet']} row {row['row']}, {row['column']}: {row['why']}" for row in answer["refused"][:20]
    ]
    out.answer(answer, lines)


def _text(path: Path | None) -> str | None:
    if path is None:
        return None
    if not path.is_file():
        raise Problem("imports.no_such_file", _("There is no file %(path)s."), path=str(path))
    return path.read_text(encoding="utf-8")


def _basis(actor: Any, path: Path | None) -> UUID | None:
    """State the basis named in the file, through the verb of the room that keeps it."""
    text = _text(path)
    if text is None:
        return None
    try:
        said = json.loads(text)
        facts = {name: said[name] for name in ("purposes", "notice_version", "held_by", "filed_where")}
    except (ValueError, KeyError, TypeError) as wrong:
        raise Problem(
            "imports.bad_basis",
            _("A basis file holds purposes, notice_version, held_by and filed_where, as JSON."),
        ) from wrong
    return verb_named("people.state_basis")(actor, **facts).id


def _undo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", type=UUID, metavar="ID")
    parser.add_argument("--org", metavar="CODE", help="with --as; else whoever holds this machine undoes it")
    parser.add_argument("--as", dest="user", metavar="USER")


def _undo(arguments: Namespace, out: Out) -> None:
    actor = _who_undoes(arguments)
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        imported = Import.objects.visible_to(actor).filter(id=arguments.id).first()
    if imported is None:
        raise Problem("imports.no_such_import", _("There is no such import."))
    answer = undo_import(actor, imported=imported)
    kept = [f"  kept: {row['sheet']} row {row['row']} (somebody built upon it)" for row in answer["kept"]]
    out.answer(answer, [f"{answer['withdrawn']:,} taken back", *kept])


def _who_undoes(arguments: Namespace) -> Actor:
    """The user named, or the installer, for whom the owner's role finds whose import it is."""
    if arguments.org and arguments.user:
        return actor_named(arguments.user, code=arguments.org)
    found = Import.objects.using("owner").filter(id=arguments.id).first()
    if found is None:
        raise Problem("imports.no_such_import", _("There is no such import."))
    with context.opened(door="identify"):
        organisation = Organisation.objects.get(id=found.organisation_id)
    importable = importable_of(found.verb)
    return installer(organisation, "imports.undo_import", importable.withdraw, importable.restore)


COMMANDS = (
    Command(
        name="import",
        summary="Bring an office's register in, from XLSX, ODS or CSV.",
        example="hamrah import register.xlsx --org PAG --as asha --basis basis.json",
        arguments=_arguments,
        run=_import,
    ),
    Command(
        name="import undo",
        summary="Take an import back; what somebody built upon is named and stays.",
        example="hamrah import undo 0199f3a2-0000-7000-8000-000000000000",
        arguments=_undo_arguments,
        run=_undo,
    ),
)
