"""`hamrah card issue|print|verify`. Not here: what they do (actions.py, printing.py, rules/reading.py)."""

import json
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any
from uuid import UUID

from hamrah.access.actor import actor_named
from hamrah.access.room import organisation_called
from hamrah.cards.actions import issue_card, print_cards
from hamrah.cards.issuing import Chosen
from hamrah.cards.keys import public_jwk
from hamrah.cards.models import Card
from hamrah.cards.printing import pdf_of
from hamrah.cards.rules.number import parse_number
from hamrah.cards.rules.reading import Verified, read
from hamrah.cards.trust import keys_trusted
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.room import Command
from hamrah.ground.terminal import Out
from hamrah.ground.words import _
from hamrah.people.models import Person


def _who(parser: ArgumentParser) -> None:
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--as", dest="user", required=True, metavar="USER")


def _issue_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("person", type=UUID, metavar="PERSON", help="the id that `hamrah search` shows")
    parser.add_argument("--no-face", action="store_true", help="she does not want her face in the code")
    _who(parser)


def _issue(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        person = Person.objects.visible_to(actor).filter(id=arguments.person).first()
    if person is None:
        raise Problem("cards.no_such_person", _("There is no such person."))
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        card = issue_card(actor, person=person, chosen=Chosen(face=not arguments.no_face))
        answer = {
            "number": card.number,
            "expires_on": card.expires_on,
            "qr": card.text,
            "issuer_jwk": public_jwk(bytes(card.key.public_key)),
        }
    out.answer(answer, f"Card {card.number}, valid until {card.expires_on}.")


def _print_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("number", metavar="NUMBER")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    _who(parser)


def _print(arguments: Namespace, out: Out) -> None:
    actor = actor_named(arguments.user, code=arguments.org)
    number = parse_number(arguments.number)
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        card = Card.objects.visible_to(actor).filter(number=number).first()
        if card is None:
            raise Problem("cards.no_such_card", _("There is no card with this number."))
        pdf = pdf_of([card], organisation_called(arguments.org))
        print_cards(actor, cards=[card])
    arguments.out.write_bytes(pdf)
    out.answer({"file": str(arguments.out), "bytes": len(pdf)}, f"Wrote {arguments.out}.")


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


COMMANDS = (
    Command(
        "card issue",
        "Sign a card for an accepted worker.",
        "hamrah card issue 0199f3a2-... --org PAG --as farah",
        _issue_arguments,
        _issue,
    ),
    Command(
        "card print",
        "Draw a card as PDF, front and back.",
        "hamrah card print PA-7K3M-9QXT-N --out card.pdf --org PAG --as farah",
        _print_arguments,
        _print,
    ),
    Command(
        "card verify",
        "Check the text of a card's code with no network.",
        "hamrah card verify - < code.txt",
        _verify_arguments,
        _verify,
    ),
)
