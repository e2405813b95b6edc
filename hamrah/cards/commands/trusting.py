"""`hamrah card verify`, and the lists that verifiers fetch. Not here: judging (rules/reading.py)."""

import json
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from hamrah.cards.rules.reading import Verified, read
from hamrah.cards.trust import keys_trusted
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out


def _verify_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="the text of the QR code, or - for standard input")
    parser.add_argument(
        "--jwk", type=Path, help="the issuer's public key, where it is not of this installation"
    )
    parser.add_argument("--issuer", help="the host name that the key vouches for, with --jwk")


def _verify(arguments: Namespace, out: Out) -> int:
    text = input() if arguments.text == "-" else arguments.text
    jwk = json.loads(arguments.jwk.read_text()) if arguments.jwk else None
    found = read(text.strip(), keys=keys_trusted(jwk, arguments.issuer), at=int(time.time()))
    answer: dict[str, Any] = {"verdict": found.verdict}
    if isinstance(found, Verified):
        card = found.card
        answer |= {"number": card.number, "name": card.name, "native_name": card.native_name}
        answer |= {"issuer": card.issuer, "expires_at": card.expires_at}
    else:
        answer["why"] = found.why
    out.answer(answer, " ".join(f"{name}: {value}" for name, value in answer.items() if value))
    return 0 if isinstance(found, Verified) else 1


TRUSTING = (
    Command(
        "card verify",
        "Check the text of a card's code with no network.",
        "hamrah card verify - < code.txt",
        _verify_arguments,
        _verify,
    ),
)
