"""`hamrah journal seal`, `hamrah journal anchor`. Not here: how; `doctor --journal` (config/commands.py)."""

import argparse
from pathlib import Path

from hamrah.ground.problem import Problem
from hamrah.ground.room import Command, no_arguments
from hamrah.ground.terminal import Out


def run_seal(arguments: argparse.Namespace, out: Out) -> None:
    """Seal what every organisation's journal got since its last seal."""
    from hamrah.config.opening import open_house

    with open_house():
        from hamrah.config.journal.daily import seal_all

        made = seal_all()
    answer = {code: {"number": seal.number, "hash": bytes(seal.hash).hex()} for code, seal in made.items()}
    lines = [f"{code}: seal {s.number}, {s.journal_rows:,} journal rows, {s.difference_rows:,} differences."
             for code, s in made.items()]  # fmt: skip
    out.answer(answer, lines or ["Nothing was written since the last seals."])


def run_anchor(arguments: argparse.Namespace, out: Out) -> None:
    """Write the signed list of last seals, to be kept off this host."""
    path: Path = arguments.out
    if path.suffix.lower() not in (".txt", ".pdf"):
        raise Problem("config.anchor_form", "Name a file that ends in .txt (file, e-mail) or .pdf (paper).")
    if path.exists():
        raise Problem(
            "config.file_exists", "%(file)s is there already. Name a new file, or move it away.", file=path
        )
    from hamrah.config.opening import open_house

    with open_house():
        from hamrah.config.journal.anchor import make_anchor
        from hamrah.config.journal.paper import printed

        anchor = make_anchor()
        content = printed(anchor) if path.suffix.lower() == ".pdf" else anchor.text().encode()
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Problem(
            "config.anchor_not_written",
            "%(file)s could not be written (%(reason)s).",
            file=path,
            reason=error.strerror,
        ) from error
    out.answer({"file": str(path), "seals": len(anchor.seals)},
               f"{len(anchor.seals)} seals in {path}. Take it off this host today.")  # fmt: skip


def _anchor_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, help="a new file: .txt to send, .pdf to print")


JOURNAL_COMMANDS = (
    Command(
        name="journal seal",
        summary="Seal every organisation's journal; serving does it once a day by itself.",
        example="hamrah journal seal",
        arguments=no_arguments,
        run=run_seal,
    ),
    Command(
        name="journal anchor",
        summary="Write the last seals, signed, to keep where the server's ruler cannot change them.",
        example="hamrah journal anchor --out anchor-2026-11-22.pdf",
        arguments=_anchor_arguments,
        run=run_anchor,
    ),
)
