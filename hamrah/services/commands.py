"""`hamrah services ...`: what a night does for every organisation. Not here: what it does (sweeping.py)."""

from argparse import ArgumentParser, Namespace

from hamrah.access.actor import installer
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.organisations.here import organisations_here
from hamrah.services.actions import collect_letters

NEEDED = ("services.collect_letters", "organisations.take_letter", "organisations.send_letter")


def _arguments(parser: ArgumentParser) -> None:
    """None."""


def collect(arguments: Namespace, out: Out) -> None:
    """Letters fetched, days kept, for each organisation of this installation."""
    rows = []
    for organisation in organisations_here():
        counts = collect_letters(installer(organisation, *NEEDED))
        rows.append({"organisation": organisation.code, **counts})
    lines = [
        f"{row['organisation']:<9} {row['read']} read, {row['unreadable']} unreadable,"
        f" {row['expired']} expired, {row['raised']} raised, {row['withdrawn']} withdrawn"
        for row in rows
    ]
    out.answer(rows, lines or ["There is no organisation yet."])


COMMANDS = (
    Command(
        name="services collect",
        summary="Fetch letters of hand-overs, close what expired, raise silence: once a night or oftener.",
        example="hamrah services collect --json",
        arguments=_arguments,
        run=collect,
        every=3_600,
    ),
)
