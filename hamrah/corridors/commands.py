"""`hamrah analytics ...`: taking a snapshot, and asking it one of the named questions.

Not here: the questions (questions.py). For the nightly run a line in the machine's own timetable is enough.
"""

from argparse import ArgumentParser, Namespace
from typing import Any

from hamrah.access.actor import actor_named
from hamrah.corridors.actions import take_snapshot
from hamrah.corridors.questions import QUESTIONS, ask
from hamrah.corridors.snapshot import SPELLS, Snapshot, latest, sha256_of
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.ground.verb import refuse_unless_allowed
from hamrah.ground.words import _


def _who(parser: ArgumentParser) -> None:
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--as", dest="user", required=True, metavar="USER")


def _what(parser: ArgumentParser) -> None:
    parser.add_argument("question", metavar="QUESTION", help=", ".join(QUESTIONS))
    parser.add_argument(
        "--city", action="append", default=[], metavar="KIND:CODE", help="for `present`: city:surat"
    )
    _who(parser)


def _take(arguments: Namespace, out: Out) -> None:
    made = take_snapshot(actor_named(arguments.user, code=arguments.org))
    out.answer(
        made,
        f"Snapshot {made['snapshot']}: {made['rows']} journeys of {made['workers']} workers,"
        f" as of {made['cut_off']}.",
    )


def _ask(arguments: Namespace, out: Out) -> None:
    """For those who may take a snapshot: nothing is hidden or rounded here."""
    actor = actor_named(arguments.user, code=arguments.org)
    refuse_unless_allowed(actor, "corridors.take_snapshot")
    found = _sound(latest(actor.organisation_id))
    values = {"cities": arguments.city} if arguments.question == "present" else {}
    rows = ask(arguments.question, [found.spells], **values)
    question = QUESTIONS[arguments.question]
    head = {
        "question": question.code,
        "version": question.version,
        "definition": str(question.definition),
        "snapshot": found.id,
        "as_of": found.cut_off,
    }
    out.answer(head | {"rows": rows}, [*(f"{name}: {said}" for name, said in head.items()), *_lines(rows)])


def _lines(rows: list[dict[str, Any]]) -> list[str]:
    return ["\t".join(rows[0]), *("\t".join(map(str, row.values())) for row in rows)] if rows else ["-"]


def _sound(found: Snapshot | None) -> Snapshot:
    """Raises `corridors.no_snapshot`, `corridors.damaged`."""
    if found is None:
        raise Problem("corridors.no_snapshot", _("No snapshot has been taken yet."))
    if not found.spells.exists() or sha256_of(found.spells) != found.manifest["files"][SPELLS]:
        raise Problem("corridors.damaged", _("The snapshot is damaged. Take a new one."))
    return found


COMMANDS = (
    Command(
        name="analytics snapshot",
        summary="Journeys under keys that nobody keeps, as Parquet with a manifest; once a night.",
        example="hamrah analytics snapshot --org PAG --as bina",
        arguments=_who,
        run=_take,
    ),
    Command(
        name="analytics ask",
        summary="One named question to the latest snapshot, with its definition and its moment.",
        example="hamrah analytics ask corridor --org PAG --as bina",
        arguments=_what,
        run=_ask,
    ),
)
