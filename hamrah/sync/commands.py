"""`hamrah sync tidy`: every night, for every organisation. Not here: what is kept how long (filing.py)."""

from argparse import ArgumentParser, Namespace

from hamrah.ground import context
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.organisations.here import organisations_here
from hamrah.sync.filing import forget_unused


def _arguments(parser: ArgumentParser) -> None:
    """None."""


def tidy(arguments: Namespace, out: Out) -> None:
    """Files of phones that no command named within a month."""
    rows = []
    for one in organisations_here():
        with context.opened(organisation_id=one.id):
            rows.append({"organisation": one.code, "forgotten": forget_unused()})
    lines = [f"{row['organisation']:<9} {row['forgotten']} files that nothing named are gone" for row in rows]
    out.answer(rows, lines or ["There is no organisation yet."])


COMMANDS = (
    Command(
        name="sync tidy",
        summary="Drop what phones sent and no command named within a month; every night.",
        example="hamrah sync tidy --json",
        arguments=_arguments,
        run=tidy,
        every=86_400,
    ),
)
