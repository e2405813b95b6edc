"""`hamrah helpline send`: messages that are due, for every organisation; done by itself while Hamrah serves.

Not here: how one is sent (sending.py).
"""

import time
from argparse import ArgumentParser, Namespace

from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.helpline.sending import send_due
from hamrah.organisations.here import organisations_here

EVERY_SECONDS = 60


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--again", action="store_true", help="go on, once a minute, until stopped")


def send(arguments: Namespace, out: Out) -> None:
    """Once, or every minute."""
    while True:
        rows = [{"organisation": one.code, **send_due(one)} for one in organisations_here()]
        lines = [
            f"{row['organisation']:<9} {row['sent']} sent, {row['kept']} kept, {row['again']} to try again,"
            f" {row['failed']} failed"
            for row in rows
        ]
        out.answer(rows, lines or ["There is no organisation yet."])
        if not arguments.again:
            return
        time.sleep(EVERY_SECONDS)


COMMANDS = (
    Command(
        name="helpline send",
        summary="Send the text messages that are due: once a minute or oftener.",
        example="hamrah helpline send --json",
        arguments=_arguments,
        run=send,
        every=EVERY_SECONDS,
    ),
)
