"""`hamrah export ...`: the list, making an agreed one into a file, removing files past their day.

Asking and agreeing are for pages: a person reads there what leaves. Not here: the sheet itself.
"""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from hamrah.access.actor import actor_named, installer
from hamrah.disclosures import actions
from hamrah.disclosures.models import Export
from hamrah.disclosures.sheet import new_passphrase
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.ground.verb import refuse_unless_allowed
from hamrah.organisations.here import organisations_here


def _who(parser: ArgumentParser) -> None:
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--as", dest="user", required=True, metavar="USER")


def _which(parser: ArgumentParser) -> None:
    parser.add_argument(
        "number", metavar="NUMBER", help="the export's number, as `hamrah export list` shows it"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.xlsx")
    _who(parser)


def _list(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    refuse_unless_allowed(actor, "disclosures.see")
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        rows = [_row(export) for export in Export.objects.visible_to(actor).defer("content")]
    lines = [f"{row['number']}  {row['state']:<9} {row['people']:>6}  {row['recipient']}" for row in rows]
    out.answer(rows, lines or ["Nothing has left."])


def _row(export: Export) -> dict[str, Any]:
    return {
        "number": export.number,
        "state": export.state,
        "people": len(export.people),
        "recipient": export.body,
        "asked_at": export.asked_at,
        "kept_until": export.kept_until,
    }


def _make(arguments: Namespace, out: Out) -> None:
    """The passphrase is the answer: whoever runs this writes it down now."""
    actor = actor_named(arguments.user, code=arguments.org)
    passphrase = new_passphrase()
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        wanted = arguments.number.upper()
        export = next((row for row in Export.objects.visible_to(actor) if row.number == wanted), None)
        if export is None:
            raise Problem(
                "disclosures.no_such_export", "There is no such export. Look with: hamrah export list"
            )
        made = actions.make_export(actor, export=export, passphrase=passphrase)
        _write(arguments.out, bytes(actions.download_export(actor, export=made).content or b""))
    answer = {"file": str(arguments.out), "people": made.rows, "passphrase": passphrase}
    said = f"{made.rows} people in {arguments.out}. The passphrase, shown once: {passphrase}"
    out.answer(answer, [said, "Tell it by another way than the file."])


def _write(path: Path, content: bytes) -> None:
    """Readable by its owner alone; an existing file is not written over."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    except OSError as wrong:
        raise Problem(
            "disclosures.cannot_write",
            "%(path)s cannot be written: %(why)s",
            path=str(path),
            why=wrong.strerror,
        ) from wrong


def _whose(parser: ArgumentParser) -> None:
    parser.add_argument("--org", metavar="CODE", help="one organisation; without it all of them")


def _end(arguments: Namespace, out: Out) -> None:
    wanted = [one for one in organisations_here() if arguments.org in (None, one.code)]
    count = sum(actions.end_exports(installer(one, "disclosures.end_exports")) for one in wanted)
    out.answer({"ended": count}, f"{count} files past their day are gone.")


COMMANDS = (
    Command(
        name="export list",
        summary="What left the house or is about to: number, state, people, recipient.",
        example="hamrah export list --org PAG --as bina",
        arguments=_who,
        run=_list,
    ),
    Command(
        name="export make",
        summary="Make an agreed export into a locked file; prints its passphrase once.",
        example="hamrah export make 4F2A9C --out masons.xlsx --org PAG --as bina",
        arguments=_which,
        run=_make,
    ),
    Command(
        name="export end",
        summary="Remove the files of exports that are past their day, here and in letters; once a day.",
        example="hamrah export end --org PAG",
        arguments=_whose,
        run=_end,
        every=86_400,
    ),
)
