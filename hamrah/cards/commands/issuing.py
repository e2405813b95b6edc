"""`hamrah card issue|print`. Not here: what they do (actions/, printing.py), trust (trusting.py)."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from uuid import UUID

from hamrah.access.actor import actor_named
from hamrah.access.room import organisation_called
from hamrah.cards.actions import issue_card, print_cards
from hamrah.cards.issuing import Chosen
from hamrah.cards.keys import public_jwk
from hamrah.cards.models import Card
from hamrah.cards.printing import pdf_of
from hamrah.cards.rules.number import parse_number
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


ISSUING = (
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
)
