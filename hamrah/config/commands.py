"""The commands of the whole house: init, serve, demo, doctor. Not here: those of the rooms."""

import argparse
from pathlib import Path

from hamrah.cards.offline import offline_commands
from hamrah.config import environment
from hamrah.config.backup.commands import BACKUP_COMMANDS
from hamrah.config.demo import DEMO
from hamrah.config.doctor import examine
from hamrah.config.findings import Finding
from hamrah.config.journal.commands import JOURNAL_COMMANDS
from hamrah.config.opening import migrate, open_house
from hamrah.config.serving import serve
from hamrah.config.upgrade import UPGRADE
from hamrah.ground.room import Command, no_arguments
from hamrah.ground.terminal import Out


def run_init(arguments: argparse.Namespace, out: Out) -> None:
    """Make the data folder and the database and bring its tables to this version. May run again."""
    with open_house(migrated=False):
        steps = migrate()
    folder = environment.data_folder()
    out.answer({"folder": str(folder), "migrations": steps}, f"Ready in {folder} ({steps} steps taken).")


def run_serve(arguments: argparse.Namespace, out: Out) -> int:
    """Serve pages until Ctrl-C."""
    return serve(out, with_demo=arguments.demo)


def run_doctor(arguments: argparse.Namespace, out: Out) -> int:
    """Tell where everything is and what is wrong; exit code 1 when something is."""
    findings = _journal_findings(arguments.anchor) if arguments.journal or arguments.anchor else examine()
    out.answer([finding.as_dict() for finding in findings], [finding.line() for finding in findings])
    return int(any(finding.fix for finding in findings))


def _journal_findings(anchor: Path | None) -> list[Finding]:
    with open_house():
        from hamrah.config.journal.examining import examine_journal

        return list(examine_journal(anchor))


def _doctor_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--journal", action="store_true", help="prove the journal's chain, or name its first "
                        "broken row")  # fmt: skip
    parser.add_argument("--anchor", type=Path, help="a kept anchor to prove it against")


def _serve_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="first load the demo network if nothing is there")


HOUSE_COMMANDS = (
    Command(
        name="init",
        summary="Make the data folder and the database, or bring them to this version.",
        example="hamrah init",
        arguments=no_arguments,
        run=run_init,
    ),
    Command(
        name="serve",
        summary="Serve the pages until Ctrl-C.",
        example="HAMRAH_PORT=8080 hamrah serve",
        arguments=_serve_arguments,
        run=run_serve,
    ),
    DEMO,
    *BACKUP_COMMANDS,
    UPGRADE,
    *JOURNAL_COMMANDS,
    Command(
        name="doctor",
        summary="Say where everything is, what is wrong, and what mends it.",
        example="hamrah doctor --json",
        arguments=_doctor_arguments,
        run=run_doctor,
    ),
    # Their keeper's machine has no database, perhaps no network.
    *offline_commands(environment.data_folder),
)
