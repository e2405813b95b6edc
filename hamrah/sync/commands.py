"""`hamrah sync tidy`: every night, for every organisation. Not here: what is kept how long (actions/)."""

from argparse import ArgumentParser, Namespace

from hamrah.access.actor import installer
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.organisations.here import organisations_here
from hamrah.sync.actions import forget_files


def _arguments(parser: ArgumentParser) -> None:
    """None."""


def tidy(arguments: Namespace, out: Out) -> None:
    """Files of phones that no command named within a month."""
    rows = [
        {"organisation": one.code, "forgotten": forget_files(installer(one, "sync.forget_files"))}
        for one in organisations_here()
    ]
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
